package flow.store.local;

import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Reads the frames of a journal as far as it went when the reading began, also while it is written. */
final class JournalReader implements AutoCloseable {
    private final Path path;
    private final Head head;
    private final long size;
    private final DataInputStream file;
    private long offset;
    private long lastBegin;
    private int number;
    private boolean isOver;

    private JournalReader(Path path, Head head, long size, InputStream file) {
        this.path = path;
        this.head = head;
        this.size = size;
        this.file = new DataInputStream(new BufferedInputStream(file));
    }

    /** @param head what it begins with */
    static JournalReader open(Path path, Head head) {
        try {
            return new JournalReader(path, head, Files.size(path), Files.newInputStream(path));
        } catch (NoSuchFileException gone) {
            throw new StoreCorrupt(path.toString(), "it was written and is gone");
        } catch (IOException broken) {
            throw StoreFailure.of(path, "cannot be read", broken);
        }
    }

    /** Whether the file has grown behind what was read. */
    boolean canGoOn() {
        try {
            return Files.size(path) > Math.max(offset, size);
        } catch (IOException broken) {
            throw StoreFailure.of(path, "cannot be read", broken);
        }
    }

    /** Reads what was written in the meantime, from where this one stopped. */
    JournalReader further() {
        JournalReader next = open(path, head);
        try {
            next.file.skipNBytes(offset);
        } catch (IOException broken) {
            throw StoreFailure.of(path, "cannot be read", broken);
        }
        next.offset = offset;
        next.number = number;
        return next;
    }

    /** Where the record begins that {@link #next} gave last, for messages. */
    String place() {
        return path + " (byte " + lastBegin + ")";
    }

    /** In bytes; what stands behind the last whole record, and is no damage. */
    long cutOff() {
        return size - offset;
    }

    /** In bytes, up to the end of what {@link #next} gave. */
    long offset() {
        return offset;
    }

    /**
     * The next record; null behind the last one, and where a last write was cut off.
     *
     * @throws StoreCorrupt when what stands here is damage and no write that was cut off
     */
    byte @Nullable [] next() {
        try {
            if (isOver || (offset == 0 && !readHead())) {
                return null;
            }
            lastBegin = offset;
            byte[] payload = offset == size ? null : frame();
            isOver = payload == null;
            return payload;
        } catch (IOException broken) {
            throw StoreFailure.of(path, "cannot be read", broken);
        }
    }

    /** Whether it is there: the first write of all may be the one that was cut off. */
    private boolean readHead() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = file.read();
        while (next != '\n' && next >= 0 && line.size() < Head.LARGEST) {
            line.write(next);
            next = file.read();
        }
        if (next < 0 && size < head.bytes().length) {
            return false;
        }
        head.require(line.toString(StandardCharsets.ISO_8859_1), path);
        offset = line.size() + 1L;
        return true;
    }

    private byte @Nullable [] frame() throws IOException {
        byte[] payload = whole();
        if (payload == null) {
            requireTail();
            return null;
        }
        offset += Frame.HEADER + payload.length;
        number++;
        return payload;
    }

    /** Null when no whole frame of the expected number stands here. */
    private byte @Nullable [] whole() throws IOException {
        if (size - offset < Frame.HEADER) {
            return null;
        }
        int length = file.readInt();
        int found = file.readInt();
        int checksum = file.readInt();
        if (found != number || length <= 0 || length > size - offset - Frame.HEADER) {
            return null;
        }
        byte[] payload = file.readNBytes(length);
        return checksum == Frame.checksum(length, found, ByteBuffer.wrap(payload)) ? payload : null;
    }

    private void requireTail() throws IOException {
        if (new Tail(Uninterrupted.run(this::rest), offset).isDamage()) {
            throw new StoreCorrupt(place(), "record " + number + " is not what was written there");
        }
    }

    private ByteBuffer rest() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return channel.map(MapMode.READ_ONLY, offset, Math.min(size - offset, Integer.MAX_VALUE));
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException broken) {
            throw StoreFailure.of(path, "cannot be closed", broken);
        }
    }
}
