package flow.store.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some texts about a run, in a small file beside its journal: one frame, as in a journal, with a line of JSON, {@code
 * {"v":2,"run":"1m8bc0x22q3z","tags":["nightly"]}}. The file is replaced as a whole, and on the disk behind that. Format 1 was
 * the array alone.
 */
final class RunNote {
    private static final int FORMAT = 2;
    /** In bytes; ten thousand tags of usual length. */
    private static final int LARGEST = 1 << 20;

    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final String runId;
    private final String member;
    private final Disk disk;

    /**
     * @param runId whose they are
     * @param member what they are
     */
    RunNote(Path file, String runId, String member, Disk disk) {
        this.file = file;
        this.runId = runId;
        this.member = member;
        this.disk = disk;
    }

    /** Empty when there never were any. */
    Optional<List<String>> read() {
        try {
            return Optional.of(framed(bytes()));
        } catch (NoSuchFileException never) {
            return Optional.empty();
        } catch (IOException broken) {
            throw StoreFailure.of(file, "cannot be read", broken);
        }
    }

    /** Whatever took its place, no more than a note may have. */
    private byte[] bytes() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST);
        }
    }

    /** @throws IOException also when they are too many */
    void write(List<String> texts) throws IOException {
        byte[] frame = Framing.PLAIN.frame(0, written(texts));
        if (frame.length > LARGEST) {
            throw new IOException("a note about a run is at most " + LARGEST + " bytes long");
        }
        new WholeFiles(disk).writeForced(file, frame);
        disk.forceNames(file.getParent());
    }

    private byte[] written(List<String> texts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("v", FORMAT);
            json.writeStringField("run", runId);
            json.writeArrayFieldStart(member);
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return bytes.toByteArray();
    }

    private List<String> framed(byte[] bytes) throws IOException {
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        int length = bytes.length - Framing.HEADER;
        if (length <= 0 || Framing.lengthAt(frame, 0) != length || !Framing.PLAIN.isAt(frame, 0)) {
            throw damage("it is not what was written there");
        }
        try (JsonParser json = JSON.createParser(bytes, Framing.HEADER, length)) {
            return json.nextToken() == JsonToken.START_ARRAY ? texts(json) : members(json);
        }
    }

    private List<String> members(JsonParser json) throws IOException {
        List<String> texts = List.of();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("v") && json.getIntValue() > FORMAT) {
                throw StoreFailure.ofLaterRelease(file.toString());
            }
            if (name.equals("run") && !json.getText().equals(runId)) {
                throw damage("it belongs to run " + json.getText());
            }
            if (name.equals(member) && value == JsonToken.START_ARRAY) {
                texts = texts(json);
            }
            json.skipChildren();
        }
        return texts;
    }

    private List<String> texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw damage("it is not what was written there");
        }
        return texts;
    }

    private StoreCorrupt damage(String reason) {
        return new StoreCorrupt(file.toString(), reason);
    }
}
