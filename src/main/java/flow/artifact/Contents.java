package flow.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** Where the contents of files are kept and read, for one attempt at a task; what a value holds is only where they are. */
public interface Contents {
    /** In bytes. */
    int SHA_256 = 32;

    /** For values that are looked at outside of tasks: none that holds a file can be kept or opened. */
    Contents NONE = new Contents() {
        @Override
        public Content keep(InputStream content) {
            throw new UnsupportedOperationException("files are kept by tasks");
        }

        @Override
        public InputStream open(Content content) {
            throw new UnsupportedOperationException("files are opened by tasks");
        }

        @Override
        public Path newFolder() {
            throw new UnsupportedOperationException("files are opened by tasks");
        }
    };

    /**
     * Bytes that the store holds.
     *
     * @param digest as in {@link Encoded#digest}, of the encoding {@code bytes/1}
     * @param size in bytes
     */
    record Content(String digest, long size) {}

    /** Whether a text has the form of a digest. */
    static boolean isDigest(String text) {
        return text.length() == 2 * SHA_256 && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    /**
     * @throws IOException when the content cannot be read
     * @throws ContentsFailure when it can be, but not be kept
     */
    Content keep(InputStream content) throws IOException;

    /**
     * Its bytes, verified before the first is given.
     *
     * @throws ContentsFailure when they cannot be read, or are not those that were kept
     */
    InputStream open(Content content);

    /**
     * The same for somebody who can throw away what they got: the bytes are verified on their way. Only when this returns, they
     * are those that were kept.
     *
     * @throws IOException when they cannot be written
     * @throws ContentsFailure when they cannot be read, or are not those that were kept
     */
    default void copy(Content content, OutputStream to) throws IOException {
        try (InputStream bytes = open(content)) {
            bytes.transferTo(to);
        }
    }

    /** An empty folder on this machine that is there until the attempt is over. */
    Path newFolder();
}
