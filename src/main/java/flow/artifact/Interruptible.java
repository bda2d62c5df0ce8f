package flow.artifact;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** Stops reading when its thread is interrupted: an attempt that was given up is not to copy gigabytes to the end. */
final class Interruptible extends FilterInputStream {
    Interruptible(InputStream content) {
        super(content);
    }

    @Override
    public int read() throws IOException {
        check();
        return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        check();
        return super.read(buffer, offset, length);
    }

    private static void check() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("the task was interrupted while its files were kept");
        }
    }
}
