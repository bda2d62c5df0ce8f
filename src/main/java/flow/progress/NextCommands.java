package flow.progress;

import flow.graph.TaskId;
import flow.run.RunResult;
import flow.store.RunEnd.Status;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What to type after a run that did not succeed; only what there is. */
final class NextCommands {
    private NextCommands() {}

    /**
     * @param failed the first task that did; null for none
     * @return whole lines; nothing when all is well
     */
    static String of(RunResult result, @Nullable TaskId failed, Predicate<String> commands) {
        if (result.status() == Status.SUCCEEDED) {
            return "";
        }
        String run = result.runId();
        StringBuilder text = new StringBuilder();
        if (commands.test("logs")) {
            text.append("  flow logs ").append(run).append(path(failed)).append("  shows all that was printed\n");
        }
        if (commands.test("resume")) {
            text.append("  flow resume ").append(run).append("  goes on from here\n");
        } else if (commands.test("status")) {
            text.append("  flow status ").append(run).append("  shows every task\n");
        }
        return text.toString();
    }

    private static String path(@Nullable TaskId task) {
        if (task == null) {
            return "";
        }
        return "/" + task.step() + (task.path().isEmpty() ? "" : "/" + task.spelling());
    }
}
