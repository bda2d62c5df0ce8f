package flow.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one run that is not kept. It is gone, with all that is in it, when it is closed. */
final class TemporaryFolder implements AutoCloseable {
    /** How the names of all of them begin; the number of the process follows. */
    static final String PREFIX = "flow-step-";

    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /**
     * Removes as well what processes left that were ended at once.
     *
     * @throws Unusable where the system has no place for it
     */
    static TemporaryFolder create() {
        try {
            TemporaryFolder folder = new TemporaryFolder(
                    Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-"));
            Leftovers.beside(folder.path).forEach(left -> new TemporaryFolder(left).close());
            return folder;
        } catch (IOException failure) {
            throw new Unusable("no temporary folder can be made: " + Unusable.reason(failure));
        }
    }

    /** Where the run is to be written. */
    Path store() {
        return store(path);
    }

    static Path store(Path folder) {
        return folder.resolve(".flow");
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> insideFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path one : insideFirst) {
                Files.deleteIfExists(one);
            }
        } catch (IOException | UncheckedIOException left) {
            // What cannot be deleted now is in the system's folder for what may go.
        }
    }
}
