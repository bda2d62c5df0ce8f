package flow.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder {@code .flow}: searched upwards like git's, from the current folder and then from the script's. */
final class FlowFolder {
    private static final String NAME = ".flow";

    private FlowFolder() {}

    /** The one that is there, or else where it would be made: in the current folder. */
    static Path of(Path current, Path... others) {
        return Stream.concat(Stream.of(current), Stream.of(others))
                .flatMap(start -> upwards(start).stream())
                .findFirst()
                .orElse(current.resolve(NAME));
    }

    private static Optional<Path> upwards(Path start) {
        return Stream.iterate(start.toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(NAME))
                .filter(Files::exists)
                .findFirst();
    }
}
