package flow.cli;

import flow.client.Run;
import flow.client.Task;
import flow.store.Clue;
import flow.store.TaskFailed;
import java.util.List;
import java.util.stream.Collectors;

/** Why a run failed: the root cause first, with the user's own frames, then which tasks failed besides it. */
final class FailureReport {
    private static final int LISTED = 5;

    private FailureReport() {}

    /** Nothing for a run in which nothing failed for good. */
    static String of(Run run) {
        List<Task> failures = run.getFailures();
        if (failures.isEmpty()) {
            return "";
        }
        return "\n" + of(failures.get(0)) + others(failures.subList(1, failures.size()));
    }

    /** The last failure of a task. */
    static String of(Task task) {
        List<TaskFailed> failed = task.failedAttempts();
        TaskFailed last = failed.get(failed.size() - 1);
        String attempt = last.attempt() == 0 ? "" : " (attempt " + last.attempt() + ")";
        return "error" + code(last.clue()) + ": task " + task.id() + " failed" + attempt + ": " + of(last);
    }

    /** Why an attempt failed and where, without saying which. */
    static String of(TaskFailed failed) {
        Clue clue = failed.clue();
        String places = clue.places().stream().collect(Collectors.joining("\n  called from ", "  at ", "\n"));
        String hint = clue.hint() == null ? "" : "  hint: " + clue.hint() + "\n";
        return failed.what() + "\n" + (clue.places().isEmpty() ? "" : places) + hint;
    }

    private static String code(Clue clue) {
        return clue.code() == null ? "" : "[" + clue.code() + "]";
    }

    private static String others(List<Task> others) {
        if (others.isEmpty()) {
            return "";
        }
        String names =
                others.stream().limit(LISTED).map(task -> task.id().toString()).collect(Collectors.joining(", "));
        String more = others.size() > LISTED ? " and " + (others.size() - LISTED) + " more" : "";
        return "  failed too: " + names + more + "\n";
    }
}
