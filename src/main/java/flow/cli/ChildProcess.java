package flow.cli;

import flow.run.TaskProcesses.TaskProcess;
import flow.store.LogLine;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One process of {@code flow task}: its output are the lines of the task, and what else it says is about itself. */
final class ChildProcess implements TaskProcess {
    private static final int LAST_LINES = 20;
    private static final long PATIENCE_MILLIS = 2_000;

    private final Process process;
    private final Duration grace;
    private final Thread out;
    private final Thread err;
    private final Deque<String> said = new ArrayDeque<>();

    ChildProcess(Process process, Duration grace, Consumer<LogLine> lines) {
        this.process = process;
        this.grace = grace;
        this.out = reading(process.getInputStream(), line -> take(line, lines));
        this.err = reading(process.getErrorStream(), this::say);
    }

    /** What programs print that the task starts is shown like what it prints itself. */
    private static void take(String printed, Consumer<LogLine> lines) {
        Optional<LogLine> framed = FramedLine.read(printed);
        String before = FramedLine.before(printed);
        if (!before.isEmpty() || framed.isEmpty()) {
            lines.accept(new LogLine(Instant.now(), LogLine.Stream.OUT, before));
        }
        framed.ifPresent(lines);
    }

    private static Thread reading(InputStream stream, Consumer<String> lines) {
        Thread thread = new Thread(() -> read(stream, lines), "flow child");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Lines end with a line feed alone: what else may end one can be part of it. */
    private static void read(InputStream stream, Consumer<String> lines) {
        try (InputStream in = new BufferedInputStream(stream)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    lines.accept(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                } else {
                    line.write(next);
                }
            }
            if (line.size() > 0) {
                lines.accept(line.toString(StandardCharsets.UTF_8));
            }
        } catch (IOException ended) {
            return;
        }
    }

    private synchronized void say(String line) {
        said.add(line);
        if (said.size() > LAST_LINES) {
            said.remove();
        }
    }

    @Override
    public int exitCode() {
        boolean isInterrupted = false;
        while (true) {
            try {
                int code = process.waitFor();
                // A program that it left behind may hold its streams for ever.
                out.join(PATIENCE_MILLIS);
                err.join(PATIENCE_MILLIS);
                if (isInterrupted) {
                    Thread.currentThread().interrupt();
                }
                return code;
            } catch (InterruptedException later) {
                isInterrupted = true;
            }
        }
    }

    @Override
    public synchronized String lastWords() {
        return String.join("\n", said);
    }

    @Override
    public void end() {
        process.destroy();
        process.onExit().orTimeout(grace.toMillis(), TimeUnit.MILLISECONDS).whenComplete((ended, late) -> {
            if (late != null) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        });
    }
}
