package flow.store;

import flow.artifact.ContentsWithin;
import flow.artifact.Encoded;
import java.util.stream.Stream;

/** The values that records speak of, and those that such values speak of in turn. */
public final class References {
    private References() {}

    /** Of one record, in the order in which they stand in it. */
    public static Stream<ArtifactRef> in(RunRecord record) {
        if (record instanceof RunStart start) {
            return Stream.concat(start.parameters().values().stream(), start.configs().values().stream());
        }
        if (record instanceof TaskDone done) {
            Stream<ArtifactRef> items =
                    done.decision() instanceof Decision.Items decided ? decided.items().stream() : Stream.empty();
            return Stream.concat(done.set().values().stream(), items);
        }
        return Stream.empty();
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
