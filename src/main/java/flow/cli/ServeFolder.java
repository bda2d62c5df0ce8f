package flow.cli;

import flow.store.RunLocked;
import flow.store.StoreFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code flow serve} keeps beside the runs: what it has decided, its token, and where it is while it is there. */
final class ServeFolder {
    private static final int TOKEN_BYTES = 24;
    private static final Set<PosixFilePermission> OWN =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path folder;

    /** @param flowFolder the {@code .flow} folder */
    ServeFolder(Path flowFolder) {
        this.folder = flowFolder.resolve("serve");
    }

    /** What was decided. */
    Path book() {
        return folder.resolve("book");
    }

    /** For whoever may send events. */
    Path tokenFile() {
        return folder.resolve("token");
    }

    private Path lockFile() {
        return folder.resolve("lock");
    }

    private Path addressFile() {
        return folder.resolve("address");
    }

    /**
     * So that there is one server of this folder at a time; the system gives it back when the process ends.
     *
     * @throws RunLocked when there is one
     */
    Lock lock() {
        try {
            Files.createDirectories(folder);
            RandomAccessFile file = new RandomAccessFile(lockFile().toFile(), "rw");
            if (lock(file) == null) {
                file.close();
                throw new RunLocked("another 'flow serve' works in " + folder
                        + address().map(url -> ", at " + url).orElse("") + "; stop that one first");
            }
            return new Lock(file);
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    /** Held until it is closed. */
    record Lock(RandomAccessFile file) implements AutoCloseable {
        @Override
        public void close() {
            try {
                file.close();
            } catch (IOException gone) {
                // The system takes it back with the process.
            }
        }
    }

    private static @Nullable FileLock lock(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock();
        } catch (OverlappingFileLockException here) {
            return null;
        }
    }

    /** The same one for good; made when it is first asked for, and readable by its owner alone. */
    String token() {
        try {
            Optional<String> there = read(tokenFile());
            if (there.isPresent()) {
                return there.get();
            }
            byte[] bytes = new byte[TOKEN_BYTES];
            new SecureRandom().nextBytes(bytes);
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            write(tokenFile(), token);
            return token;
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    /** That of the server that is there, which nobody else makes; empty when it is gone. */
    Optional<String> knownToken() {
        try {
            return read(tokenFile());
        } catch (IOException unreadable) {
            throw new StoreFailure(tokenFile() + " cannot be read: " + reason(unreadable));
        }
    }

    /** Says where the server is. */
    void announce(String url) {
        try {
            write(addressFile(), url);
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    /** Says that it is there no more. */
    void leave() {
        try {
            Files.deleteIfExists(addressFile());
        } catch (IOException stays) {
            // Who asks there gets no answer, and says so.
        }
    }

    /** Where a server of this folder is, if there is one. What a killed one left says nothing: its port may be another's by now. */
    Optional<String> address() {
        try {
            return isServed() ? read(addressFile()) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Only for other processes than the server's: to close a file here would give its lock back. */
    private boolean isServed() throws IOException {
        if (!Files.exists(lockFile())) {
            return false;
        }
        try (RandomAccessFile file = new RandomAccessFile(lockFile().toFile(), "rw");
                FileLock free = lock(file)) {
            return free == null;
        }
    }

    private static Optional<String> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        boolean isPosix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
        FileAttribute<?>[] attributes =
                isPosix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWN)} : new FileAttribute<?>[0];
        Files.createFile(aside, attributes);
        Files.writeString(aside, text + "\n", StandardOpenOption.WRITE);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private StoreFailure unwritable(IOException failed) {
        return new StoreFailure(folder + " cannot be written: " + reason(failed));
    }

    private static String reason(IOException failed) {
        return failed instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(failed.getMessage());
    }
}
