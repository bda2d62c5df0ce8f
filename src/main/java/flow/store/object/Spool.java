package flow.store.object;

import flow.store.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Bytes that are too many for memory, on the disk of this machine while they are on their way. Its space is free again however this process ends. */
final class Spool implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final RandomAccessFile file;
    private final Path path;
    private long size;

    private Spool(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    static Spool create() {
        try {
            Path path = Files.createTempFile("flow-", ".part");
            try {
                return new Spool(path, new RandomAccessFile(path.toFile(), "rw"));
            } finally {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw StoreFailure.of(Path.of(System.getProperty("java.io.tmpdir")), "cannot be written", failed);
        }
    }

    /**
     * Takes all that comes.
     *
     * @param digest is given the bytes
     * @throws IOException when the content cannot be read
     */
    void take(InputStream content, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
            digest.update(buffer, 0, count);
            write(size, buffer, count);
        }
    }

    void write(long at, byte[] bytes) {
        write(at, bytes, bytes.length);
    }

    private synchronized void write(long at, byte[] bytes, int count) {
        try {
            file.seek(at);
            file.write(bytes, 0, count);
            size = Math.max(size, at + count);
        } catch (IOException failed) {
            throw StoreFailure.of(path, "cannot be written", failed);
        }
    }

    /** In bytes. */
    synchronized long size() {
        return size;
    }

    /** As many as there are, up to that many. */
    synchronized byte[] read(long at, int most) {
        try {
            byte[] bytes = new byte[(int) Math.max(0, Math.min(most, size - at))];
            file.seek(at);
            file.readFully(bytes);
            return bytes;
        } catch (IOException failed) {
            throw StoreFailure.of(path, "cannot be read", failed);
        }
    }

    /** All of it, from the beginning; closing that closes this. */
    InputStream content() {
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                byte[] more = Spool.this.read(at, Math.min(length, BUFFER));
                System.arraycopy(more, 0, bytes, offset, more.length);
                at += more.length;
                return more.length == 0 && length > 0 ? -1 : more.length;
            }

            @Override
            public void close() {
                Spool.this.close();
            }
        };
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
