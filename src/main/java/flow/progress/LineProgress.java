package flow.progress;

import flow.graph.Flow;
import flow.graph.TaskId;
import flow.run.RunEvent;
import flow.run.RunEvent.RunFinished;
import flow.run.RunEvent.RunStarted;
import flow.run.Timer;
import flow.view.Elapsed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Lines that stay, each with its time. */
final class LineProgress implements Progress {

    /** After such a silence it is said what goes on. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    private static final int NAMED = 3;

    private final Board board;
    private final EventText texts;
    private final RunSummary summary;
    private final Ink ink;
    private final Consumer<String> out;
    private final Timer timer;
    private final ClockTime time;

    private boolean isClosed;
    private Instant spoken = Instant.MIN;
    private Runnable takeBack = () -> {};

    LineProgress(Flow flow, Look look, Timer timer, ZoneId zone) {
        this.board = new Board(flow);
        this.texts = new EventText(look);
        this.summary = new RunSummary(look);
        this.ink = look.ink();
        this.out = look.out();
        this.timer = timer;
        this.time = new ClockTime(zone);
    }

    @Override
    public synchronized void accept(RunEvent event) {
        board.accept(event);
        if (event instanceof RunFinished finished) {
            close();
            out.accept(summary.of(finished.result(), board, finished.at()));
            return;
        }
        String line = texts.of(event);
        if (!line.isEmpty()) {
            say(event.at(), line);
        }
        if (event instanceof RunStarted) {
            listen(SILENCE);
        }
    }

    private void say(Instant at, String line) {
        spoken = at;
        out.accept(ink.faint(time.text(at)) + " " + line + "\n");
    }

    private void listen(Duration delay) {
        takeBack = timer.after(delay, this::wakeUp);
    }

    private synchronized void wakeUp() {
        if (isClosed) {
            return;
        }
        Instant now = timer.now();
        Instant silentUntil = spoken.plus(SILENCE);
        if (now.isBefore(silentUntil)) {
            listen(Duration.between(now, silentUntil));
            return;
        }
        say(now, "  " + ink.faint("still ") + "  " + goingOn(now));
        listen(SILENCE);
    }

    private String goingOn(Instant now) {
        List<Map.Entry<TaskId, Instant>> running = board.running();
        if (running.isEmpty()) {
            return board.isRepeating() ? "nothing is running, another attempt follows" : "nothing is running yet";
        }
        String named = running.stream()
                .limit(NAMED)
                .map(task -> task.getKey() + " for " + Elapsed.text(Duration.between(task.getValue(), now)))
                .collect(Collectors.joining(", "));
        int more = running.size() - NAMED;
        return "running: " + named + (more > 0 ? " and " + more + " more" : "") + "; " + board.done() + " done";
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        takeBack.run();
    }
}
