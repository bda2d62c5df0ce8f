package flow.store.local;

import flow.store.Holder;
import flow.store.RunLocked;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * A lock that one process at a time holds; the system gives it back when the process ends, however it does. Its file says who
 * holds it. Where a file system gives no locks, that alone is the lock: it is free when its process is gone.
 */
final class RunLock implements AutoCloseable {
    private final Disk disk;
    private final RandomAccessFile file;
    private final boolean isSystems;
    private final String key;
    private Path path;
    private boolean isClosed;

    private RunLock(Disk disk, Path path, RandomAccessFile file, boolean isSystems, String key) {
        this.disk = disk;
        this.path = path;
        this.file = file;
        this.isSystems = isSystems;
        this.key = key;
    }

    /**
     * @param what the beginning of a sentence that goes on with who does it: {@code run x is being written}
     * @throws RunLocked when somebody holds it
     * @throws NoSuchFileException when what it locks is gone
     */
    static RunLock take(Path path, Disk disk, String what) throws IOException {
        synchronized (HeldHere.TURN) {
            boolean isNew = isCreated(path, disk);
            String key = HeldHere.key(path);
            if (!HeldHere.add(key)) {
                throw locked(what, Holder.here().toString());
            }
            try {
                RunLock lock = opened(path, disk, key, isNew, what);
                lock.requireFileAt(path);
                return lock;
            } catch (IOException | RuntimeException failed) {
                HeldHere.remove(key);
                throw failed;
            }
        }
    }

    /** Between opening a file and locking it, somebody may have taken it away with the folder around it. */
    private void requireFileAt(Path expected) throws IOException {
        try {
            if (!HeldHere.key(expected).equals(key)) {
                throw new NoSuchFileException(expected.toString());
            }
        } catch (IOException gone) {
            file.close();
            throw gone;
        }
    }

    private static boolean isCreated(Path path, Disk disk) throws IOException {
        try {
            disk.createFile(path);
            return true;
        } catch (FileAlreadyExistsException earlier) {
            return false;
        }
    }

    private static RunLock opened(Path path, Disk disk, String key, boolean isNew, String what) throws IOException {
        RandomAccessFile file = disk.open(path);
        try {
            boolean isSystems = isLocked(path, disk, file, isNew, what);
            disk.truncate(path, file, 0);
            disk.write(path, file, Holder.here().written());
            HeldHere.keep(key, file);
            return new RunLock(disk, path, file, isSystems, key);
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    /** Whether the system gave the lock; it gives none, but it is free all the same, when this is false. */
    private static boolean isLocked(Path path, Disk disk, RandomAccessFile file, boolean isNew, String what) {
        try {
            if (disk.tryLock(path, file.getChannel(), false) != null) {
                return true;
            }
        } catch (OverlappingFileLockException here) {
            throw locked(what, Holder.here().toString());
        } catch (IOException noLocks) {
            if (!isNew) {
                Optional<Holder> before = Holder.read(path);
                if (before.map(Holder::mayLive).orElse(true)) {
                    throw locked(what, withoutLocks(path, before));
                }
            }
            return false;
        }
        throw locked(what, who(Holder.read(path)));
    }

    /** Who holds it, for the end of a sentence; empty when it is free. */
    static Optional<String> holder(Path path, Disk disk) throws IOException {
        synchronized (HeldHere.TURN) {
            try {
                return HeldHere.has(HeldHere.key(path))
                        ? Optional.of(Holder.here().toString())
                        : Uninterrupted.run(() -> asked(path, disk));
            } catch (NoSuchFileException never) {
                return Optional.empty();
            }
        }
    }

    /** Readers share the lock, so that none takes another for its holder. */
    private static Optional<String> asked(Path path, Disk disk) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                FileLock shared = disk.tryLock(path, channel, true)) {
            return shared == null ? Optional.of(who(Holder.read(path))) : Optional.empty();
        } catch (ClosedChannelException | NoSuchFileException other) {
            throw other;
        } catch (IOException noLocks) {
            Optional<Holder> written = Holder.read(path).filter(Holder::mayLive);
            return written.isPresent() ? Optional.of(withoutLocks(path, written)) : Optional.empty();
        }
    }

    private static RunLocked locked(String what, String who) {
        return new RunLocked(what + " by " + who);
    }

    private static String who(Optional<Holder> holder) {
        return holder.map(Holder::toString).orElse("another process");
    }

    /** Nobody here can know whether a process of another machine is gone. */
    private static String withoutLocks(Path path, Optional<Holder> holder) {
        boolean isKnown = holder.isPresent() && !holder.get().isElsewhere();
        return who(holder)
                + (isKnown
                        ? ""
                        : ", as " + path + " says; this file system gives no locks that could be asked."
                                + " If that process is gone, delete the file");
    }

    /** When it was taken, by the clock of the file system. */
    FileTime takenAt() throws IOException {
        return Files.getLastModifiedTime(path);
    }

    /** The folder around its file got another name. */
    void movedTo(Path newPath) {
        path = newPath;
    }

    @Override
    public void close() throws IOException {
        synchronized (HeldHere.TURN) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            try (file) {
                if (!isSystems) {
                    disk.delete(path);
                }
            } finally {
                HeldHere.remove(key);
            }
        }
    }
}
