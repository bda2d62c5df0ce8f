package flow.store.local;

import flow.store.StoreFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What stands where in a {@code .flow} folder. */
final class FlowFolder {
    private static final int FORMAT = 1;

    /** The project's settings are the only thing in there that is worth a commit. */
    private static final String IGNORED = "/*\n!/config.yaml\n";

    private final Path folder;

    FlowFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path runs() {
        return folder.resolve("runs");
    }

    Path blobs() {
        return folder.resolve("blobs");
    }

    /** Makes the folder what it has to be, and does nothing when it is. */
    void prepare() {
        requireFormat();
        Path place = folder;
        try {
            Files.createDirectories(folder);
            place = writeOnce(folder.resolve(".gitignore"), IGNORED);
            place = writeOnce(format(), FORMAT + "\n");
            place = Files.createDirectories(runs());
            Files.createDirectories(blobs());
        } catch (FileAlreadyExistsException file) {
            throw new StoreFailure(file.getFile() + " is a file, and runs are kept in a folder of that name."
                    + " Move it away, or work in another folder.");
        } catch (IOException broken) {
            throw StoreFailure.of(place, "cannot be created", broken);
        }
    }

    /** A folder that a later release made is left alone. */
    void requireFormat() {
        try {
            String said = Files.readString(format()).strip();
            if (!said.equals(Integer.toString(FORMAT))) {
                throw new StoreFailure(
                        folder + " has format " + said + ", which this release does not know. Use the newer one.");
            }
        } catch (NoSuchFileException fresh) {
            return;
        } catch (IOException broken) {
            throw StoreFailure.of(format(), "cannot be read", broken);
        }
    }

    private Path format() {
        return folder.resolve("format");
    }

    private static Path writeOnce(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(
                    file,
                    text,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
        }
        return file;
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
