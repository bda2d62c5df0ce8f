package flow.artifact;

import flow.FileValue;
import flow.problem.Visible;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Brings one file or folder of this machine into the store. */
final class TakeOver {
    private static final String NOTHING_ELSE = "is no file and no folder, and nothing else can be kept.";

    private final NewFile given;
    private final Contents contents;

    TakeOver(NewFile given, Contents contents) {
        this.given = given;
        this.contents = contents;
    }

    /** @throws Refused when it is not there, or cannot be kept */
    FileValue take() {
        requireName(given.path(), given.name());
        try {
            BasicFileAttributes attributes = Files.readAttributes(given.path(), BasicFileAttributes.class);
            if (!attributes.isDirectory()) {
                return take(given.path(), given.name());
            }
            SortedMap<String, @Nullable KeptFile> entries = new FolderWalk(given.path(), this).entries();
            return new KeptFolder(given.name(), entries, contents);
        } catch (NoSuchFileException missing) {
            throw refused(
                    given.path(),
                    "is not there when the task ends. Write it before, or give file(…) the path where it is.");
        } catch (FileSystemLoopException circle) {
            throw refused(Path.of(circle.getFile()), "is a link to a folder around it. Leave it out.");
        } catch (AccessDeniedException closed) {
            throw refused(Path.of(closed.getFile()), "may not be read by this process.");
        } catch (IOException broken) {
            throw refused(given.path(), "cannot be read: " + broken.getMessage());
        }
    }

    /** @param name by which it is kept */
    KeptFile take(Path file, String name) throws IOException {
        BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
        if (!before.isRegularFile()) {
            throw refused(file, NOTHING_ELSE);
        }
        Piece piece = piece(file);
        BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
        boolean same =
                before.size() == after.size() && before.lastModifiedTime().equals(after.lastModifiedTime());
        if (!same) {
            throw refused(file, "is still being written. End what writes it before the task ends.");
        }
        return new KeptFile(name, piece, contents);
    }

    private Piece piece(Path file) throws IOException {
        try (InputStream content = new Interruptible(new FileInputStream(file.toFile()))) {
            return Piece.keep(content, contents);
        }
    }

    /** A name whose bytes are no text of this process would come back as another one. */
    void requireName(Path file, String name) {
        if (!FileNames.isPath(name)) {
            throw refused(file, NOTHING_ELSE);
        }
        if (name.indexOf('\ufffd') >= 0) {
            throw refused(
                    file,
                    "has a name that this process cannot read. Rename it, or run with LC_ALL=C.UTF-8 or another locale of UTF-8.");
        }
    }

    /** @param file the file itself or one in the folder */
    Refused refused(Path file, String reason) {
        String said = file.equals(given.path())
                ? given.said()
                : given.said() + "/" + given.path().relativize(file);
        return new Refused("the file '" + Visible.text(said) + "'", reason);
    }
}
