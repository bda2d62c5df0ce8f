package flow.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** A file that is there whole or not at all: it is written beside its place, and moved there at the end. */
final class WholeFile {

    /** Writes what is to be in it. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    static void write(Path file, Content content) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        String chance = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path aside = file.resolveSibling("." + file.getFileName() + "-" + chance);
        try {
            try (OutputStream out = Files.newOutputStream(aside, StandardOpenOption.CREATE_NEW)) {
                content.write(out);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
