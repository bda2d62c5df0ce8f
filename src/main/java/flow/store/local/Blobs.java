package flow.store.local;

import flow.artifact.Encoded;
import flow.store.ArtifactRef;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Values under their digests, {@code blobs/ab/cdef…}, as one run keeps and reads them. */
final class Blobs {
    private static final int FOLDER_CHARACTERS = 2;

    /** In bytes; how much of a blob is in memory while it is read or written. */
    static final int BUFFER = 1 << 16;

    private final Path folder;
    private final @Nullable Path under;
    private final Disk disk;
    private final WholeFiles files;
    private final Queue<Path> toForce = new ConcurrentLinkedQueue<>();

    Blobs(Path folder, Disk disk) {
        this(folder, disk, null);
    }

    /** @param under where a value is read that is not in {@code folder}; null for nowhere else. Nothing is changed there */
    Blobs(Path folder, Disk disk, @Nullable Path under) {
        this.folder = folder;
        this.under = under;
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
        try {
            return BlobPlace.find(found(ref.digest()), Files::size) == ref.size();
        } catch (IOException absent) {
            return false;
        }
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
        Path file = found(ref.digest());
        Encoded value = new Encoded(ref.encoding(), bytes(file, ref.size()));
        if (!value.digest().equals(ref.digest())) {
            throw changed(file);
        }
        return value;
    }

    /** Reads all of it twice: whoever reads the stream has no use for what was wrong once they have used it. */
    InputStream open(ArtifactRef ref) {
        Path file = found(ref.digest());
        try {
            requireSize(file, ref.size());
            if (!BlobPlace.find(file, place -> digest(ref.encoding(), place)).equals(ref.digest())) {
                throw changed(file);
            }
            return BlobPlace.find(file, place -> new FileInputStream(place.toFile()));
        } catch (NoSuchFileException gone) {
            throw gone(file);
        } catch (FileNotFoundException unseen) {
            throw Files.notExists(file) ? gone(file) : StoreFailure.of(file, "cannot be read", unseen);
        } catch (IOException broken) {
            throw StoreFailure.of(file, "cannot be read", broken);
        }
    }

    private static String digest(String encoding, Path file) throws IOException {
        MessageDigest digest = Encoded.digestOf(encoding);
        try (InputStream content = new FileInputStream(file.toFile())) {
            byte[] buffer = new byte[BUFFER];
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return Encoded.spelled(digest);
    }

    /** Before any of it is read: what took its place may be endless. */
    private static void requireSize(Path file, long size) throws IOException {
        if (BlobPlace.find(file, Files::size) != size) {
            throw changed(file);
        }
    }

    private static StoreCorrupt changed(Path file) {
        return new StoreCorrupt(file.toString(), "its content is not what was kept under that name");
    }

    private static StoreCorrupt gone(Path file) {
        return new StoreCorrupt(file.toString(), "it was kept and is gone");
    }

    private Path found(String digest) {
        Path own = file(digest);
        return under == null || Files.exists(own) ? own : file(digest, under);
    }

    private Path file(String digest) {
        return file(digest, folder);
    }

    private static Path file(String digest, Path folder) {
        return folder.resolve(digest.substring(0, FOLDER_CHARACTERS)).resolve(digest.substring(FOLDER_CHARACTERS));
    }

    /** A file that a power cut damaged has its name and often its size; believing it would keep the damage for good. */
    private static boolean holds(Path file, byte[] bytes) {
        try {
            return Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (IOException absent) {
            return false;
        }
    }

    private void write(byte[] bytes, Path file) {
        try {
            disk.createFolders(file.getParent());
            files.write(file, bytes);
        } catch (IOException broken) {
            throw StoreFailure.of(file, "cannot be written", broken);
        }
    }

    private static byte[] bytes(Path file, long size) {
        try {
            requireSize(file, size);
            return BlobPlace.find(file, Files::readAllBytes);
        } catch (NoSuchFileException gone) {
            throw gone(file);
        } catch (IOException broken) {
            throw StoreFailure.of(file, "cannot be read", broken);
        }
    }
}
