package flow.store.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** What one at a time does, of all processes and threads; others wait for it. */
final class Turn {
    /** To Java, threads of one process cannot wait for each other at a lock of the system. One text, whoever loads it. */
    private static final Object HERE = "flow.store.local: whose turn it is";

    private final Path lock;
    private final Disk disk;

    /** @param lock a file that nobody else opens */
    Turn(Path lock, Disk disk) {
        this.lock = lock;
        this.disk = disk;
    }

    <T> T take(Uninterrupted.Work<T> action) throws IOException {
        return Uninterrupted.run(() -> {
            synchronized (HERE) {
                try (RandomAccessFile open = disk.open(lock)) {
                    open.getChannel().lock();
                    return action.run();
                }
            }
        });
    }
}
