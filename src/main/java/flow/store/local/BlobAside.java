package flow.store.local;

import flow.artifact.Encoded;
import flow.store.ArtifactRef;
import flow.store.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** A blob while its bytes come in: its name is known when the last of them was seen. */
final class BlobAside implements AutoCloseable {
    private static final String CANNOT_BE_WRITTEN = "cannot be written";

    private final Disk disk;
    private final Path path;
    private final RandomAccessFile file;

    private BlobAside(Disk disk, Path path, RandomAccessFile file) {
        this.disk = disk;
        this.path = path;
        this.file = file;
    }

    /** @param blobs where its name is going to be */
    static BlobAside create(Path blobs, Disk disk) {
        Path path = blobs.resolve(
                ".new-" + Long.toHexString(ThreadLocalRandom.current().nextLong()));
        try {
            return new BlobAside(disk, path, disk.open(path));
        } catch (IOException broken) {
            throw StoreFailure.of(path, CANNOT_BE_WRITTEN, broken);
        }
    }

    /** @throws IOException when the content cannot be read */
    ArtifactRef take(String encoding, InputStream content) throws IOException {
        MessageDigest digest = Encoded.digestOf(encoding);
        long size = 0;
        byte[] buffer = new byte[Blob.BUFFER];
        for (int count = filled(buffer, content); count > 0; count = filled(buffer, content)) {
            digest.update(buffer, 0, count);
            write(count == buffer.length ? buffer : Arrays.copyOf(buffer, count));
            size += count;
        }
        return ArtifactRef.elsewhere(encoding, Encoded.spelled(digest), size);
    }

    /** As full as can be: what is written begins where a page of the file does. */
    private static int filled(byte[] buffer, InputStream content) throws IOException {
        return content.readNBytes(buffer, 0, buffer.length);
    }

    private void write(byte[] bytes) {
        try {
            disk.write(path, file, bytes);
        } catch (IOException broken) {
            throw StoreFailure.of(path, CANNOT_BE_WRITTEN, broken);
        }
    }

    /** Gives it its name, unless the same bytes have it already; other bytes of that name were damaged and are replaced. */
    void moveTo(Path blob) {
        try {
            file.close();
            if (isThere(blob) && Blobs.isWanted(blob, disk)) {
                return;
            }
            disk.createFolders(blob.getParent());
            disk.rename(path, blob);
        } catch (IOException broken) {
            throw StoreFailure.of(blob, CANNOT_BE_WRITTEN, broken);
        }
    }

    private boolean isThere(Path blob) throws IOException {
        try {
            return Files.exists(blob) && Uninterrupted.run(() -> Files.mismatch(path, blob)) < 0;
        } catch (NoSuchFileException sweptMeanwhile) {
            return false;
        }
    }

    /** Nothing is left of one that got no name. */
    @Override
    public void close() {
        try {
            file.close();
            disk.delete(path);
        } catch (IOException stays) {
            throw StoreFailure.of(path, "cannot be removed", stays);
        }
    }
}
