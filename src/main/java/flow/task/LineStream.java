package flow.task;

import flow.store.LogLine.Stream;
import java.io.OutputStream;

/** One of the two streams into a log. */
final class LineStream extends OutputStream {
    private final TaskLog log;
    private final Stream stream;

    LineStream(TaskLog log, Stream stream) {
        this.log = log;
        this.stream = stream;
    }

    @Override
    public void write(int oneByte) {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        log.write(stream, bytes, offset, length);
    }
}
