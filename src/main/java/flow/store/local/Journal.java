package flow.store.local;

import flow.store.StoreFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The records of one run, one behind the other, while they are written. Each goes to the system in one write, so that it
 * survives the end of this process; only {@link #force} waits for the disk, and notes behind them how far they are safe.
 */
final class Journal implements AutoCloseable {
    private final Disk disk;
    private final RandomAccessFile file;
    private final Framing framing;
    private Path path;
    private long length;
    private long recorded;
    private long promised;
    private int number;
    private @Nullable StoreFailure broken;

    private Journal(Disk disk, Path path, RandomAccessFile file, Framing framing) {
        this.disk = disk;
        this.framing = framing;
        this.path = path;
        this.file = file;
    }

    /** @param head what it begins with */
    static Journal create(Disk disk, Path path, Head head) {
        try {
            Journal journal = new Journal(disk, path, disk.open(path), head.framing());
            journal.writeHead(head.bytes());
            return journal;
        } catch (IOException failed) {
            throw StoreFailure.of(path, "cannot be written", failed);
        }
    }

    private void writeHead(byte... head) throws IOException {
        try {
            disk.write(path, file, head);
            length = head.length;
        } catch (IOException failed) {
            file.close();
            throw failed;
        }
    }

    /** The folder around it got its final name. */
    synchronized void movedTo(Path newPath) {
        path = newPath;
    }

    /** @throws StoreFailure when it cannot be written, and from then on */
    synchronized void append(byte[] payload) {
        write(payload);
        recorded = length;
    }

    private void write(byte... payload) {
        requireSound();
        byte[] frame = framing.frame(number, payload);
        try {
            disk.write(path, file, frame);
        } catch (IOException failed) {
            cutBack();
            throw fail("cannot be written", failed);
        }
        length += frame.length;
        number++;
    }

    /** In bytes, up to the end of what was appended last. */
    synchronized long length() {
        return recorded;
    }

    /** @throws StoreFailure when the disk did not take it: what it holds then is unknown, so nothing is written any more */
    void force() {
        // Asked first: what is appended meanwhile may not be on the disk.
        long reached = length();
        try {
            disk.force(requireSound(), file);
        } catch (IOException failed) {
            throw fail("did not reach the disk", failed);
        }
        promise(reached);
    }

    private synchronized void promise(long reached) {
        if (reached > promised) {
            write(Promise.of(reached));
            promised = reached;
        }
    }

    /** Something that the records rely on was lost: no record may follow. */
    synchronized StoreFailure fail(StoreFailure failure) {
        broken = failure;
        return failure;
    }

    private StoreFailure fail(String what, IOException cause) {
        return fail(StoreFailure.of(path, what, cause));
    }

    synchronized Path requireSound() {
        if (broken != null) {
            throw broken.again();
        }
        return path;
    }

    /** Half a record would be taken for damage by every later reader. When this fails too, it is the last thing in the file. */
    private void cutBack() {
        try {
            disk.truncate(path, file, length);
        } catch (IOException stays) {
            return;
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw StoreFailure.of(path, "cannot be closed", failed);
        }
    }
}
