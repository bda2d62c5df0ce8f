package flow.task;

import flow.task.Place.NodeLevel;
import flow.task.Place.RoundLevel;
import flow.task.ReadOnlyNames.Item;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code current} shows in one attempt. */
final class Current {
    private static final String THIS_MACHINE = "127.0.0.1";

    private Current() {}

    static Map<String, @Nullable Object> of(Task task, RunContext run, ReadOnlyNames given, TempDir tempDir) {
        String place = "/" + task.id().step() + "/" + task.id().spelling();
        LazyMap parameters = new LazyMap();
        run.parameters().keySet().forEach(name -> parameters.with(name, new Lazy<>(() -> given.read(name))));
        return new LazyMap()
                .with("flowName", run.flow().name())
                .with("runId", run.runId())
                .with("stepName", task.id().step())
                .with("taskId", task.id().spelling())
                .with("attempt", task.attempt())
                .with("originRunId", run.originRunId())
                .with("pathspec", run.runId() + place)
                .with("tags", new Lazy<>(run.tags()))
                .with("userName", run.userName())
                .with("projectName", run.projectName())
                .with("branchName", run.branchName())
                .with("isProduction", run.isProduction())
                .with("parameters", parameters)
                .with("foreach", given.items().stream().map(Current::item).toList())
                .with(
                        "repeat",
                        task.place().rounds().stream().map(Current::round).toList())
                .with("trigger", CurrentTrigger.of(run))
                .with("parallel", node(task.place().node(), mainAddress(run.host())))
                .with("scheduledTime", run.cause().scheduledTime())
                .with("tempDir", new Lazy<>(tempDir::path))
                .with("idempotencyKey", run.firstRunId() + place);
    }

    private static Map<String, @Nullable Object> item(Item item) {
        return new LazyMap()
                .with("name", item.level().name())
                .with("index", item.level().number())
                .with("count", item.level().count())
                .with("value", item.value());
    }

    /** Where nodes are pods, whoever makes them tells. */
    private static String mainAddress(Host host) {
        return host.environment().getOrDefault("FLOW_TASK_MAIN_ADDRESS", THIS_MACHINE);
    }

    private static Map<String, @Nullable Object> round(RoundLevel level) {
        return new LazyMap()
                .with("name", level.loop().name())
                .with("index", level.number())
                .with("count", level.loop().atMost());
    }

    private static @Nullable Map<String, @Nullable Object> node(@Nullable NodeLevel level, String mainAddress) {
        if (level == null) {
            return null;
        }
        return new LazyMap()
                .with("nodeIndex", level.number())
                .with("numNodes", level.gang().nodes())
                .with("mainAddress", mainAddress);
    }
}
