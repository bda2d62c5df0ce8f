package flow.task;

import flow.client.Runs;
import flow.graph.Flow;
import flow.store.Cause;
import flow.store.Origin;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every task of a run knows of it.
 *
 * @param origin what it goes on from; null when it began from nothing
 * @param parameters a value for every parameter of the flow, already of its type
 * @param tags as they are when a task asks for them
 * @param branchName null when the flow belongs to no project
 * @param cause what started it
 * @param runs other runs, whose values come back as objects of the script's classes
 */
public record RunContext(
        Flow flow,
        String runId,
        @Nullable Origin origin,
        Map<String, ? extends @Nullable Object> parameters,
        Supplier<List<String>> tags,
        String userName,
        @Nullable String branchName,
        boolean isProduction,
        Cause cause,
        Runs runs,
        Host host) {
    public RunContext {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** The run that this one resumes; null when it began from nothing. */
    @Nullable
    String originRunId() {
        return origin == null ? null : origin.runId();
    }

    /** The run in which the chain of runs began that resume each other. */
    String firstRunId() {
        return origin == null ? runId : origin.firstRunId();
    }

    @Nullable
    String projectName() {
        return flow.project() == null ? null : flow.project().name();
    }
}
