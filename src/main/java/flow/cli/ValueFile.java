package flow.cli;

import flow.artifact.Stored;
import flow.client.Artifact;
import flow.view.ValueJson;
import flow.view.ValueTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** All of one value: as a text for people, or as the bytes of a file. */
final class ValueFile {
    private final Surroundings surroundings;

    ValueFile(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** A text is itself, what JSON can say is JSON, everything else a tree with the names of its types; ends with a line end. */
    static String text(Artifact artifact) {
        Stored value = artifact.stored();
        if (isText(value)) {
            String text = (String) ValueJson.of(value);
            return text.endsWith("\n") ? text : text + "\n";
        }
        return isJson(artifact) ? JsonText.of(ValueJson.of(value)) : ValueTree.of(value);
    }

    /**
     * Writes bytes and texts as they are, everything else as JSON; the file is there whole or not at all.
     *
     * @param to {@code -} for standard output
     * @throws Unusable when it cannot be written
     */
    void write(Artifact artifact, String to) {
        byte[] bytes = bytes(artifact);
        if (to.equals("-")) {
            surroundings.out().write(bytes, 0, bytes.length);
            surroundings.out().flush();
            return;
        }
        Path file = surroundings.folder().resolve(to);
        try {
            write(bytes, file);
        } catch (IOException failed) {
            throw new Unusable("'" + to + "' cannot be written: " + Unusable.reason(failed));
        }
    }

    private static void write(byte[] bytes, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        Path aside = Files.createTempFile(file.toAbsolutePath().getParent(), ".flow", null);
        try {
            Files.write(aside, bytes);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static byte[] bytes(Artifact artifact) {
        Stored value = artifact.stored();
        if (value instanceof Stored.Bytes bytes) {
            return bytes.value();
        }
        String text = isText(value) ? (String) ValueJson.of(value) : JsonText.of(ValueJson.of(value));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isText(Stored value) {
        return value instanceof Stored.Leaf leaf && leaf.type().equals("String");
    }

    private static boolean isJson(Artifact artifact) {
        return artifact.getEncoding().startsWith("json/");
    }
}
