package flow.store.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that changes files, in one place, so that a spec can number it, let each of it fail, or pull the plug. An interrupt
 * disturbs none of it: workers are interrupted at a timeout, and a channel that many share would close for all of them.
 */
interface Disk {

    /** In bytes. Java copies what it writes into memory that it takes from the system for each write. */
    int AT_ONCE = 1 << 16;

    Disk REAL = new Disk() {};

    /** Never waits for the disk: what was written is there until the machine loses its power. */
    Disk UNFORCED = new Disk() {
        @Override
        public void force(Path path, RandomAccessFile file) {}

        @Override
        public void force(Path path) {}

        @Override
        public void forceNames(Path folder) {}
    };

    /** Makes a folder, and those that lead to it, unless it is there. */
    default void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    /** @throws java.nio.file.FileAlreadyExistsException when something of that name is there */
    default void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder);
    }

    /**
     * Makes an empty file, which nobody else made.
     *
     * @throws java.nio.file.FileAlreadyExistsException when something of that name is there
     */
    default void createFile(Path path) throws IOException {
        Files.createFile(path);
    }

    /** A file to be written, which is made unless it is there. */
    default RandomAccessFile open(Path path) throws IOException {
        return new RandomAccessFile(path.toFile(), "rw");
    }

    /** Writes all of it where the file stands. */
    default void write(Path path, RandomAccessFile file, byte[] bytes) throws IOException {
        int count;
        for (int at = 0; at < bytes.length; at += count) {
            count = Math.min(AT_ONCE, bytes.length - at);
            file.write(bytes, at, count);
        }
    }

    /** Cuts off what stands behind. */
    default void truncate(Path path, RandomAccessFile file, long length) throws IOException {
        file.setLength(length);
    }

    /** Returns when what was written survives a power cut. */
    default void force(Path path, RandomAccessFile file) throws IOException {
        file.getFD().sync();
    }

    /** The same for a file that is not open. */
    default void force(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            force(path, file);
        }
    }

    /** Returns when the names in a folder survive a power cut. */
    default void forceNames(Path folder) throws IOException {
        Uninterrupted.run(() -> {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
                return folder;
            }
        });
    }

    /** Gives a file or folder its final name, at once or not at all; an older file of that name is replaced. */
    default void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Says of a file that it is wanted as from now, without changing what is in it.
     *
     * @throws java.nio.file.NoSuchFileException when it is not there
     */
    default void touch(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
    }

    /** Takes a file or an empty folder away, when it is there. */
    default void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    /**
     * The system's lock on a file; null when another process has it.
     *
     * @throws IOException also where the file system knows no locks
     */
    default @Nullable FileLock tryLock(Path path, FileChannel file, boolean shared) throws IOException {
        return file.tryLock(0, Long.MAX_VALUE, shared);
    }
}
