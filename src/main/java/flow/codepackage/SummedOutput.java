package flow.codepackage;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Sums up what passes. */
final class SummedOutput extends FilterOutputStream {
    private final Sum sum = new Sum();

    SummedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
        sum.add(bytes, from, count);
    }

    Sum sum() {
        return sum;
    }
}
