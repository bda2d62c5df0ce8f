package flow.codepackage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Walks through the folder of a script. Links are followed as long as they stay in it. */
final class SourceFiles {
    /** A folder with more in it is no folder of sources, but somebody's home. */
    private static final int MOST = 100_000;

    private final Path root;
    private final Selection selection;
    private final SortedMap<String, Path> found = new TreeMap<>();
    private final Deque<Path> around = new ArrayDeque<>();
    private int looked;

    private SourceFiles(Path root, Selection selection) {
        this.root = root;
        this.selection = selection;
    }

    /**
     * @param folder of the script
     * @return by path from there, with slashes
     * @throws PackageRefused when something that belongs to it cannot come along
     */
    static SortedMap<String, Path> in(Path folder, Selection selection) throws IOException {
        SourceFiles files = new SourceFiles(folder.toRealPath(), selection);
        files.walk(files.root, "");
        return files.found;
    }

    private void walk(Path folder, String prefix) throws IOException {
        Path real = folder.toRealPath();
        if (around.contains(real)) {
            throw new PackageRefused("the link '" + prefix.substring(0, prefix.length() - 1)
                    + "' leads back to a folder that it is in; name it in .flowignore");
        }
        around.push(real);
        List<Path> paths;
        try (Stream<Path> listed = Files.list(folder)) {
            paths = listed.sorted().toList();
        }
        for (Path path : paths) {
            look(path, prefix + path.getFileName());
        }
        around.pop();
    }

    private void look(Path path, String name) throws IOException {
        if (++looked > MOST) {
            throw new PackageRefused(
                    "there are more than " + MOST
                            + " files beside the script; give it a folder of its own, or name in .flowignore what it does not need");
        }
        if (Files.isDirectory(path)) {
            if (selection.enters(name)) {
                requireInside(path, name);
                walk(path, name + "/");
            }
            return;
        }
        if (!selection.takes(name)) {
            return;
        }
        requireInside(path, name);
        if (!Files.isRegularFile(path)) {
            throw new PackageRefused("'" + name + "' is no plain file; name it in .flowignore");
        }
        found.put(name, path);
    }

    private void requireInside(Path path, String name) throws IOException {
        if (!Files.isSymbolicLink(path)) {
            return;
        }
        if (!Files.exists(path)) {
            throw new PackageRefused("'" + name + "' is a link to " + Files.readSymbolicLink(path)
                    + ", where there is nothing; take it away, or name it in .flowignore");
        }
        if (!path.toRealPath().startsWith(root)) {
            throw new PackageRefused("'" + name + "' is a link to " + Files.readSymbolicLink(path)
                    + ", out of the script's folder; put a copy there, or name it in .flowignore");
        }
    }
}
