package flow.script.library;

/**
 * Names one file in a Maven repository. Written {@code group:name:version}, {@code group:name:version:classifier}, either with
 * {@code @extension} behind it, as Gradle and Grape do.
 *
 * @param version exact: no range, no {@code latest}
 * @param classifier empty for none
 * @param extension {@code jar} unless said otherwise
 */
public record Coordinates(String group, String name, String version, String classifier, String extension) {
    /** For hints: a library that many scripts use. */
    static final String EXAMPLE = "org.apache.commons:commons-csv:1.12.0";

    private static final String FORBIDDEN = ":@/\\\"<>|?*[](),;#$";
    private static final int SNAPSHOT_TIME = "20260131.235959".length();

    /** @throws IllegalArgumentException with a clause for the user, when this can name nothing */
    public Coordinates {
        if (isDynamic(version)) {
            throw new IllegalArgumentException("the version '" + version + "' is not one exact version");
        }
        requireName("group", group);
        requireName("name", name);
        requireName("version", version);
        requireName("extension", extension);
        if (!classifier.isEmpty()) {
            requireName("classifier", classifier);
        }
    }

    /**
     * Reads the written form, also in Ivy's spelling, {@code group#name;version}. Blanks around it do not count.
     *
     * @throws IllegalArgumentException with a clause for the user, when it names no library
     */
    public static Coordinates parse(String text) {
        String trimmed = text.strip().replace('#', ':').replace(';', ':');
        int at = trimmed.indexOf('@');
        String extension = at < 0 ? "jar" : trimmed.substring(at + 1);
        String[] parts = (at < 0 ? trimmed : trimmed.substring(0, at)).split(":", -1);
        if (parts.length == 2) {
            throw new IllegalArgumentException("'" + text + "' has no version");
        }
        if (parts.length < 3 || parts.length > 4) {
            throw new IllegalArgumentException("'" + text + "' names no library");
        }
        return new Coordinates(parts[0], parts[1], parts[2], parts.length == 4 ? parts[3] : "", extension);
    }

    /** Where the file lies in a local repository, relative and with slashes. */
    String path() {
        String suffix = classifier.isEmpty() ? "" : "-" + classifier;
        return group.replace('.', '/') + "/" + name + "/" + folderVersion() + "/" + name + "-" + version + suffix + "."
                + extension;
    }

    boolean isSnapshot() {
        return folderVersion().endsWith("-SNAPSHOT");
    }

    /** The same library, whatever its version. */
    boolean isVersionOf(Coordinates other) {
        return group.equals(other.group)
                && name.equals(other.name)
                && classifier.equals(other.classifier)
                && extension.equals(other.extension);
    }

    /** The written form. */
    @Override
    public String toString() {
        return group + ":" + name + ":" + version + (classifier.isEmpty() ? "" : ":" + classifier)
                + (extension.equals("jar") ? "" : "@" + extension);
    }

    /** A deployed snapshot, {@code 1.0-20260131.235959-7}, lies in the folder {@code 1.0-SNAPSHOT}. */
    private String folderVersion() {
        int build = version.lastIndexOf('-');
        int time = build - SNAPSHOT_TIME;
        if (time < 1 || version.charAt(time - 1) != '-' || !isSnapshotTime(version.substring(time, build))) {
            return version;
        }
        return version.substring(0, time) + "SNAPSHOT";
    }

    private static boolean isSnapshotTime(String text) {
        return text.indexOf('.') == 8 && text.chars().allMatch(c -> c == '.' || Character.isDigit(c));
    }

    private static boolean isDynamic(String version) {
        return version.endsWith("+")
                || version.equals("*")
                || version.startsWith("[")
                || version.startsWith("(")
                || version.equals("LATEST")
                || version.equals("RELEASE")
                || version.startsWith("latest.");
    }

    private static void requireName(String part, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the " + part + " is empty");
        }
        if (text.startsWith(".") || text.chars().anyMatch(c -> c <= ' ' || FORBIDDEN.indexOf(c) >= 0)) {
            throw new IllegalArgumentException(
                    "the " + part + " '" + text + "' has a character that no " + part + " has");
        }
    }
}
