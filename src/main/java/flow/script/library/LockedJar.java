package flow.script.library;

import org.jspecify.annotations.Nullable;

/**
 * One jar in a lock file.
 *
 * @param sha256 of its bytes
 * @param via the library in the script that brings it; null when the script asks for this very one
 */
record LockedJar(
        Coordinates coordinates, String sha256, @Nullable Coordinates via) {

    /** The one that stands in the script. */
    Coordinates asked() {
        return via == null ? coordinates : via;
    }

    String line() {
        return "uses " + coordinates + " sha256:" + sha256 + (via == null ? "" : " via " + via);
    }

    /** @throws RuntimeException when the line is none of {@link #line} */
    static LockedJar parse(String line) {
        String[] words = line.split(" ");
        if (words.length != 3 && words.length != 5 || !words[2].matches("sha256:[0-9a-f]{64}")) {
            throw new IllegalArgumentException(line);
        }
        Coordinates via = words.length == 5 ? Coordinates.parse(words[4]) : null;
        return new LockedJar(Coordinates.parse(words[1]), words[2].substring("sha256:".length()), via);
    }
}
