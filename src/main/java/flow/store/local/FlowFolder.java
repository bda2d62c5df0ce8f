package flow.store.local;

import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What stands where in a {@code .flow} folder. */
final class FlowFolder {
    static final int FORMAT = 1;
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** The project's settings are the only thing in there that is worth a commit. */
    private static final String IGNORED = "/*\n!/config.yaml\n";

    private final Path folder;
    private final Disk disk;
    private final WholeFiles files;

    /** Once it was read: a folder does not change its format while somebody works in it. */
    private volatile boolean isKnown;

    FlowFolder(Path folder, Disk disk) {
        this.folder = folder.toAbsolutePath().normalize();
        this.disk = disk;
        this.files = new WholeFiles(disk);
    }

    Path runs() {
        return folder.resolve("runs");
    }

    Path blobs() {
        return folder.resolve("blobs");
    }

    Path packages() {
        return folder.resolve("packages");
    }

    /** Who begins a run of a deployment holds it. */
    Path beginLock() {
        return folder.resolve("begin.lock");
    }

    /** Who cleans the folder holds it. */
    Path cleanLock() {
        return folder.resolve("clean.lock");
    }

    /** Makes the folder what it has to be, and does nothing when it is. */
    void prepare() {
        requireFormat();
        try {
            disk.createFolders(runs());
            disk.createFolders(blobs());
            writeOnce(folder.resolve(".gitignore"), IGNORED);
            writeOnce(format(), FORMAT + "\n");
        } catch (FileAlreadyExistsException file) {
            throw StoreFailure.of(Path.of(file.getFile()), "cannot be written", file);
        } catch (IOException broken) {
            throw StoreFailure.of(folder, "cannot be written", broken);
        }
    }

    /** A folder that a later release made is left alone. */
    void requireFormat() {
        if (isKnown) {
            return;
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new StoreFailure(folder + " is a file, and runs are kept in a folder of that name."
                    + " Move it away, or work in another folder.");
        }
        try {
            String format = Files.readString(format()).strip();
            if (!NUMBER.matcher(format).matches()) {
                throw new StoreCorrupt(format().toString(), "it should hold a number");
            }
            if (!format.equals(Integer.toString(FORMAT))) {
                throw new StoreFailure(folder + " has format " + format + ", which this release does not know."
                        + " Use the later release that made it.");
            }
            isKnown = true;
        } catch (NoSuchFileException fresh) {
            return;
        } catch (IOException broken) {
            throw StoreFailure.of(format(), "cannot be read", broken);
        }
    }

    Path format() {
        return folder.resolve("format");
    }

    private void writeOnce(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            files.writeForced(file, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Returns when the folder's own name and those right in it survive a power cut. */
    void forceNames() throws IOException {
        disk.forceNames(folder);
        Path around = folder.getParent();
        if (around != null) {
            disk.forceNames(around);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
