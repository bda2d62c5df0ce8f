package flow.artifact;

import flow.FileValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that is in the store. */
final class KeptFile implements FileValue {
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final String name;
    private final Piece piece;
    private final Contents contents;
    private @Nullable Path copy;

    /** @param name checked by {@link FileNames} */
    KeptFile(String name, Piece piece, Contents contents) {
        this.name = name;
        this.piece = piece;
        this.contents = contents;
    }

    Piece piece() {
        return piece;
    }

    @Override
    public synchronized Path getPath() {
        if (copy == null) {
            copy = FileCopies.write(contents.newFolder(), name, this);
        }
        return copy;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public long getSize() {
        return piece.size();
    }

    @Override
    public String getText() {
        return new String(getBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public byte[] getBytes() {
        if (getSize() > LARGEST_ARRAY) {
            throw new IllegalStateException(
                    "the file '" + name + "' has more than 2 GB: read it in parts, with withInputStream { … }");
        }
        try (InputStream content = open()) {
            return content.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public <T> T withInputStream(Reading<T> reading) throws Exception {
        try (InputStream content = open()) {
            return reading.from(content);
        }
    }

    private InputStream open() {
        return piece.open(contents);
    }

    /** To somebody who throws away what they got when this fails. */
    void copy(OutputStream to) throws IOException {
        piece.copy(contents, to);
    }

    @Override
    public boolean isFolder() {
        return false;
    }

    @Override
    public List<FileValue> getFiles() {
        return List.of(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeptFile that && name.equals(that.name) && piece.equals(that.piece);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + piece.hashCode();
    }

    @Override
    public String toString() {
        return name + " (" + getSize() + " bytes)";
    }
}
