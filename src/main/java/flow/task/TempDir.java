package flow.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** {@code current.tempDir}: a folder that one attempt has for itself, made when it is asked for, gone when the attempt is over. */
final class TempDir implements AutoCloseable {
    private final String step;
    private @Nullable Path folder;
    private boolean isOver;

    TempDir(String step) {
        this.step = step;
    }

    synchronized Path path() {
        if (isOver) {
            throw new IllegalStateException("the task is over, and its current.tempDir with it");
        }
        if (folder == null) {
            folder = create();
        }
        return folder;
    }

    private Path create() {
        try {
            return Files.createTempDirectory("flow-" + step.replace('?', '-') + "-");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Removes the folder with everything in it, as far as that is possible. */
    @Override
    public synchronized void close() {
        isOver = true;
        if (folder == null) {
            return;
        }
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
