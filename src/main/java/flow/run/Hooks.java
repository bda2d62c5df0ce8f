package flow.run;

import flow.client.Run;
import flow.client.Runs;
import flow.graph.Flow;
import flow.graph.Hook;
import flow.graph.Hook.Occasion;
import flow.store.RunEnd;
import flow.store.RunReader;
import flow.store.RunWriter;
import flow.task.Task;
import java.util.ArrayList;
import java.util.List;

/** The tasks of the hooks of one run. */
final class Hooks {
    private final Flow flow;
    private final Runs runs;
    private final RunWriter writer;
    private final RunReader reader;
    private final Timer timer;

    /** @param runs with the classes of the script */
    Hooks(Flow flow, Runs runs, RunWriter writer, RunReader reader, Timer timer) {
        this.flow = flow;
        this.runs = runs;
        this.writer = writer;
        this.reader = reader;
        this.timer = timer;
    }

    /**
     * What follows a run that ended so, in the order of the script. A hook tells others of the run, so what the run left is made
     * safe on the disk before.
     */
    List<Task> after(RunEnd.Status status) {
        if (hooks(flow, status).isEmpty()) {
            return List.of();
        }
        writer.sync();
        return of(flow, runs, reader, new RunEnd(status, timer.now()));
    }

    /**
     * The same for a run of which everything is safe.
     *
     * @param runs with the classes of the script
     */
    static List<Task> of(Flow flow, Runs runs, RunReader reader, RunEnd end) {
        List<Hook> hooks = hooks(flow, end.status());
        if (hooks.isEmpty()) {
            return List.of();
        }
        Run run = runs.ending(reader, end);
        List<Task> tasks = new ArrayList<>();
        for (Hook hook : hooks) {
            tasks.add(Task.hook(hook, hook.taskName(tasks.size()), run));
        }
        return tasks;
    }

    private static List<Hook> hooks(Flow flow, RunEnd.Status status) {
        Occasion occasion = status == RunEnd.Status.SUCCEEDED ? Occasion.SUCCESS : Occasion.FAILURE;
        return flow.hooks().stream().filter(hook -> hook.occasion() == occasion).toList();
    }
}
