package flow.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone, with all that is in it, when it is closed. */
final class TemporaryFolder implements AutoCloseable {
    /** Whoever finds one that was left sees whose it was. */
    private static final String PREFIX = "flow-step-" + ProcessHandle.current().pid() + "-";

    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /** @throws Unusable where the system has no place for it */
    static TemporaryFolder create() {
        try {
            return new TemporaryFolder(Files.createTempDirectory(PREFIX));
        } catch (IOException failure) {
            throw new Unusable("no temporary folder can be made: " + Unusable.reason(failure));
        }
    }

    Path path() {
        return path;
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
