package flow.codepackage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that can be read more than once. */
@FunctionalInterface
interface Content {

    InputStream open() throws IOException;

    /** How many there are, and their SHA-256. */
    default Sum sum() throws IOException {
        return copyTo(OutputStream.nullOutputStream());
    }

    /** @return of what was written */
    default Sum copyTo(OutputStream out) throws IOException {
        SummedOutput summed = new SummedOutput(out);
        try (InputStream in = open()) {
            in.transferTo(summed);
        }
        return summed.sum();
    }

    static Content of(Path file) {
        return () -> Files.newInputStream(file);
    }

    static Content of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }
}
