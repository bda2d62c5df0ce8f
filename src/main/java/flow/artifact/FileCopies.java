package flow.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is in the store into a folder of this machine, as files that nobody writes by mistake. They are copies and no
 * links to the store's own files: root may write what is read-only, and a link would let it change what all others read.
 */
final class FileCopies {
    private FileCopies() {}

    static Path write(Path folder, String name, KeptFile file) {
        return write(child(folder, name), file);
    }

    static Path write(Path folder, String name, KeptFolder kept) {
        Path top = child(folder, name);
        try {
            Files.createDirectory(top);
            for (Map.Entry<String, @Nullable KeptFile> entry : kept.entries().entrySet()) {
                Path path = child(top, entry.getKey());
                KeptFile file = entry.getValue();
                if (file == null) {
                    Files.createDirectories(path);
                } else {
                    write(path, file);
                }
            }
            return top;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Path write(Path path, KeptFile file) {
        try {
            Files.createDirectories(path.getParent());
            try (OutputStream copy = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
                file.copy(copy);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        path.toFile().setReadOnly();
        return path;
    }

    /** Names come from machines whose files may be called what this one cannot say. */
    private static Path child(Path folder, String name) {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException unspeakable) {
            throw new IllegalStateException(
                    "this process cannot name a file '" + name
                            + "'. Run it with LC_ALL=C.UTF-8 or another locale of UTF-8.",
                    unspeakable);
        }
    }
}
