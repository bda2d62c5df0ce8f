package flow.store;

import flow.artifact.ContentsWithin;
import flow.artifact.Encoded;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The values that records speak of, and those that such values speak of in turn. */
public final class References {
    private References() {}

    /**
     * A value that a record speaks of.
     *
     * @param what what it is there, {@code artifact 'rows' of task read[2]}
     */
    public record Named(String what, ArtifactRef ref) {}

    /** Of one record, in the order in which they stand in it. */
    public static Stream<ArtifactRef> in(RunRecord record) {
        return named(record).map(Named::ref);
    }

    /** The same with what they are. */
    public static Stream<Named> named(RunRecord record) {
        if (record instanceof RunStart start) {
            return Stream.concat(named("parameter", start.parameters(), ""), named("config", start.configs(), ""));
        }
        if (record instanceof TaskDone done) {
            String task = " of task " + done.task();
            return Stream.concat(named("artifact", done.set(), task), items(done, task));
        }
        return Stream.empty();
    }

    private static Stream<Named> named(String kind, Map<String, ArtifactRef> refs, String whose) {
        return refs.entrySet().stream()
                .map(entry -> new Named(kind + " '" + entry.getKey() + "'" + whose, entry.getValue()));
    }

    private static Stream<Named> items(TaskDone done, String task) {
        if (!(done.decision() instanceof Decision.Items decided)) {
            return Stream.empty();
        }
        List<ArtifactRef> items = decided.items();
        return IntStream.range(0, items.size()).mapToObj(index -> new Named("item " + index + task, items.get(index)));
    }

    /**
     * The contents of files that a value holds.
     *
     * @throws StoreCorrupt when the value cannot be read
     */
    public static Stream<ArtifactRef> within(ArtifactRef ref, RunReader run) {
        if (!ContentsWithin.isPossible(ref.encoding())) {
            return Stream.empty();
        }
        return ContentsWithin.of(run.read(ref)).stream()
                .map(content -> ArtifactRef.elsewhere(Encoded.BYTES, content.digest(), content.size()));
    }
}
