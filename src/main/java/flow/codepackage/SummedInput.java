package flow.codepackage;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a package as they come, all of them summed up. */
final class SummedInput {
    private final InputStream in;
    private final Sum sum = new Sum();

    SummedInput(InputStream in) {
        this.in = in;
    }

    /** @throws PackageRefused when it is cut off */
    void fill(byte[] buffer, int count) throws IOException {
        if (in.readNBytes(buffer, 0, count) < count) {
            throw new PackageRefused("it ends too early");
        }
        sum.add(buffer, 0, count);
    }

    byte[] exactly(int count) throws IOException {
        byte[] bytes = new byte[count];
        fill(bytes, count);
        return bytes;
    }

    byte[] block() throws IOException {
        return exactly(TarHeader.BLOCK);
    }

    /** @throws PackageRefused when something is in it */
    void skipPadding(long size) throws IOException {
        for (byte filler : exactly(PackageWriter.padding(size))) {
            if (filler != 0) {
                throw new PackageRefused("something stands between its files");
            }
        }
    }

    boolean hasMore() throws IOException {
        return in.read() >= 0;
    }

    String sha256() {
        return sum.sha256();
    }
}
