package flow.store.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The lock on a run that its writer holds; the system gives it back when the process ends, however it does. */
final class RunLock implements AutoCloseable {
    /**
     * The locks of this process, by what the system calls their files. To the system a lock belongs to the process: closing any
     * other handle of a locked file would give it back, so a file in here is never opened.
     */
    private static final Set<Object> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;
    private final Object key;

    private RunLock(FileChannel channel, Object key) {
        this.channel = channel;
        this.key = key;
    }

    /** @param file there is none yet */
    static RunLock take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException("the system gives no lock");
        }
        Object key = key(file);
        HELD.add(key);
        return new RunLock(channel, key);
    }

    /** Whether somebody holds it. A run whose lock is free stays without a writer for good. */
    static boolean isHeld(Path file) throws IOException {
        try {
            return HELD.contains(key(file)) || Uninterrupted.run(() -> isRefused(file));
        } catch (NoSuchFileException never) {
            return false;
        }
    }

    /** Readers share the lock, so that none takes another for the writer; to Java, threads of one process cannot even share. */
    private static synchronized boolean isRefused(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock shared = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return shared == null;
        }
    }

    private static Object key(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file.toRealPath() : key;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(key);
    }
}
