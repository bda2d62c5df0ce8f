package flow.store.local;

import flow.artifact.Encoded;
import flow.store.ArtifactRef;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * One value that is kept under its digest, as it is read: nothing is taken for it that is something else.
 *
 * @param file where it is, or would be
 * @param ref what it must be
 */
record Blob(Path file, ArtifactRef ref) {

    /** In bytes; how much of a blob is in memory while it is read or written. */
    static final int BUFFER = 1 << 16;

    private static final String CANNOT_BE_READ = "cannot be read";
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    /** Of whoever reads it. */
    private interface Opening {
        InputStream open() throws IOException;
    }

    /** Whether there is a file of that name and size. */
    boolean isThere() {
        try {
            return BlobPlace.find(file, Files::size) == ref.size();
        } catch (IOException absent) {
            return false;
        }
    }

    /** All of it in memory, which is read once. */
    Encoded read() {
        MessageDigest digest = Encoded.digestOf(ref.encoding());
        try (InputStream content = opened(this::unverified)) {
            byte[] bytes = new byte[size()];
            for (int at = 0; at < bytes.length; ) {
                int count = content.readNBytes(bytes, at, Math.min(BUFFER, bytes.length - at));
                digest.update(bytes, at, count);
                at += requireSome(count);
            }
            requireDigest(digest);
            return new Encoded(ref.encoding(), bytes);
        } catch (IOException broken) {
            throw StoreFailure.of(file, CANNOT_BE_READ, broken);
        }
    }

    /** Reads all of it twice: whoever reads the stream has no use for what was wrong once they have used it. */
    InputStream open() {
        return opened(() -> {
            MessageDigest digest = Encoded.digestOf(ref.encoding());
            try (InputStream content = unverified()) {
                byte[] buffer = new byte[BUFFER];
                for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                    digest.update(buffer, 0, count);
                }
            }
            requireDigest(digest);
            return BlobPlace.find(file, place -> new FileInputStream(place.toFile()));
        });
    }

    /**
     * Reads it once: whoever gets it throws it away when it turns out to be wrong.
     *
     * @throws IOException when it cannot be written
     */
    void copy(OutputStream to) throws IOException {
        MessageDigest digest = Encoded.digestOf(ref.encoding());
        byte[] buffer = new byte[BUFFER];
        try (InputStream content = opened(this::unverified)) {
            for (int count = read(content, buffer); count >= 0; count = read(content, buffer)) {
                digest.update(buffer, 0, count);
                to.write(buffer, 0, count);
            }
        }
        requireDigest(digest);
    }

    private int read(InputStream content, byte... buffer) {
        try {
            return content.read(buffer);
        } catch (IOException broken) {
            throw StoreFailure.of(file, CANNOT_BE_READ, broken);
        }
    }

    private InputStream opened(Opening opening) {
        try {
            return opening.open();
        } catch (NoSuchFileException gone) {
            throw gone();
        } catch (FileNotFoundException unseen) {
            throw Files.notExists(file) ? gone() : StoreFailure.of(file, CANNOT_BE_READ, unseen);
        } catch (IOException broken) {
            throw StoreFailure.of(file, CANNOT_BE_READ, broken);
        }
    }

    /** Its size is asked before any of it is read: what took its place may be endless. */
    private InputStream unverified() throws IOException {
        if (BlobPlace.find(file, Files::size) != ref.size()) {
            throw changed();
        }
        return BlobPlace.find(file, place -> new FileInputStream(place.toFile()));
    }

    /** No array is larger, and so no value of which one was made. */
    private int size() {
        if (ref.size() > LARGEST_ARRAY) {
            throw changed();
        }
        return (int) ref.size();
    }

    private int requireSome(int count) {
        if (count == 0) {
            throw changed();
        }
        return count;
    }

    private void requireDigest(MessageDigest digest) {
        if (!Encoded.spelled(digest).equals(ref.digest())) {
            throw changed();
        }
    }

    private StoreCorrupt changed() {
        return new StoreCorrupt(file.toString(), "its content is not what was kept under that name");
    }

    private StoreCorrupt gone() {
        return new StoreCorrupt(file.toString(), "it was kept and is gone");
    }
}
