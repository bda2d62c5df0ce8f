package flow.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file of entries, each a line behind a checksum of it. What was cut off by a crash is no line, and what nobody waited for may be lost
 * with it; nothing else is. One write to the disk serves all that wait for one.
 */
public final class Book implements AutoCloseable {
    /** In bytes; then it is written anew with what still matters, unless most of it does. */
    private static final long LARGE = 16_000_000;

    private static final int CHECKSUM = 8;

    private final Path file;
    private final boolean isForced;
    private final List<Entry> entries = new ArrayList<>();
    private @Nullable Path damaged;
    // Unlike a channel it stays open when a thread that writes is interrupted.
    private RandomAccessFile open;
    private ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private long appended;
    private long safe;
    private long size;
    /** What mattered when it was written anew at last, in bytes. */
    private long kept;

    private boolean isWriting;
    private @Nullable IOException fault;

    private Book(Path file, boolean isForced) throws IOException {
        this.file = file;
        this.isForced = isForced;
        long end = read();
        this.open = new RandomAccessFile(file.toFile(), "rw");
        open.setLength(end);
        open.seek(end);
        this.size = end;
    }

    /**
     * @param isForced whether entries survive a power cut, and not only the end of the process
     * @throws UncheckedIOException when it cannot be read or written
     */
    public static Book open(Path file, boolean isForced) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new Book(file, isForced);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where a copy lies of a file that was damaged in its middle, so that more than its end is lost. */
    public Optional<Path> damaged() {
        return Optional.ofNullable(damaged);
    }

    /** What was in it when it was opened; only once. */
    List<Entry> take() {
        List<Entry> taken = List.copyOf(entries);
        entries.clear();
        return taken;
    }

    /** Where the last whole line ends. */
    private long read() throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            return 0;
        }
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                String line = new String(bytes, from, at - from, StandardCharsets.UTF_8);
                if (!isWhole(line)) {
                    // The last one was never finished; the first one of a file is there from the beginning.
                    if (from == 0 || at + 1 < bytes.length) {
                        keepAside();
                    }
                    return from;
                }
                Entry entry = entry(line);
                if (entry == null) {
                    keepAside();
                } else {
                    entries.add(entry);
                }
                from = at + 1;
            }
        }
        return from;
    }

    private void keepAside() throws IOException {
        if (damaged != null) {
            return;
        }
        Path copy = file.resolveSibling(file.getFileName() + ".damaged");
        for (int number = 2; Files.exists(copy); number++) {
            copy = file.resolveSibling(file.getFileName() + ".damaged-" + number);
        }
        Files.copy(file, copy);
        damaged = copy;
    }

    private static boolean isWhole(String line) {
        return line.length() > CHECKSUM + 1
                && line.charAt(CHECKSUM) == ' '
                && line.substring(0, CHECKSUM).equals(checksum(line.substring(CHECKSUM + 1)));
    }

    /** Null for one that a later release wrote, or that cannot be. */
    private static @Nullable Entry entry(String line) {
        try {
            return EntryText.read(line.substring(CHECKSUM + 1));
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }

    private static String checksum(String text) {
        CRC32C checksum = new CRC32C();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", checksum.getValue());
    }

    private static byte[] line(Entry entry) {
        String text = EntryText.write(entry);
        return (checksum(text) + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Behind all others. Returns its number, at once. */
    synchronized long append(Entry entry) {
        byte[] line = line(entry);
        waiting.writeBytes(line);
        size += line.length;
        return ++appended;
    }

    /** Whether it is worth to write it anew: so often that all of that is no more than what was appended. */
    synchronized boolean isLarge() {
        return size > Math.max(LARGE, 2 * kept);
    }

    /** The number of the last entry, which may not be safe yet. */
    synchronized long last() {
        return appended;
    }

    /**
     * Returns when the entry of that number, and so all before it, are safe.
     *
     * @throws UncheckedIOException when they cannot be written; nothing can be any more then
     */
    void await(long number) {
        byte[] mine = null;
        long last = 0;
        synchronized (this) {
            untilFree(number);
            requireSound();
            if (safe >= number) {
                return;
            }
            isWriting = true;
            mine = waiting.toByteArray();
            waiting = new ByteArrayOutputStream();
            last = appended;
        }
        IOException failed = new IOException("it was not written to its end");
        try {
            failed = written(mine);
        } finally {
            synchronized (this) {
                isWriting = false;
                fault = failed;
                safe = failed == null ? last : safe;
                notifyAll();
            }
        }
        synchronized (this) {
            requireSound();
        }
    }

    private @Nullable IOException written(byte[] bytes) {
        try {
            write(open, bytes);
            return null;
        } catch (IOException failed) {
            return failed;
        }
    }

    private void write(RandomAccessFile to, byte[] bytes) throws IOException {
        to.write(bytes);
        if (isForced) {
            to.getFD().sync();
        }
    }

    private void requireSound() {
        if (fault != null) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Until nobody writes, or the entry of that number is safe. */
    private void untilFree(long number) {
        boolean isInterrupted = false;
        while (isWriting && safe < number) {
            try {
                wait();
            } catch (InterruptedException later) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Writes it anew, with one entry that says all that the others said. Returns when that is safe.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    synchronized void restart(Entry whole) {
        untilFree(Long.MAX_VALUE);
        requireSound();
        byte[] line = line(whole);
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(aside);
            RandomAccessFile fresh = new RandomAccessFile(aside.toFile(), "rw");
            write(fresh, line);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
            open.close();
            open = fresh;
            waiting.reset();
            size = line.length;
            kept = line.length;
            safe = appended;
        } catch (IOException failed) {
            fault = failed;
            throw new UncheckedIOException(failed);
        }
    }

    /** A name is in its folder, which has to reach the disk as well; some systems do not open folders. */
    private void forceFolder() {
        if (!isForced) {
            return;
        }
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException unable) {
            // Windows; there a rename is on the disk when it returns.
        }
    }

    /** Nothing is written any more. */
    @Override
    public synchronized void close() {
        try {
            open.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
