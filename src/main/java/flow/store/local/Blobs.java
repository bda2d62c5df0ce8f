package flow.store.local;

import flow.artifact.Encoded;
import flow.store.ArtifactRef;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
        if (!holds(file, value.bytes())) {
            write(value.bytes(), file);
        }
        toForce.add(file);
    }

    /** Returns when all that was kept before the call survives a power cut. */
    void force() throws IOException {
        Set<Path> folders = new TreeSet<>();
        for (Path file = toForce.poll(); file != null; file = toForce.poll()) {
            try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
                disk.force(file, open);
            }
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
        Path file = file(ref.digest());
        Encoded value = new Encoded(ref.encoding(), bytes(file));
        if (!value.digest().equals(ref.digest())) {
            throw new StoreCorrupt(file.toString(), "its content is not what was kept under that name");
        }
        return value;
    }

    private Path file(String digest) {
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
            Files.createDirectories(file.getParent());
            files.write(file, bytes);
        } catch (IOException broken) {
            throw StoreFailure.of(file, "cannot be written", broken);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            throw new StoreCorrupt(file.toString(), "it was kept and is gone");
        } catch (IOException broken) {
            throw StoreFailure.of(file, "cannot be read", broken);
        }
    }
}
