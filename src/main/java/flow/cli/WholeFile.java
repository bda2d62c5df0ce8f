package flow.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** A file that is there whole or not at all: it is written beside its place, and moved there at the end. */
final class WholeFile {

    /** Writes what is to be in it. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /**
     * Refuses to replace what is no older one of the same kind, which nobody could bring back.
     *
     * @param typed how the user named the file
     * @param beginning of every file of that kind
     * @param kind {@code report}
     */
    static void requireReplaceable(Path file, String typed, String beginning, String kind) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || Files.isDirectory(file) || begins(file, beginning)) {
            return;
        }
        throw new UsageFault("'" + typed + "' is there already and is no " + kind
                + "; take it away, or choose another name with '-o FILE'");
    }

    private static boolean begins(Path file, String beginning) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        byte[] expected = beginning.getBytes(StandardCharsets.UTF_8);
        try (InputStream content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(expected.length), expected);
        }
    }

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
