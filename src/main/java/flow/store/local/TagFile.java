package flow.store.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The tags that people gave a run, once they were changed behind its start: one frame, as in a journal, with an array of texts,
 * in the file {@code tags} beside the journal, which is never written by anybody else than the run. The file is replaced as a whole.
 */
final class TagFile {
    private static final JsonFactory JSON = new JsonFactory();

    /** To Java, threads of one process cannot wait for each other at a lock of the system. */
    private static final Object TURN = new Object();

    private final Path file;
    private final Path lock;
    private final Disk disk;

    TagFile(Path run, Disk disk) {
        this.file = run.resolve("tags");
        this.lock = run.resolve("tags.lock");
        this.disk = disk;
    }

    /** Empty when they were never changed. */
    Optional<Set<String>> read() {
        try {
            return Optional.of(parsed(Files.readAllBytes(file)));
        } catch (NoSuchFileException never) {
            return Optional.empty();
        } catch (IOException broken) {
            throw StoreFailure.of(file, "cannot be read", broken);
        }
    }

    /** Changes them when no other process and no other thread does; they are on the disk when this returns. */
    Set<String> change(Function<Optional<Set<String>>, Set<String>> change) {
        try {
            return Uninterrupted.run(() -> changed(change));
        } catch (IOException broken) {
            throw StoreFailure.of(file, "cannot be written", broken);
        }
    }

    private Set<String> changed(Function<Optional<Set<String>>, Set<String>> change) throws IOException {
        synchronized (TURN) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                Set<String> changed = change.apply(read());
                new WholeFiles(disk).writeForced(file, Frame.of(0, written(changed)));
                disk.forceNames(file.getParent());
                return changed;
            }
        }
    }

    private static byte[] written(Set<String> tags) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartArray();
            for (String tag : tags) {
                json.writeString(tag);
            }
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }

    private Set<String> parsed(byte[] bytes) throws IOException {
        if (bytes.length <= Frame.HEADER || !Frame.isAt(ByteBuffer.wrap(bytes), 0)) {
            throw new StoreCorrupt(file.toString(), "it is not what was written there");
        }
        Set<String> tags = new LinkedHashSet<>();
        try (JsonParser json = JSON.createParser(bytes, Frame.HEADER, bytes.length - Frame.HEADER)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                tags.add(json.getText());
            }
        }
        return tags;
    }
}
