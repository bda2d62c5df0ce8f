package flow.store;

import flow.artifact.UnreadableValue;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The values that runs speak of, and those that are within them: what cleaning leaves alone. */
public final class SpokenValues {
    private final Set<String> digests = new HashSet<>();

    /**
     * Adds those of a run.
     *
     * @throws StoreCorrupt when it cannot be read
     * @throws UnreadableValue when a value that may hold others cannot
     */
    public void add(RunReader run) {
        References.in(run.start()).forEach(ref -> add(ref, run));
        try (Stream<RunRecord> records = run.records()) {
            records.flatMap(References::in).forEach(ref -> add(ref, run));
        }
    }

    private void add(ArtifactRef ref, RunReader run) {
        if (ref.inline() != null || digests.add(ref.digest())) {
            References.within(ref, run).forEach(content -> digests.add(content.digest()));
        }
    }

    public boolean has(String digest) {
        return digests.contains(digest);
    }
}
