package flow.cli;

import flow.graph.Hook;
import flow.graph.TaskId;
import flow.problem.Visible;
import flow.run.RunEvent;
import flow.run.RunEvent.LinePrinted;
import flow.run.RunEvent.RunFinished;
import flow.run.RunEvent.RunStarted;
import flow.run.RunEvent.RunTold;
import flow.run.RunEvent.TaskFailed;
import flow.run.RunEvent.TaskFinished;
import flow.run.RunEvent.TaskKilled;
import flow.run.RunEvent.TaskRetried;
import flow.run.RunEvent.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** What people see while a run goes on: one line for what they care about, and at the end how it went. */
final class RunProgress implements Consumer<RunEvent> {

    /** Ends the names of tasks that only decide; they are shown nowhere but in detailed graphs. */
    private static final String DECIDER = "?";

    private final Surroundings surroundings;
    private final Ink ink;
    private final RunSummary summary;
    private Instant start = Instant.EPOCH;
    private int done;

    RunProgress(Surroundings surroundings, Ink ink, RunSummary summary) {
        this.surroundings = surroundings;
        this.ink = ink;
        this.summary = summary;
    }

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunStarted) {
            start = event.at();
        }
        if (event instanceof TaskFinished finished
                && !Hook.isTaskName(finished.task().step())) {
            done++;
        }
        surroundings.err().print(text(event));
    }

    /** Whole lines; nothing for what is not worth one. */
    private String text(RunEvent event) {
        if (event instanceof RunStarted started) {
            return ink.bold(started.flow()) + ": run " + started.runId() + "\n";
        }
        if (event instanceof TaskFinished finished) {
            return finished(finished);
        }
        if (event instanceof LinePrinted printed) {
            return LinePrefix.of(printed.entry().source())
                    + Visible.text(printed.entry().line().text()) + "\n";
        }
        if (event instanceof TaskRetried retried) {
            String cause = FailureText.inShort(retried.diagnosis());
            return line(ink.yellow("again "), retried.task(), "in " + Elapsed.text(retried.delay()) + ": " + cause);
        }
        if (event instanceof TaskFailed failed) {
            return line(ink.red("failed"), failed.task(), FailureText.inShort(failed.diagnosis()));
        }
        if (event instanceof TaskKilled killed) {
            return line(ink.red("ended "), killed.task(), killed.why());
        }
        if (event instanceof Warning warning) {
            return line(ink.yellow("note  "), warning.task(), warning.message() + " (" + warning.position() + ")");
        }
        if (event instanceof RunTold told) {
            return told(told);
        }
        return event instanceof RunFinished finished
                ? summary.of(finished.result(), done, Duration.between(start, finished.at()))
                : "";
    }

    private static String told(RunTold told) {
        String tasks = told.attempts() == 1 ? "one task has " : told.attempts() + " tasks have ";
        return "told to end: " + tasks + Elapsed.text(told.grace()) + " to do so, unless it is told again\n";
    }

    private String finished(TaskFinished finished) {
        if (finished.task().step().endsWith(DECIDER)) {
            return "";
        }
        if (finished.caught() == null) {
            return line(ink.green("done  "), finished.task(), ink.faint(Elapsed.text(finished.took())));
        }
        return line(ink.yellow("caught"), finished.task(), FailureText.inShort(finished.caught()));
    }

    private static String line(String what, TaskId task, String rest) {
        return "  " + what + "  " + task + "  " + rest + "\n";
    }
}
