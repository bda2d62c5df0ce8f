package flow.store.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * What durability rests on, in one place, so that a spec can let each of it fail, or pull the plug. An interrupt disturbs none
 * of it: workers are interrupted at a timeout, and a channel that many share would close for all of them.
 */
interface Disk {

    Disk REAL = new Disk() {};

    /** Writes all of it where the file stands. */
    default void write(Path path, RandomAccessFile file, byte[] bytes) throws IOException {
        file.write(bytes);
    }

    /** Returns when what was written survives a power cut. */
    default void force(Path path, RandomAccessFile file) throws IOException {
        file.getFD().sync();
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
}
