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
    private static final String PREFIX = "sha256:";

    /** The one that stands in the script. */
    Coordinates asked() {
        return via == null ? coordinates : via;
    }

    String line() {
        return "uses " + coordinates + " " + PREFIX + sha256 + (via == null ? "" : " via " + via);
    }

    /** @throws RuntimeException when the line is none of {@link #line} */
    static LockedJar parse(String line) {
        String[] words = line.split(" ");
        if (words.length != 3 && words.length != 5 || !isChecksum(words[2])) {
            throw new IllegalArgumentException(line);
        }
        Coordinates via = words.length == 5 ? Coordinates.parse(words[4]) : null;
        return new LockedJar(Coordinates.parse(words[1]), words[2].substring(PREFIX.length()), via);
    }

    private static boolean isChecksum(String word) {
        if (!word.startsWith(PREFIX) || word.length() != PREFIX.length() + 64) {
            return false;
        }
        for (int i = PREFIX.length(); i < word.length(); i++) {
            if (Character.digit(word.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
