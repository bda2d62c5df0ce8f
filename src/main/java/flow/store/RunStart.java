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
 * @param parameters the value of every parameter, in the order of the script; {@link ArtifactRef#inline} whatever the size
 * @param userName who started it
 * @param originRunId the run that it resumes; null when it begins from nothing
 */
public record RunStart(
        String flow,
        String script,
        String graph,
        Outline outline,
        Map<String, ArtifactRef> parameters,
        RunTags tags,
        String userName,
        @Nullable String originRunId,
        Instant startedAt)
        implements RunRecord {

    /** The same with the parameters kept elsewhere. */
    public RunStart withParameters(Map<String, ArtifactRef> kept) {
        return new RunStart(flow, script, graph, outline, kept, tags, userName, originRunId, startedAt);
    }

    public RunStart {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
