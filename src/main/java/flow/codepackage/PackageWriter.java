package flow.codepackage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the files of a package, whose paths can stand beside one another, in their order: the same files give the same bytes. */
final class PackageWriter {
    private static final byte[] ZEROS = new byte[TarHeader.BLOCK];

    private final OutputStream out;

    PackageWriter(OutputStream out) {
        this.out = out;
    }

    /** @throws PackageRefused when its content has become another since the file was looked at */
    void write(PackedFile file, Content content) throws IOException {
        String shown = file.path();
        if (!TarHeader.fits(shown)) {
            writeLongPath(shown);
            shown = LongPath.STANDS_IN;
        }
        out.write(new TarHeader(shown, file.size(), file.isExecutable(), TarHeader.FILE).bytes());
        Sum sum = content.copyTo(out);
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
