package flow.store.local;

import flow.artifact.Encoded;
import flow.store.ArtifactRef;
import flow.store.StoreFailure;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Values under their digests, {@code blobs/ab/cdef…}, as one run keeps and reads them. */
final class Blobs {
    private static final int FOLDER_CHARACTERS = 2;

    private final Path folder;
    private final Disk disk;
    private final WholeFiles files;
    private final Queue<Path> toForce = new ConcurrentLinkedQueue<>();

    Blobs(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
        this.files = new WholeFiles(disk);
    }

    /** What another run wrote already is there, but perhaps not yet on the disk. */
    void keep(Encoded value, String digest) {
        Path file = file(digest);
        if (!holds(file, value.bytes()) || !isWanted(file, disk)) {
            write(value.bytes(), file);
        }
        toForce.add(file);
    }

    /**
     * Says that what is there already is wanted by one more run, before any record does: else whoever sweeps may take it.
     *
     * @return false when it cannot be told, because it is gone meanwhile or another user's; then it has to be written again
     */
    static boolean isWanted(Path file, Disk disk) {
        try {
            disk.touch(file);
            return true;
        } catch (IOException untold) {
            return false;
        }
    }

    /** The same of bytes that are not all in memory; they stand aside until they are read to the end and so have a name. */
    ArtifactRef keep(String encoding, InputStream content) throws IOException {
        try (BlobAside aside = BlobAside.create(folder, disk)) {
            ArtifactRef ref = aside.take(encoding, content);
            Path file = file(ref.digest());
            aside.moveTo(file);
            toForce.add(file);
            return ref;
        }
    }

    /** What another run kept is forced with what this one keeps. */
    void adopt(ArtifactRef ref) {
        toForce.add(file(ref.digest()));
    }

    /** Whether there is a file of that name and size. */
    boolean has(ArtifactRef ref) {
        return blob(ref).isThere();
    }

    /** Returns when all that was kept before the call survives a power cut. */
    void force() throws IOException {
        Set<Path> folders = new TreeSet<>();
        for (Path file = toForce.poll(); file != null; file = toForce.poll()) {
            BlobPlace.find(file, place -> {
                disk.force(place);
                return place;
            });
            folders.add(file.getParent());
        }
        if (folders.isEmpty()) {
            return;
        }
        for (Path names : folders) {
            disk.forceNames(names);
        }
        disk.forceNames(folder);
    }

    Encoded read(ArtifactRef ref) {
        return blob(ref).read();
    }

    InputStream open(ArtifactRef ref) {
        return blob(ref).open();
    }

    void copy(ArtifactRef ref, OutputStream to) throws IOException {
        blob(ref).copy(to);
    }

    private Blob blob(ArtifactRef ref) {
        return new Blob(file(ref.digest()), ref);
    }

    private Path file(String digest) {
        return folder.resolve(digest.substring(0, FOLDER_CHARACTERS)).resolve(digest.substring(FOLDER_CHARACTERS));
    }

    /** A file that a power cut damaged has its name and often its size; believing it would keep the damage for good. */
    private static boolean holds(Path file, byte[] bytes) {
        try (InputStream content = new FileInputStream(file.toFile())) {
            return Files.size(file) == bytes.length && isEqual(content, bytes);
        } catch (IOException absent) {
            return false;
        }
    }

    private static boolean isEqual(InputStream content, byte... bytes) throws IOException {
        byte[] buffer = new byte[Math.min(Blob.BUFFER, bytes.length)];
        int at = 0;
        while (at < bytes.length) {
            int count = content.readNBytes(buffer, 0, Math.min(buffer.length, bytes.length - at));
            if (count == 0 || !Arrays.equals(buffer, 0, count, bytes, at, at + count)) {
                return false;
            }
            at += count;
        }
        return true;
    }

    private void write(byte[] bytes, Path file) {
        try {
            disk.createFolders(file.getParent());
            files.write(file, bytes);
        } catch (IOException broken) {
            throw StoreFailure.of(file, "cannot be written", broken);
        }
    }
}
