package flow.store.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is in a folder. */
final class Names {
    private Names() {}

    /** In the order of the names; nothing when there is no such folder. */
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }
}
