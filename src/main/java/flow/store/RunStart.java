package flow.store;

import flow.graph.Outline;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run begins.
 *
 * @param flow the flow's name
 * @param script where the script is, absolute
 * @param graph the digest of the graph that the script made
 * @param outline the blocks of that graph; empty in a run that did not write it down
 * @param code of every task of the script what {@code CodeDigests} says; empty texts, or nothing, where that is not known
 * @param parameters the value of every parameter, in the order of the script; {@link ArtifactRef#inline} whatever the size
 * @param configs the tree of every config, in the same way
 * @param userName who started it
 * @param project null when the flow belongs to none
 * @param origin null when it begins from nothing
 * @param cause what started it
 */
public record RunStart(
        String flow,
        String script,
        String graph,
        Outline outline,
        Map<String, String> code,
        Map<String, ArtifactRef> parameters,
        Map<String, ArtifactRef> configs,
        RunTags tags,
        String userName,
        @Nullable Project project,
        @Nullable Origin origin,
        Cause cause,
        Instant startedAt)
        implements RunRecord {

    public RunStart {
        code = unmodifiable(code);
        parameters = unmodifiable(parameters);
        configs = unmodifiable(configs);
    }

    /** Without configs and a project, begun from nothing by a person, with code of which nothing is known. */
    public RunStart(
            String flow,
            String script,
            String graph,
            Outline outline,
            Map<String, ArtifactRef> parameters,
            RunTags tags,
            String userName,
            Instant startedAt) {
        this(
                flow,
                script,
                graph,
                outline,
                Map.of(),
                parameters,
                Map.of(),
                tags,
                userName,
                null,
                null,
                Cause.BY_HAND,
                startedAt);
    }

    private static <V> Map<String, V> unmodifiable(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** The run that it resumes; null when it begins from nothing. */
    public @Nullable String originRunId() {
        return origin == null ? null : origin.runId();
    }

    /** The same with the values of parameters and configs kept elsewhere. */
    public RunStart withValues(Map<String, ArtifactRef> keptParameters, Map<String, ArtifactRef> keptConfigs) {
        return new RunStart(
                flow,
                script,
                graph,
                outline,
                code,
                keptParameters,
                keptConfigs,
                tags,
                userName,
                project,
                origin,
                cause,
                startedAt);
    }
}
