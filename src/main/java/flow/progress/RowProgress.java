package flow.progress;

import flow.graph.Flow;
import flow.run.RunEvent;
import flow.run.RunEvent.RunFinished;
import flow.run.RunEvent.RunStarted;
import flow.run.RunEvent.TaskFinished;
import flow.run.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rows at the end of a terminal, and lines above them. Lines wait for the next drawing, at most a fifth of a second. */
final class RowProgress implements Progress {

    /** What is over by then needs no rows while it goes on. */
    static final Duration FIRST = Duration.ofMillis(300);

    /** At most five drawings a second. */
    static final Duration BETWEEN = Duration.ofMillis(200);

    /** Times go on also when nothing happens. */
    static final Duration TICK = Duration.ofSeconds(1);

    /** From here on lines do not wait, even though the rows do. */
    private static final int MANY = 64 * 1024;

    private final Board board;
    private final EventText texts;
    private final RunSummary summary;
    private final Ink ink;
    private final Screen screen;
    private final Timer timer;
    private final Supplier<Size> size;

    private final StringBuilder above = new StringBuilder();
    private boolean isDrawing;
    private boolean isClosed;
    private Instant drawnAt = Instant.MIN;
    private @Nullable Instant due;
    private Runnable takeBack = () -> {};

    RowProgress(Flow flow, Look look, Timer timer, Supplier<Size> size) {
        this.board = new Board(flow);
        this.texts = new EventText(look);
        this.summary = new RunSummary(look);
        this.ink = look.ink();
        this.screen = new Screen(look.out());
        this.timer = timer;
        this.size = size;
    }

    @Override
    public synchronized void accept(RunEvent event) {
        board.accept(event);
        if (event instanceof RunFinished finished) {
            end(finished);
            return;
        }
        String line = isRow(event) ? "" : texts.of(event);
        if (!line.isEmpty()) {
            above.append(line).append('\n');
        }
        if (event instanceof RunStarted) {
            drawBy(timer.now().plus(FIRST));
        }
        if (isDrawing) {
            refresh();
            return;
        }
        flush();
    }

    /** Whether a row says it. */
    private static boolean isRow(RunEvent event) {
        return event instanceof TaskFinished finished && finished.caught() == null;
    }

    private void refresh() {
        Instant soonest = drawnAt.plus(BETWEEN);
        if (timer.now().isBefore(soonest)) {
            drawBy(soonest);
            if (above.length() > MANY) {
                flush();
            }
            return;
        }
        draw();
    }

    private void draw() {
        isDrawing = true;
        Instant now = timer.now();
        screen.show(take(), new Frame(board, now, size.get(), ink).lines());
        drawnAt = now;
        drawBy(now.plus(TICK));
    }

    /** Lines without rows; these come back with the next drawing. */
    private void flush() {
        screen.show(take(), List.of());
    }

    private String take() {
        String text = above.toString();
        above.setLength(0);
        return text;
    }

    private void drawBy(Instant at) {
        if (isClosed || due != null && !at.isBefore(due)) {
            return;
        }
        takeBack.run();
        due = at;
        takeBack = timer.after(Duration.between(timer.now(), at), this::tick);
    }

    private synchronized void tick() {
        if (isClosed) {
            return;
        }
        due = null;
        if (isDrawing) {
            refresh();
            return;
        }
        draw();
    }

    private void end(RunFinished finished) {
        String rows = new Frame(board, finished.at(), isDrawing ? size.get() : Size.USUAL, ink)
                .lines().stream().map(line -> line + "\n").reduce("", String::concat);
        above.append(rows).append(summary.of(finished.result(), board, finished.at()));
        close();
    }

    @Override
    public synchronized void close() {
        takeBack.run();
        if (!isClosed) {
            flush();
        }
        isClosed = true;
    }
}
