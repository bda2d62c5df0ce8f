package flow.store.object;

import flow.artifact.Contents;
import flow.store.Amount;
import flow.store.Checkup;
import flow.store.Finding;
import flow.store.Finding.Kind;
import flow.store.Findings;
import flow.store.RunIds;
import flow.store.StoreFailure;
import flow.store.ValueCheck;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at everything in a bucket, and changes nothing. */
final class ObjectCheck {
    private final Place place;
    private final Format format;
    private final Consumer<String> progress;
    private final Findings findings = new Findings();
    private final ValueCheck values;
    private final Set<String> runs = new HashSet<>();
    private Amount unreferenced = Amount.NONE;
    private Amount leftovers = Amount.NONE;
    private long records;

    ObjectCheck(Place place, Format format, Consumer<String> progress) {
        this.place = place;
        this.format = format;
        this.progress = progress;
        this.values = new ValueCheck(place.values(), findings);
    }

    /**
     * @param runId the only one to look at; null for everything
     * @throws StoreFailure when there is no such run, or the place cannot be listed
     */
    Checkup run(@Nullable String runId) {
        findings.look(
                Set.of(),
                "",
                "The object holds the number of the format, in this release " + Format.NUMBER + ".",
                format::isThere);
        if (runId == null) {
            lookAtAll();
        } else if (place.requests().look(Keys.start(runId)).isPresent()) {
            lookAtRun(runId);
            values.run(progress);
        } else {
            throw new StoreFailure(
                    "there is no run '" + runId + "' in " + place.requests().place());
        }
        return new Checkup(runs.size(), records, values.amount(), unreferenced, leftovers, stillThere());
    }

    private void lookAtAll() {
        List<String> ids = Index.runIds(place);
        for (String id : ids) {
            progress.accept("run " + (runs.size() + 1) + " of " + ids.size());
            lookAtRun(id);
        }
        values.run(progress);
        place.requests().list("", some -> some.forEach(this::lookAt));
    }

    private void lookAtRun(String runId) {
        ObjectRunCheck run = new ObjectRunCheck(place, runId, values, findings);
        run.run();
        runs.add(runId);
        records += run.records();
    }

    /** Runs that were taken away meanwhile took what is theirs along. */
    private List<Finding> stillThere() {
        return findings.all().stream()
                .filter(finding -> finding.runs().isEmpty()
                        || finding.runs().stream()
                                .anyMatch(run ->
                                        place.requests().look(Keys.start(run)).isPresent()))
                .toList();
    }

    private void lookAt(Bucket.Entry entry) {
        String key = entry.key();
        if (key.startsWith(Keys.VALUES) && key.equals(Keys.valueLike(key))) {
            if (!values.isWanted(Keys.digest(key))) {
                unreferenced = unreferenced.and(entry.size());
            }
            return;
        }
        if (key.startsWith(Keys.PROBE) || isOfNoRun(key)) {
            leftovers = leftovers.and(entry.size());
            return;
        }
        if (!isKnown(key)) {
            findings.add(Kind.UNKNOWN, Set.of(), place.requests().place(key) + " is no object of flow's", "");
        }
    }

    private boolean isOfNoRun(String key) {
        String runId = Keys.runOf(key);
        return runId != null
                && RunIds.isOne(runId)
                && !runs.contains(runId)
                && place.requests().look(Keys.start(runId)).isEmpty();
    }

    private static boolean isKnown(String key) {
        String runId = Keys.runOf(key);
        return key.equals(Keys.FORMAT)
                || key.startsWith(Keys.LEASES)
                || key.startsWith(Keys.PACKAGES) && Contents.isDigest(key.substring(Keys.PACKAGES.length()))
                || key.startsWith(Keys.INDEX) && RunIds.isOne(key.substring(Keys.INDEX.length()))
                || runId != null && RunIds.isOne(runId) && Keys.isKnown(runId, key);
    }
}
