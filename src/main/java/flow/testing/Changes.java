package flow.testing;

import flow.graph.Body;
import flow.graph.TaskNode;
import java.io.PrintStream;
import java.time.Duration;

/** What a test changes of a flow's tasks. */
final class Changes {
    private final Given given;
    private final PassingTime time;
    private final FakeSecrets secrets;
    private final PrintStream out;

    Changes(Given given, FakeSecrets secrets, PassingTime time, PrintStream out) {
        this.given = given;
        this.secrets = secrets;
        this.time = time;
        this.out = out;
    }

    TaskNode of(TaskNode task) {
        Body body = task.body();
        Body.Code replaced = given.replaced.containsKey(task.name())
                ? given.replaced.get(task.name()).apply(out)
                : body.code();
        Body.Code code =
                given.durations.containsKey(task.name()) ? late(given.durations.get(task.name()), replaced) : replaced;
        TaskNode changed = code == body.code() ? task : task.withBody(new Body(body.position(), body.facts(), code));
        return changed.withOptions(secrets::in);
    }

    private Body.Code late(Duration duration, Body.Code code) {
        return scope -> {
            time.pass(duration);
            code.run(scope);
        };
    }
}
