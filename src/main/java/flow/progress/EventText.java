package flow.progress;

import flow.graph.TaskId;
import flow.problem.Position;
import flow.progress.Progress.Look;
import flow.run.RunEvent;
import flow.run.RunEvent.LinePrinted;
import flow.run.RunEvent.RunResumed;
import flow.run.RunEvent.RunStarted;
import flow.run.RunEvent.RunTold;
import flow.run.RunEvent.TaskFailed;
import flow.run.RunEvent.TaskFinished;
import flow.run.RunEvent.TaskKilled;
import flow.run.RunEvent.TaskRetried;
import flow.run.RunEvent.Warning;
import flow.view.Elapsed;

/** The line of what happened. */
final class EventText {
    private final Look look;
    private final Ink ink;

    EventText(Look look) {
        this.look = look;
        this.ink = look.ink();
    }

    /** A line without its end; empty for what is not worth one. */
    String of(RunEvent event) {
        if (event instanceof RunStarted started) {
            return ink.bold(started.flow()) + ": run " + started.runId();
        }
        if (event instanceof RunResumed resumed) {
            String tasks = resumed.reused() == 1 ? "1 task" : resumed.reused() + " tasks";
            return "  " + ink.green("reused") + "  " + tasks + " of run " + resumed.originRunId();
        }
        if (event instanceof TaskFinished finished) {
            return finished(finished);
        }
        if (event instanceof LinePrinted printed) {
            return look.prefix().apply(printed.entry().source())
                    + UserText.of(printed.entry().line().text(), ink);
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
            return line(ink.yellow("note  "), warning.task(), warning.message() + where(warning.position()));
        }
        return event instanceof RunTold told ? told(told) : "";
    }

    private static String where(Position position) {
        return position.equals(Position.NOWHERE) ? "" : " (" + position + ")";
    }

    private String finished(TaskFinished finished) {
        if (Board.isDecider(finished.task())) {
            return "";
        }
        if (finished.caught() == null) {
            return line(ink.green("done  "), finished.task(), ink.faint(Elapsed.text(finished.took())));
        }
        return line(ink.yellow("caught"), finished.task(), FailureText.inShort(finished.caught()));
    }

    private static String told(RunTold told) {
        String tasks = told.attempts() == 1 ? "one task has " : told.attempts() + " tasks have ";
        return "told to end: " + tasks + Elapsed.text(told.grace()) + " to do so, unless it is told again";
    }

    private static String line(String what, TaskId task, String rest) {
        return "  " + what + "  " + task + "  " + rest;
    }
}
