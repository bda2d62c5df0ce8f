package flow.task;

import flow.store.LogLine.Stream;

/** One of the two streams into a log. It has nothing to flush: lines are stored when they are whole. */
final class LineStream implements PrintTarget {
    private final TaskLog log;
    private final Stream stream;

    LineStream(TaskLog log, Stream stream) {
        this.log = log;
        this.stream = stream;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        log.write(stream, bytes, offset, length);
    }

    @Override
    public void print(String text) {
        log.print(stream, text);
    }

    @Override
    public void flush() {}

    @Override
    public boolean checkError() {
        return false;
    }
}
