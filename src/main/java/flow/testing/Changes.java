package flow.testing;

import flow.graph.Body;
import flow.graph.Secret;
import flow.graph.StepOptions;
import flow.graph.TaskNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** What a test changes of a flow's tasks. */
final class Changes {
    private final Given given;
    private final PassingTime time;
    private final PrintStream out;

    Changes(Given given, PassingTime time, PrintStream out) {
        this.given = given;
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
        return given.secrets.isEmpty() ? changed : changed.withOptions(this::withGivenSecrets);
    }

    private Body.Code late(Duration duration, Body.Code code) {
        return scope -> {
            time.pass(duration);
            code.run(scope);
        };
    }

    private StepOptions withGivenSecrets(StepOptions options) {
        List<Secret> secrets = options.effectiveSecrets().stream()
                .map(secret -> given.secrets.containsKey(secret.name())
                        ? new Secret(Secret.Provider.ENVIRONMENT, secret.name())
                        : secret)
                .toList();
        return options.secrets() == null ? options : options.withSecrets(secrets);
    }
}
