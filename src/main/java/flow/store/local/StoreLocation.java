package flow.store.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the {@code .flow} folder is: searched upwards like git's, from where the user stands, then from the script. A file of
 * that name is found too, and refused by whoever opens it: passing over it would put the runs where nobody expects them.
 */
public final class StoreLocation {
    private static final String NAME = ".flow";

    private StoreLocation() {}

    /**
     * The nearest folder above; empty when there is none.
     *
     * @param script the script's folder; null when the command has no script
     */
    public static Optional<Path> find(Path workingFolder, @Nullable Path script) {
        return above(workingFolder).or(() -> Optional.ofNullable(script).flatMap(StoreLocation::above));
    }

    /** The same, or else the one to be created where the user stands; nothing is created yet. */
    public static Path findOrChoose(Path workingFolder, @Nullable Path script) {
        return find(workingFolder, script)
                .orElseGet(() -> workingFolder.toAbsolutePath().normalize().resolve(NAME));
    }

    private static Optional<Path> above(Path start) {
        for (Path folder = start.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            Path found = folder.resolve(NAME);
            if (Files.exists(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
