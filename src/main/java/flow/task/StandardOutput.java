package flow.task;

import flow.ProgramFailedException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a program writes to its standard output: told line by line, and answered as a whole. */
final class StandardOutput implements Pump.Sink {
    /** Sixteen tasks at a time still fit into a usual heap. */
    private static final int MOST = 64_000_000;

    private final LineStream log;
    private final Runnable tooMuch;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean isTooMuch;
    private boolean isLineEnded = true;

    /** @param tooMuch called once when it is more than can be answered */
    StandardOutput(TaskLog log, Runnable tooMuch) {
        this.log = log.out();
        this.tooMuch = tooMuch;
    }

    @Override
    public void add(byte[] more, int count) {
        log.write(more, 0, count);
        isLineEnded = count == 0 ? isLineEnded : more[count - 1] == '\n';
        if (isFull(count)) {
            tooMuch.run();
            return;
        }
        keep(more, count);
    }

    private synchronized void keep(byte[] more, int count) {
        if (!isTooMuch) {
            bytes.write(more, 0, count);
        }
    }

    private synchronized boolean isFull(int more) {
        boolean isNew = !isTooMuch && bytes.size() + more > MOST;
        isTooMuch |= isNew;
        return isNew;
    }

    @Override
    public void end() {
        if (!isLineEnded) {
            log.print("\n");
        }
    }

    synchronized boolean isTooMuch() {
        return isTooMuch;
    }

    ProgramFailedException tooMuch(String program, int exitCode) {
        return new ProgramFailedException(
                "'" + program + "' wrote more than 64 MB, which exec does not answer as a text:"
                        + " write output: 'name', and it goes to that file of current.tempDir",
                exitCode,
                List.of());
    }

    /** Without the line end behind the last line. */
    synchronized String text() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
