package flow.codepackage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Unpacks a package that anybody may have made. Nothing is written outside of the folder, and the folder is there whole, with the
 * bytes that were asked for, or not at all.
 */
public final class Unpacking {
    private static final int BUFFER = 1 << 16;

    /** A path is shorter than this, so its block is. */
    private static final int LONGEST_PATH_BLOCK = 2_000;

    private final PackageLimits limits;

    public Unpacking(PackageLimits limits) {
        this.limits = limits;
    }

    /**
     * Does nothing when the folder is there. Any number of processes may do the same at once.
     *
     * @param in is read to its end and left open
     * @param digest SHA-256 of the whole package, in hexadecimal
     * @param folder to make; the one around it is there
     * @throws PackageRefused when it is not the package of that digest, or no package; nothing is left behind
     * @throws IOException when it cannot be read or written; nothing is left behind
     */
    public void unpack(InputStream in, String digest, Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        String chance = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path aside = folder.resolveSibling("." + folder.getFileName() + "-" + chance);
        Files.createDirectory(aside);
        try {
            SummedInput summed = new SummedInput(in);
            unpack(summed, aside);
            String found = summed.sha256();
            if (!found.equals(digest)) {
                throw new PackageRefused("its digest is " + found + ", and " + digest + " was asked for");
            }
            moveInto(aside, folder);
        } finally {
            remove(aside);
        }
    }

    private static void moveInto(Path aside, Path folder) throws IOException {
        try {
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another process was faster, with the same bytes.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private void unpack(SummedInput in, Path folder) throws IOException {
        PathRule paths = new PathRule();
        long bytes = 0;
        int files = 0;
        String last = "";
        for (byte[] block = in.block(); !isZero(block); block = in.block()) {
            TarHeader header = TarHeader.of(block);
            String path = header.path();
            if (header.type() == TarHeader.LONG_PATH) {
                path = longPath(header, in);
                header = TarHeader.of(in.block());
                requireStandIn(header, path);
            }
            files++;
            bytes += header.size();
            requireWithin(bytes, files);
            paths.add(path);
            if (path.compareTo(last) < 0) {
                throw new PackageRefused(
                        "'" + path + "' stands behind '" + last + "', out of the order that flow writes");
            }
            last = path;
            write(header, in, folder.resolve(path));
        }
        if (!isZero(in.block()) || in.hasMore()) {
            throw new PackageRefused("something stands behind its end");
        }
    }

    private static String longPath(TarHeader header, SummedInput in) throws IOException {
        if (!header.path().equals(LongPath.STANDS_IN) || header.isExecutable() || header.size() > LONGEST_PATH_BLOCK) {
            throw new PackageRefused("a long path in it is none that flow wrote");
        }
        byte[] record = in.exactly((int) header.size());
        in.skipPadding(header.size());
        return LongPath.of(record);
    }

    private static void requireStandIn(TarHeader header, String path) {
        if (header.type() != TarHeader.FILE || !header.path().equals(LongPath.STANDS_IN)) {
            throw new PackageRefused("no file stands behind the path '" + path + "'");
        }
    }

    private void requireWithin(long bytes, int files) {
        if (bytes > limits.bytes()) {
            throw new PackageRefused("it unpacks to more than " + limits.bytes() + " bytes");
        }
        if (files > limits.files()) {
            throw new PackageRefused("it has more than " + limits.files() + " files");
        }
    }

    private static void write(TarHeader header, SummedInput in, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[BUFFER];
            for (long left = header.size(); left > 0; ) {
                int count = (int) Math.min(left, buffer.length);
                in.fill(buffer, count);
                out.write(buffer, 0, count);
                left -= count;
            }
        }
        in.skipPadding(header.size());
        if (header.isExecutable()
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static boolean isZero(byte[] block) {
        return Arrays.equals(block, new byte[TarHeader.BLOCK]);
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> all = Files.walk(folder)) {
            paths = all.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
