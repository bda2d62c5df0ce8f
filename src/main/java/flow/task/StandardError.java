package flow.task;

import flow.ProgramFailedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a program writes to its standard error: told line by line; the last lines say why it failed. */
final class StandardError implements Pump.Sink {
    private static final int SHOWN = 20;
    private static final int SIGNALS = 128;
    private static final Map<Integer, String> NAMES =
            Map.of(1, "HUP", 2, "INT", 6, "ABRT", 9, "KILL", 11, "SEGV", 13, "PIPE", 15, "TERM");

    private final BegunLine line;
    private final Consumer<String> log;
    private final Deque<String> last = new ArrayDeque<>();

    StandardError(TaskLog log) {
        LineStream stream = log.err();
        this.log = text -> stream.print(text + "\n");
        this.line = log.line();
    }

    @Override
    public void add(byte[] more, int count) {
        line.add(more, 0, count, this::line);
    }

    @Override
    public void end() {
        line.finish(this::line);
    }

    private void line(String text) {
        log.accept(text);
        synchronized (last) {
            last.addLast(text);
            if (last.size() > SHOWN) {
                last.removeFirst();
            }
        }
    }

    ProgramFailedException failure(String program, int exitCode) {
        List<String> shown;
        synchronized (last) {
            shown = new ArrayList<>(last);
        }
        String signal = NAMES.get(exitCode - SIGNALS);
        String message = "'" + program + "' ended with exit code " + exitCode
                + (signal == null ? "" : " (signal " + (exitCode - SIGNALS) + ", " + signal + ")");
        return new ProgramFailedException(
                shown.isEmpty() ? message : message + "\n" + String.join("\n", shown), exitCode, shown);
    }
}
