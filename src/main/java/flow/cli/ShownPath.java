package flow.cli;

import java.nio.file.Path;

/** How paths are shown: as people would type them from where they stand. */
final class ShownPath {
    private ShownPath() {}

    /** Relative below the current folder, with {@code ~} below the user's, else absolute. */
    static String of(Surroundings surroundings, Path path) {
        Path absolute = surroundings.folder().resolve(path).normalize();
        if (absolute.startsWith(surroundings.folder())) {
            return surroundings.folder().relativize(absolute).toString();
        }
        if (absolute.startsWith(surroundings.home())) {
            return "~/" + surroundings.home().relativize(absolute);
        }
        return absolute.toString();
    }

    /** The path that is shown, or was typed, like this. */
    static Path resolve(Surroundings surroundings, String shown) {
        if (shown.startsWith("~/")) {
            return surroundings.home().resolve(shown.substring(2));
        }
        return surroundings.folder().resolve(shown);
    }
}
