package flow.store.local;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where a blob is. Whoever sweeps moves it aside before it goes, and back when somebody wanted it in that moment: who looks for it
 * just then finds it there.
 */
final class BlobPlace {
    static final String ASIDE = ".swept-";

    /** What is done with it. */
    interface Use<T> {

        /** @throws IOException {@link NoSuchFileException} or {@link FileNotFoundException} when it is not there */
        T of(Path place) throws IOException;
    }

    private BlobPlace() {}

    static Path aside(Path blob) {
        return blob.resolveSibling(ASIDE + blob.getFileName());
    }

    /** Uses it where it is. */
    static <T> T find(Path blob, Use<T> use) throws IOException {
        try {
            return use.of(blob);
        } catch (NoSuchFileException | FileNotFoundException moved) {
            return findAside(blob, use);
        }
    }

    private static <T> T findAside(Path blob, Use<T> use) throws IOException {
        try {
            return use.of(aside(blob));
        } catch (NoSuchFileException | FileNotFoundException back) {
            return use.of(blob);
        }
    }
}
