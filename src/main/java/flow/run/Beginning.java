package flow.run;

import flow.graph.CodeDigests;
import flow.graph.Flow;
import flow.graph.GraphDigest;
import flow.graph.Outline;
import flow.store.Cause;
import flow.store.Origin;
import flow.store.Project;
import flow.store.RunStart;
import flow.store.RunTags;
import flow.task.ScriptValues;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is known of a run before its first task. */
final class Beginning {
    private Beginning() {}

    /**
     * @param origin that it goes on from; null for nothing
     * @param cause what started it, or what it goes on from
     */
    static RunStart of(
            Flow flow,
            Map<String, ? extends @Nullable Object> parameters,
            @Nullable Origin origin,
            Cause cause,
            RunOptions options,
            ScriptValues values,
            Instant now) {
        Map<String, Object> configs = new LinkedHashMap<>();
        flow.configs().forEach(config -> configs.put(config.name(), config.tree()));
        return new RunStart(
                flow.name(),
                options.script(),
                GraphDigest.of(flow),
                Outline.of(flow),
                CodeDigests.of(flow),
                values.inline(parameters),
                values.inline(configs),
                new RunTags(new LinkedHashSet<>(flow.tags()), new LinkedHashSet<>(options.tags())),
                options.userName(),
                options.branchName() == null ? null : new Project(options.branchName(), options.isProduction()),
                origin,
                cause,
                now);
    }
}
