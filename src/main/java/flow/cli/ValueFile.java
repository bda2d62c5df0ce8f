package flow.cli;

import flow.FileValue;
import flow.artifact.Stored;
import flow.client.Artifact;
import flow.view.ValueJson;
import flow.view.ValueTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

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
     * Writes files, bytes and texts as they are, everything else as JSON; the file is there whole or not at all.
     *
     * @param to {@code -} for standard output
     * @throws Unusable when it cannot be written
     * @throws UsageFault for a folder to standard output
     */
    void write(Artifact artifact, String to) {
        Stored value = value(artifact);
        if (value instanceof Stored.File file && file.value().isFolder()) {
            writeFolder(artifact, to);
            return;
        }
        try {
            if (to.equals("-")) {
                print(artifact, value);
                surroundings.out().flush();
                return;
            }
            WholeFile.write(surroundings.folder().resolve(to), out -> write(artifact, value, out));
        } catch (IOException failed) {
            throw new Unusable("'" + to + "' cannot be written: " + Unusable.reason(failed));
        }
    }

    private void writeFolder(Artifact artifact, String to) {
        if (to.equals("-")) {
            throw new UsageFault("'" + artifact.getName() + "' is a folder, which is no one text: write --to FOLDER");
        }
        new ValueFolder(surroundings, to).write(artifact);
    }

    /** Of a value that is no folder. */
    static void write(Artifact artifact, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            write(artifact, value(artifact), out);
        }
    }

    /** Null when it is bytes, which are not to be in memory. */
    private static @Nullable Stored value(Artifact artifact) {
        return artifact.isBytes() ? null : artifact.stored();
    }

    /** To whom nothing can be taken back: bytes are verified before. */
    private void print(Artifact artifact, @Nullable Stored value) throws IOException {
        if (value == null) {
            try (InputStream bytes = artifact.open()) {
                bytes.transferTo(surroundings.out());
            }
            return;
        }
        if (value instanceof Stored.File file) {
            print(file.value());
            return;
        }
        surroundings.out().write(bytes(value));
    }

    private void print(FileValue file) throws IOException {
        try {
            file.withInputStream(content -> content.transferTo(surroundings.out()));
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** To a file, which is thrown away when this fails. */
    private static void write(Artifact artifact, @Nullable Stored value, OutputStream out) throws IOException {
        if (value == null) {
            artifact.copyTo(out);
            return;
        }
        if (value instanceof Stored.File file) {
            file.copyTo(out);
            return;
        }
        out.write(bytes(value));
    }

    private static byte[] bytes(Stored value) {
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
