package flow.artifact;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Takes bytes of which nobody knows how many will come: the first of them in memory, all of them in a file when there are many. */
final class Spill extends OutputStream {
    private static final int MOST_IN_MEMORY = 1 << 16;

    private final Contents contents;
    private final ByteArrayOutputStream first = new ByteArrayOutputStream();
    private @Nullable Path file;
    private OutputStream out = first;

    Spill(Contents contents) {
        this.contents = contents;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (file == null && first.size() + length > MOST_IN_MEMORY) {
            file = contents.newFolder().resolve("value");
            out = new BufferedOutputStream(Files.newOutputStream(file));
            first.writeTo(out);
        }
        out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** Writers of a value close what they are given; the bytes stay until {@link #piece} was asked for. */
    Piece piece() throws IOException {
        out.close();
        if (file == null) {
            return Piece.keep(new ByteArrayInputStream(first.toByteArray()), contents);
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            return Piece.keep(bytes, contents);
        } finally {
            Files.delete(file);
        }
    }
}
