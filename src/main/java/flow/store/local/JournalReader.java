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
import java.util.Optional;
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
    private int records;
    private Framing framing = Framing.PLAIN;
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
        return at(offset, number, framing);
    }

    private JournalReader at(long place, int numberThere, Framing frames) {
        JournalReader next = open(path, head);
        try {
            next.file.skipNBytes(place);
        } catch (IOException broken) {
            throw StoreFailure.of(path, "cannot be read", broken);
        }
        next.offset = place;
        next.number = numberThere;
        next.records = records;
        next.framing = frames;
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

    /** How frames stand in the file, once something was read. */
    Framing framing() {
        return framing;
    }

    /** In bytes, up to the end of what {@link #next} gave, and of what stands behind that and is no record. */
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
            byte[] payload = frame();
            while (payload != null && Promise.in(payload) != Promise.NONE) {
                payload = frame();
            }
            isOver = payload == null;
            if (!isOver) {
                records++;
            }
            return payload;
        } catch (IOException broken) {
            throw StoreFailure.of(path, "cannot be read", broken);
        }
    }

    /**
     * What can still be read behind damage that {@link #next} has told: from the next whole frame on, whose number says that it
     * stood further behind. For looking at what is left, never for going on from there.
     *
     * @return null when there is none
     */
    @Nullable
    JournalReader behindDamage() {
        try {
            ByteBuffer rest = Uninterrupted.run(this::rest);
            Framing frames = offset == 0 ? head.framing() : framing;
            for (int at = 0; at <= rest.limit() - Framing.HEADER; at++) {
                int found = Framing.numberAt(rest, at);
                if (found >= number && found - number <= rest.limit() / Framing.HEADER && frames.isAt(rest, at)) {
                    JournalReader behind = at(offset + at, found, frames);
                    behind.records = records + found - number;
                    return behind;
                }
            }
            return null;
        } catch (IOException broken) {
            throw StoreFailure.of(path, "cannot be read", broken);
        }
    }

    /** Whether it is there: the first write of all may be the one that was cut off or lost. */
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
        Optional<Framing> said = head.read(line.toString(StandardCharsets.ISO_8859_1), path);
        if (said.isEmpty()) {
            requireLostHead();
            return false;
        }
        framing = said.get();
        offset = line.size() + 1L;
        return true;
    }

    private void requireLostHead() throws IOException {
        ByteBuffer all = Uninterrupted.run(this::rest);
        if (new Tail(head.framing(), all, 0).isDamage() || new EarlierTail(all, 0).isDamage()) {
            throw new StoreCorrupt(path.toString(), "its first line is not what was written there");
        }
    }

    private byte @Nullable [] frame() throws IOException {
        lastBegin = offset;
        if (offset == size) {
            return null;
        }
        byte[] payload = whole();
        if (payload == null) {
            requireTail();
            return null;
        }
        offset += Framing.HEADER + payload.length;
        number++;
        return payload;
    }

    /** Null when no whole frame of the expected number stands here. */
    private byte @Nullable [] whole() throws IOException {
        if (size - offset < Framing.HEADER) {
            return null;
        }
        int length = file.readInt();
        int found = file.readInt();
        int checksum = file.readInt();
        if (found != number || length <= 0 || length > size - offset - Framing.HEADER) {
            return null;
        }
        byte[] payload = file.readNBytes(length);
        return checksum == framing.checksum(length, found, payload) ? payload : null;
    }

    private void requireTail() throws IOException {
        ByteBuffer rest = Uninterrupted.run(this::rest);
        boolean isDamage = framing.isPlain()
                ? new EarlierTail(rest, offset).isDamage()
                : new Tail(framing, rest, offset).isDamage();
        if (isDamage) {
            throw new StoreCorrupt(place(), "record " + records + " is not what was written there");
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
