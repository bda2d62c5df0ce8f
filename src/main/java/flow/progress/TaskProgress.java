package flow.progress;

import flow.run.RunEvent;
import flow.run.RunEvent.RunFinished;
import flow.run.RunEvent.RunResumed;
import flow.run.RunEvent.RunStarted;
import java.time.ZoneId;
import java.util.function.Consumer;

/** Lines of one task, each with its time, and why it failed. */
final class TaskProgress implements Progress {
    private final EventText texts;
    private final RunSummary summary;
    private final Ink ink;
    private final Consumer<String> out;
    private final ClockTime time;

    TaskProgress(Look look, ZoneId zone) {
        this.texts = new EventText(look);
        this.summary = new RunSummary(look);
        this.ink = look.ink();
        this.out = look.out();
        this.time = new ClockTime(zone);
    }

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunFinished finished) {
            out.accept(summary.cause(finished.result()));
            return;
        }
        boolean isOfRun = event instanceof RunStarted || event instanceof RunResumed;
        String line = isOfRun ? "" : texts.of(event);
        if (!line.isEmpty()) {
            out.accept(ink.faint(time.text(event.at())) + " " + line + "\n");
        }
    }

    @Override
    public void close() {}
}
