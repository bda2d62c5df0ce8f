package flow.store.local;

import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the frames of a journal as far as it went when the reading began, also while it is written. */
final class JournalReader implements AutoCloseable {
    private final Path path;
    private final byte[] head;
    private final long size;
    private final DataInputStream file;
    private long offset;
    private long lastBegin;
    private int number;

    private JournalReader(Path path, byte[] head, long size, InputStream file) {
        this.path = path;
        this.head = head;
        this.size = size;
        this.file = new DataInputStream(new BufferedInputStream(file));
    }

    /** @param head what it begins with */
    static JournalReader open(Path path, byte... head) {
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

    /**
     * The next record; null behind the last one, and where a last write was cut off.
     *
     * @throws StoreCorrupt when what stands here is damaged though whole records follow
     */
    byte @Nullable [] next() {
        try {
            if (offset == 0) {
                readHead();
            }
            lastBegin = offset;
            return offset == size ? null : frame();
        } catch (IOException broken) {
            throw StoreFailure.of(path, "cannot be read", broken);
        }
    }

    private void readHead() throws IOException {
        if (!Arrays.equals(file.readNBytes(head.length), head)) {
            throw new StoreCorrupt(path.toString(), "it does not begin like a journal of this release");
        }
        offset = head.length;
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

    /** A write that was cut off is the last thing in a journal; behind other damage there are records. */
    private void requireTail() throws IOException {
        ByteBuffer rest = Uninterrupted.run(this::rest);
        for (int at = 0; at <= rest.limit() - Frame.HEADER; at++) {
            if (Frame.isAt(rest, at)) {
                throw new StoreCorrupt(place(), "record " + number + " is not what was written there");
            }
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
