package flow.script;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compiled scripts by the digest of all that went into them, one file each: the SHA-256 of what follows, then the record. A
 * damaged, foreign or unwritable cache means compiling again, never a failure.
 */
final class ScriptCache {
    /** Counts up with every change of what is kept; a part of each key, so that nothing is read that was kept otherwise. */
    static final String FORMAT = "2";

    private final @Nullable Path folder;

    /** @param folder made when it is first written to; null for no cache */
    ScriptCache(@Nullable Path folder) {
        this.folder = folder;
    }

    /**
     * @param key from {@link Digest}
     * @param source the folder of the script, whose other sources must be as they were
     */
    Optional<CompiledScript> find(String key, Path source) {
        if (folder == null) {
            return Optional.empty();
        }
        try {
            byte[] file = Files.readAllBytes(folder.resolve(key));
            int start = Digest.LENGTH;
            byte[] content = Arrays.copyOfRange(file, Math.min(start, file.length), file.length);
            if (!Arrays.equals(Digest.bytes(content), Arrays.copyOf(file, start))) {
                return Optional.empty();
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
            return Optional.ofNullable((CompiledScript) RecordFormat.read(in, CompiledScript.class))
                    .filter(compiled -> isCurrent(compiled.sources(), source));
        } catch (IOException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    private static boolean isCurrent(Map<String, String> sources, Path folder) {
        return sources.entrySet().stream()
                .allMatch(
                        source -> Digest.ofFile(folder.resolve(source.getKey())).equals(source.getValue()));
    }

    void keep(String key, CompiledScript compiled) {
        if (folder == null) {
            return;
        }
        try {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            RecordFormat.write(new DataOutputStream(content), CompiledScript.class, compiled);
            Files.createDirectories(folder);
            Path aside = Files.createTempFile(folder, "new", ".tmp");
            try {
                Files.write(aside, Digest.bytes(content.toByteArray()));
                Files.write(aside, content.toByteArray(), StandardOpenOption.APPEND);
                Files.move(aside, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException | RuntimeException unwritable) {
            // A cache that cannot be written costs time, nothing else.
            return;
        }
    }
}
