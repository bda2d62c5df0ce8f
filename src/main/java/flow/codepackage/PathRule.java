package flow.codepackage;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the paths of a package can stand beside one another in a folder of any machine, and cannot leave it. */
final class PathRule {
    /** What every file system in use allows for a name. */
    private static final int LONGEST_NAME = 255;

    /** With the folder that it is unpacked in it must stay below the 4,096 bytes that Linux allows. */
    private static final int LONGEST_PATH = 1_024;

    private record Taken(String path, boolean isFile) {}

    private final Map<String, Taken> taken = new HashMap<>();

    /** @throws PackageRefused when it cannot be one more path beside those that were added before */
    void add(String path) {
        @Nullable String fault = fault(path);
        if (fault != null) {
            throw new PackageRefused("'" + path + "' " + fault);
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            take(path.substring(0, slash), false);
        }
        take(path, true);
    }

    private void take(String path, boolean isFile) {
        Taken now = new Taken(path, isFile);
        Taken before = taken.putIfAbsent(folded(path), now);
        if (before == null || before.equals(now) && !isFile) {
            return;
        }
        if (!before.path().equals(path)) {
            throw new PackageRefused("'" + before.path() + "' and '" + path
                    + "' are one file on machines that do not tell them apart; rename one of them");
        }
        throw new PackageRefused(
                before.isFile() && isFile
                        ? "'" + path + "' is there twice"
                        : "'" + path + "' is a file and a folder at once");
    }

    /** As file systems see it that ignore case, or how an accent is written. */
    private static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static @Nullable String fault(String path) {
        if (path.isEmpty()) {
            return "is no path";
        }
        if (path.chars().anyMatch(c -> Character.isISOControl(c))) {
            return "has a control character in its name";
        }
        if (path.indexOf('\\') >= 0) {
            return "has a backslash in its name, which other machines take for a folder";
        }
        if (path.startsWith("/") || path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0))) {
            return "is an absolute path";
        }
        if (path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            return "is longer than " + LONGEST_PATH + " bytes";
        }
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                return "does not lead straight to a file";
            }
            if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                return "has a name of more than " + LONGEST_NAME + " bytes";
            }
        }
        return null;
    }
}
