package flow.script.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows the checksums of a script's jars. A jar that has the size, time and place on disk that it had when it was last read is
 * not read again: hundreds of megabytes would cost every start. What is remembered is a convenience; lost, damaged or not
 * writable, it costs time only.
 */
final class VerifiedJars {
    private final @Nullable Path memory;
    private final Map<String, String> remembered;
    private final Map<String, String> met = new LinkedHashMap<>();

    /** @param memory the file that remembers; null for none */
    VerifiedJars(@Nullable Path memory) {
        this.memory = memory;
        this.remembered = memory == null ? Map.of() : read(memory);
    }

    String sha256(Path jar) throws IOException {
        String stamp = stamp(jar);
        String known = remembered.get(stamp);
        String digest = known == null ? Sha256.of(jar) : known;
        met.put(stamp, digest);
        return digest;
    }

    /** Remembers the jars that were asked for, and no others. */
    void remember() {
        if (memory == null || met.equals(remembered)) {
            return;
        }
        StringBuilder text = new StringBuilder();
        met.forEach(
                (stamp, digest) -> text.append(digest).append(' ').append(stamp).append('\n'));
        try {
            Files.createDirectories(memory.getParent());
            Path draft = Files.createTempFile(memory.getParent(), "jars", ".tmp");
            try {
                Files.writeString(draft, text);
                Files.move(draft, memory, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            met.clear();
        }
    }

    private static Map<String, String> read(Path memory) {
        Map<String, String> remembered = new HashMap<>();
        try {
            for (String line : Files.readAllLines(memory)) {
                int space = line.indexOf(' ');
                remembered.put(line.substring(space + 1), line.substring(0, Math.max(space, 0)));
            }
        } catch (IOException e) {
            return Map.of();
        }
        return remembered;
    }

    private static String stamp(Path jar) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(jar, BasicFileAttributes.class);
        return attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey() + " " + jar;
    }
}
