package flow.progress;

import flow.problem.Visible;
import flow.progress.Progress.Look;
import flow.run.RunResult;
import flow.run.RunResult.NotStarted;
import flow.store.RunEnd.Status;
import flow.task.Diagnosis;
import flow.view.Elapsed;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * How a run went: the root cause first, with the user's own lines, then what it kept from running, then the commands that tell
 * more.
 */
final class RunSummary {
    private final Look look;
    private final Ink ink;

    RunSummary(Look look) {
        this.look = look;
        this.ink = look.ink();
    }

    String of(RunResult result, Board board, Instant end) {
        Duration took = Duration.between(board.start(), end);
        return cause(result) + "run " + result.runId() + " " + status(result.status()) + " after " + Elapsed.text(took)
                + ": " + counts(result, board) + "\n"
                + NextCommands.of(result, board.firstFailed(), look.commands());
    }

    /** Why it failed, in whole lines; nothing when it did not. */
    String cause(RunResult result) {
        String fault = isSaidByTask(result) ? "" : storeFault(result);
        return fault + result.firstFailure().map(this::cause).orElse("");
    }

    private String storeFault(RunResult result) {
        return result.storeFault() == null
                ? ""
                : "\n" + ink.red("error:") + " "
                        + Visible.text(result.storeFault().getMessage()) + "\n\n";
    }

    /** A store that cannot be written makes the task fail that wrote; one message of the two is enough. */
    private static boolean isSaidByTask(RunResult result) {
        return result.storeFault() != null
                && result.firstFailure()
                        .map(diagnosis -> diagnosis.failure().message())
                        .filter(message -> message.equals(result.storeFault().getMessage()))
                        .isPresent();
    }

    private String cause(Diagnosis diagnosis) {
        String code = diagnosis.code() == null ? "" : "[" + diagnosis.code() + "]";
        String task = diagnosis.failure().task() == null
                ? ""
                : "task " + diagnosis.failure().task() + " failed: ";
        String headline = "error" + code + ": " + task + FailureText.what(diagnosis);
        String frames = diagnosis.frames().stream()
                .filter(frame -> !frame.contains(
                        diagnosis.position().file() + ":" + diagnosis.position().line()))
                .map(frame -> "  called from " + frame + "\n")
                .collect(Collectors.joining());
        return "\n" + look.excerpt().of(headline, diagnosis.position(), diagnosis.hint()) + frames + "\n";
    }

    private String status(Status status) {
        return status == Status.SUCCEEDED ? ink.green(status.spelling()) : ink.red(status.spelling());
    }

    private static String counts(RunResult result, Board board) {
        int done = board.done();
        String reused = board.reused() == 0 ? "" : " (" + board.reused() + " reused)";
        String failed = result.failed() == 0 ? "" : ", " + result.failed() + " failed";
        String notStarted = result.notStarted().stream().map(RunSummary::text).collect(Collectors.joining(", "));
        return done + (done == 1 ? " task" : " tasks") + " done" + reused + failed
                + (notStarted.isEmpty() ? "" : ", not started: " + notStarted);
    }

    private static String text(NotStarted step) {
        return step.times() == 1 ? step.step() : step.step() + " (" + step.times() + " times)";
    }
}
