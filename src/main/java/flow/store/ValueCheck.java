package flow.store;

import flow.artifact.Contents;
import flow.artifact.ContentsWithin;
import flow.artifact.Encoded;
import flow.artifact.Stored;
import flow.store.References.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at values that records speak of: each once, whoever speaks of it. */
public final class ValueCheck {
    private static final String CURE = "The step that set it makes it anew: 'flow resume RUN --from STEP'.";

    /** Who speaks of a value. */
    private static final class Speakers {
        private final Set<String> runs = new LinkedHashSet<>();
        private final String first;
        private long count;

        Speakers(String first) {
            this.first = first;
        }

        /** Behind what is wrong with it. */
        String text() {
            return " (" + first + (count > 1 ? ", and in " + more(count - 1) : "") + ")";
        }

        private static String more(long places) {
            return places == 1 ? "1 more place" : places + " more places";
        }
    }

    private final StoredValues values;
    private final Findings findings;
    private final Map<ArtifactRef, Speakers> speakers = new HashMap<>();
    private final Deque<ArtifactRef> left = new ArrayDeque<>();
    private final Set<String> digests = new HashSet<>();
    private Amount amount = Amount.NONE;

    public ValueCheck(StoredValues values, Findings findings) {
        this.values = values;
        this.findings = findings;
    }

    /** A value that is its own place is looked at now. */
    public void add(String runId, Named named) {
        ArtifactRef ref = named.ref();
        byte[] inline = ref.inline();
        if (inline != null) {
            String about = " (" + named.what() + " of run " + runId + ")";
            findings.look(
                    Set.of(runId),
                    about,
                    CURE,
                    () -> decode(ref, new Encoded(ref.encoding(), inline), runId, named.what()));
            return;
        }
        wanted(ref, runId, named.what());
    }

    private void wanted(ArtifactRef ref, String runId, String what) {
        Speakers its = speakers.computeIfAbsent(ref, it -> {
            left.add(ref);
            digests.add(ref.digest());
            return new Speakers(what + " of run " + runId);
        });
        its.runs.add(runId);
        its.count++;
    }

    /** @param progress is told how far it is */
    public void run(Consumer<String> progress) {
        for (ArtifactRef ref = left.poll(); ref != null; ref = left.poll()) {
            progress.accept("value " + (amount.count() + 1) + " of " + speakers.size());
            amount = amount.and(ref.size());
            lookAt(ref, speakers.get(ref));
        }
    }

    private void lookAt(ArtifactRef ref, Speakers its) {
        findings.look(its.runs, its.text(), CURE, () -> {
            if (!Contents.isDigest(ref.digest())) {
                throw new StoreCorrupt("a record", "it says that a value is called '" + ref.digest() + "'");
            }
            if (ref.encoding().equals(Encoded.BYTES)) {
                readThrough(ref);
            } else {
                decode(ref, values.read(ref), its.runs.iterator().next(), its.first);
            }
            if (!values.has(ref)) {
                throw new StoreCorrupt(
                        "a record", "it says that value " + ref.digest() + " has " + ref.size() + " bytes");
            }
        });
    }

    private void readThrough(ArtifactRef ref) {
        try {
            values.open(ref).close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What it holds has to be there, too. */
    private void decode(ArtifactRef ref, Encoded value, String runId, String what) {
        Stored.of(value);
        if (ContentsWithin.isPossible(ref.encoding())) {
            ContentsWithin.of(value)
                    .forEach(content -> wanted(
                            ArtifactRef.elsewhere(Encoded.BYTES, content.digest(), content.size()),
                            runId,
                            "content of " + what));
        }
    }

    /** How many that do not stand in records. */
    public Amount amount() {
        return amount;
    }

    /** Whether a record, or such a value, speaks of it. */
    public boolean isWanted(String digest) {
        return digests.contains(digest);
    }
}
