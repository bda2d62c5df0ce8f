package flow.script.library;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One jar that Maven's resolver found.
 *
 * @param via the library in the script that brings it; null when the script asks for this very one
 */
record FetchedJar(
        Coordinates coordinates, Path file, @Nullable Coordinates via) {

    /** The one that stands in the script. */
    Coordinates asked() {
        return via == null ? coordinates : via;
    }
}
