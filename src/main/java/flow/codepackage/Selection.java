package flow.codepackage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/**
 * Which files beside a script come along: sources, unless {@code .flowignore} names them, and what {@code --include} names; never
 * what {@code --exclude} names.
 */
public final class Selection {
    private static final Set<String> MADE_BY_TOOLS = Set.of("build", "node_modules", "target");
    private static final List<String> SOURCES = List.of(".groovy", ".java");
    private static final String SCRIPT = ".flow.groovy";

    private record Line(PathPattern pattern, boolean isBack) {}

    private final List<Line> ignored;
    private final List<PathPattern> included;
    private final List<PathPattern> excluded;

    /**
     * @param ignoreFile the lines of {@code .flowignore}: blank ones and those with a {@code #} in front say nothing, those with a
     *     {@code !} take back what lines before them say
     * @throws PackageRefused when one is no pattern
     */
    public Selection(List<String> ignoreFile, List<String> included, List<String> excluded) {
        this.ignored = lines(ignoreFile);
        this.included = included.stream().map(Selection::pattern).toList();
        this.excluded = excluded.stream().map(Selection::pattern).toList();
    }

    private static List<Line> lines(List<String> file) {
        List<Line> lines = new ArrayList<>();
        for (String raw : file) {
            String line = raw.stripTrailing();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            boolean back = line.startsWith("!");
            lines.add(new Line(pattern(back ? line.substring(1) : line), back));
        }
        return lines;
    }

    private static PathPattern pattern(String text) {
        try {
            return PathPattern.of(text);
        } catch (PatternSyntaxException e) {
            throw new PackageRefused("'" + text + "' is no pattern for paths: " + e.getDescription());
        }
    }

    /** Whether the files of a folder are looked at. */
    boolean enters(String folder) {
        if (fits(excluded, folder, true)) {
            return false;
        }
        return isUsual(folder, true)
                || isIncluded(folder, true)
                || included.stream().anyMatch(p -> p.leadsInto(folder));
    }

    /** @param path of a file in a folder that is looked at */
    boolean takes(String path) {
        if (fits(excluded, path, false)) {
            return false;
        }
        return isIncluded(path, false) || isSource(path) && isUsual(path, false);
    }

    private boolean isIncluded(String path, boolean isFolder) {
        return fits(included, path, isFolder) || foldersAround(path).stream().anyMatch(f -> fits(included, f, true));
    }

    /** Whether neither it nor a folder around it is ignored. */
    private boolean isUsual(String path, boolean isFolder) {
        return !isLeftAlone(path, isFolder) && foldersAround(path).stream().noneMatch(f -> isLeftAlone(f, true));
    }

    private boolean isLeftAlone(String path, boolean isFolder) {
        return isFolder && isMadeByTools(path) || isIgnored(path, isFolder);
    }

    /** From the outermost in. */
    private static List<String> foldersAround(String path) {
        List<String> folders = new ArrayList<>();
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            folders.add(path.substring(0, slash));
        }
        return folders;
    }

    private boolean isIgnored(String path, boolean isFolder) {
        boolean is = false;
        for (Line line : ignored) {
            if (line.pattern().fits(path, isFolder)) {
                is = !line.isBack();
            }
        }
        return is;
    }

    private static boolean isMadeByTools(String folder) {
        String name = folder.substring(folder.lastIndexOf('/') + 1);
        return name.startsWith(".") || MADE_BY_TOOLS.contains(name);
    }

    /** Other scripts are none: nothing can import them. */
    private static boolean isSource(String path) {
        return SOURCES.stream().anyMatch(path::endsWith) && !path.endsWith(SCRIPT);
    }

    private static boolean fits(List<PathPattern> patterns, String path, boolean isFolder) {
        return patterns.stream().anyMatch(pattern -> pattern.fits(path, isFolder));
    }
}
