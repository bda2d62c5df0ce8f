package flow.artifact;

import flow.FileValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stored value holds, as reading tools show it: a tree of names, texts and numbers, made without loading any class of the
 * script. {@link #type} is what its user would call it: {@code Integer}, {@code List}, {@code LocalDate}, {@code Point}.
 */
public sealed interface Stored {

    /** @throws UnreadableValue when the bytes are no value that this release knows */
    static Stored of(Encoded value) {
        return of(value, Contents.NONE);
    }

    /**
     * @param contents opens what is in files
     * @throws UnreadableValue likewise
     */
    static Stored of(Encoded value, Contents contents) {
        return StoredReader.read(value, contents);
    }

    /** The simple name of a class of Java, the full name of a class of the script, {@code int[]} of an array, {@code null}. */
    String type();

    /**
     * Something without parts.
     *
     * @param value null, a Boolean, a Number, or a text; what has a text of its own, as dates have, is that text
     */
    record Leaf(String type, @Nullable Object value) implements Stored {}

    /** A byte[] by itself. */
    record Bytes(byte[] value) implements Stored {
        @Override
        public String type() {
            return "byte[]";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }

    /** A file or a folder, which can be read like any other. */
    record File(FileValue value) implements Stored {
        @Override
        public String type() {
            return value.isFolder() ? "Folder" : "File";
        }

        /**
         * Writes the content of a file to somebody who throws away what they got when this fails: it is verified on its way.
         *
         * @throws IOException when it cannot be written
         * @throws ContentsFailure when it cannot be read, or is not what was kept
         */
        public void copyTo(OutputStream to) throws IOException {
            if (!(value instanceof KeptFile kept)) {
                throw new FolderHasNoContent(value.getName());
            }
            kept.copy(to);
        }
    }

    /**
     * A value that only the script's codec can read.
     *
     * @param size in bytes
     */
    record Coded(String type, long size) implements Stored {}

    /** A list, a set, an array. */
    record Sequence(String type, List<Stored> elements) implements Stored {}

    /** A map whose keys are texts, a record, an object of a class of the script: its fields in their order. */
    record Members(String type, Map<String, Stored> members) implements Stored {
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /** A map with other keys than texts. */
    record Pairs(String type, List<Pair> pairs) implements Stored {}

    /** One entry of such a map. */
    record Pair(Stored key, Stored value) {}
}
