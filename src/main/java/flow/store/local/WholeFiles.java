package flow.store.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Files that appear whole under their name or not at all: written aside, then renamed. */
final class WholeFiles {
    private static final Pattern ASIDE = Pattern.compile(
            "\\.(tags|resumed|done|end|failed-[0-9]+|left-[0-9]+|whole|format|\\.gitignore)-[0-9a-f]{1,16}");

    private final Disk disk;

    WholeFiles(Disk disk) {
        this.disk = disk;
    }

    /** Whether a small file of that name was written aside. */
    static boolean isAside(String name) {
        return ASIDE.matcher(name).matches();
    }

    /** Writes a file, which a power cut may empty until it is forced; when that fails nothing of it is left. */
    void write(Path file, byte[] bytes) throws IOException {
        write(file, bytes, false);
    }

    /** The same, with the content on the disk before it gets the name. */
    void writeForced(Path file, byte[] bytes) throws IOException {
        write(file, bytes, true);
    }

    private void write(Path file, byte[] bytes, boolean forced) throws IOException {
        String chance = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path aside = file.resolveSibling("." + file.getFileName() + "-" + chance);
        try {
            try (RandomAccessFile open = disk.open(aside)) {
                disk.write(aside, open, bytes);
                if (forced) {
                    disk.force(aside, open);
                }
            }
            disk.rename(aside, file);
        } catch (IOException failed) {
            takeAway(aside, failed);
            throw failed;
        }
    }

    /** A disk that refused to write may refuse this too; what is left then has no name that anybody reads. */
    private void takeAway(Path aside, IOException failed) {
        try {
            disk.delete(aside);
        } catch (IOException stays) {
            failed.addSuppressed(stays);
        }
    }
}
