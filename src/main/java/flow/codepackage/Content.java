package flow.codepackage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that can be read more than once. */
@FunctionalInterface
interface Content {

    InputStream open() throws IOException;

    static Content of(Path file) {
        return () -> Files.newInputStream(file);
    }

    static Content of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }
}
