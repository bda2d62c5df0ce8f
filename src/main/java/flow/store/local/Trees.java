package flow.store.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
final class Trees {
    private Trees() {}

    /** Of the contents of all files, in bytes. */
    static long size(Path top) throws IOException {
        long size = 0;
        for (Path path : all(top)) {
            size += Files.isRegularFile(path) ? sizeOf(path) : 0;
        }
        return size;
    }

    /** In bytes; nothing when it is gone meanwhile. */
    private static long sizeOf(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }

    static void delete(Path top, Disk disk) throws IOException {
        for (Path path : all(top)) {
            disk.delete(path);
        }
    }

    /** What is in a folder before the folder; nothing when it goes in this moment. */
    private static List<Path> all(Path top) throws IOException {
        try (Stream<Path> paths = Files.walk(top)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException gone) {
            return List.of();
        } catch (UncheckedIOException broken) {
            if (broken.getCause() instanceof NoSuchFileException) {
                return List.of();
            }
            throw broken.getCause();
        }
    }
}
