package flow.artifact;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes over all files in a folder. Links are followed as long as they stay in it. */
final class FolderWalk extends SimpleFileVisitor<Path> {
    private final Path top;
    private final Path realTop;
    private final TakeOver takeOver;
    private final SortedMap<String, @Nullable KeptFile> entries = new TreeMap<>();

    FolderWalk(Path top, TakeOver takeOver) throws IOException {
        this.top = top;
        this.realTop = top.toRealPath();
        this.takeOver = takeOver;
    }

    /** By their paths in the folder, with slashes; null for a folder with nothing in it. */
    SortedMap<String, @Nullable KeptFile> entries() throws IOException {
        Files.walkFileTree(top, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
        return entries;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        requireInside(folder);
        if (!folder.equals(top)) {
            entries.put(name(folder), null);
            if (!folder.getParent().equals(top)) {
                entries.remove(name(folder.getParent()));
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            throw takeOver.refused(file, "is a link to something that is not there. Leave it out.");
        }
        requireInside(file);
        String name = name(file);
        entries.put(name, takeOver.take(file, name));
        entries.remove(name(file.getParent()));
        return FileVisitResult.CONTINUE;
    }

    private String name(Path inside) {
        String name =
                top.relativize(inside).toString().replace(inside.getFileSystem().getSeparator(), "/");
        if (!inside.equals(top)) {
            takeOver.requireName(inside, name);
        }
        return name;
    }

    private void requireInside(Path path) throws IOException {
        if (Files.isSymbolicLink(path)
                && !path.equals(top)
                && !path.toRealPath().startsWith(realTop)) {
            throw takeOver.refused(
                    path, "is a link that leads out of the folder. Put what it stands for there instead.");
        }
    }
}
