package flow.codepackage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the files of a package, in the order of their paths, so that the same files give the same bytes. */
final class PackageWriter {
    private static final byte[] ZEROS = new byte[TarHeader.BLOCK];
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final PathRule paths = new PathRule();

    PackageWriter(OutputStream out) {
        this.out = out;
    }

    /** @throws PackageRefused when its content has become another since the file was looked at */
    void write(PackedFile file, Content content) throws IOException {
        paths.add(file.path());
        if (!TarHeader.fits(file.path())) {
            writeLongPath(file.path());
        }
        String shown = TarHeader.fits(file.path()) ? file.path() : LongPath.STANDS_IN;
        out.write(new TarHeader(shown, file.size(), file.isExecutable(), TarHeader.FILE).bytes());
        Sum sum = new Sum();
        try (InputStream in = content.open()) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                sum.add(buffer, count);
            }
        }
        if (sum.size() != file.size() || !sum.sha256().equals(file.sha256())) {
            throw new PackageRefused(
                    "'" + file.path() + "' changed while it was packed; try again when nobody writes it");
        }
        pad(file.size());
    }

    void end() throws IOException {
        out.write(ZEROS);
        out.write(ZEROS);
    }

    private void writeLongPath(String path) throws IOException {
        byte[] record = LongPath.record(path).getBytes(StandardCharsets.UTF_8);
        out.write(new TarHeader(LongPath.STANDS_IN, record.length, false, TarHeader.LONG_PATH).bytes());
        out.write(record);
        pad(record.length);
    }

    private void pad(long size) throws IOException {
        out.write(ZEROS, 0, padding(size));
    }

    /** How many bytes of nothing stand behind so many of a file. */
    static int padding(long size) {
        return (int) ((TarHeader.BLOCK - size % TarHeader.BLOCK) % TarHeader.BLOCK);
    }
}
