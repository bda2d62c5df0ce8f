package flow.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code current.tempDir}: a folder that one attempt has for itself, made when it is asked for, gone when the attempt is over. */
final class TempDir implements AutoCloseable {
    private final String step;
    private @Nullable Path folder;
    private boolean isOver;
    private final List<Path> others = new ArrayList<>();

    TempDir(String step) {
        this.step = step;
    }

    synchronized Path path() {
        requireTime();
        if (folder == null) {
            folder = create();
        }
        return folder;
    }

    /** A new folder that is not in it but goes with it: for copies of what the store holds. */
    synchronized Path newFolder() {
        requireTime();
        Path fresh = create();
        others.add(fresh);
        return fresh;
    }

    private void requireTime() {
        if (isOver) {
            throw new IllegalStateException("the task is over, and its files on this machine with it");
        }
    }

    private Path create() {
        try {
            return Files.createTempDirectory("flow-" + step.replace('?', '-') + "-");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Removes the folders with everything in them, as far as that is possible. */
    @Override
    public synchronized void close() {
        isOver = true;
        if (folder != null) {
            remove(folder);
        }
        others.forEach(TempDir::remove);
    }

    private static void remove(Path folder) {
        try {
            Files.walkFileTree(folder, new Remover());
        } catch (IOException stillUsed) {
            // What a body left open cannot be removed everywhere; the system's folder for such things is cleaned by
            // others.
        }
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException broken) throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
