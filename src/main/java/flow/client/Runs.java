package flow.client;

import flow.artifact.Values;
import flow.store.Checkup;
import flow.store.Cleaned;
import flow.store.Cleanup;
import flow.store.RunEnd;
import flow.store.RunReader;
import flow.store.Store;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import flow.store.local.LocalStore;
import flow.store.local.StoreLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The runs of one store. What is read is as it stands at that moment; ask again to see how a run went on. */
public final class Runs {
    /** The newest run. */
    public static final String LATEST = "latest";

    /** The newest one that failed. */
    public static final String LATEST_FAILED = "latest-failed";

    /** How many runs are opened at once; and below how many that does not pay. */
    private static final int AT_ONCE = 1_000;

    private static final int FEW = 20;

    /** A run among others, opened or not. */
    private record Attempt(String id, Supplier<Run> opened) {}

    private final Store store;
    private final Values values;

    public Runs(Store store) {
        this(store, new Values(Runs.class.getClassLoader()));
    }

    private Runs(Store store, Values values) {
        this.store = store;
        this.values = values;
    }

    /** The runs of the {@code .flow} folder that is found from here upwards; none when there is none. */
    public static Runs in(Path folder) {
        return new Runs(new LocalStore(StoreLocation.findOrChoose(folder, null)));
    }

    /** The same runs, whose values of the script's own classes come back as such. */
    public Runs with(ClassLoader scriptClasses) {
        return with(new Values(scriptClasses));
    }

    /** The same runs, with values that come back as these say. */
    public Runs with(Values others) {
        return new Runs(store, others);
    }

    /** The ids of all runs, newest first; nothing of them is read. */
    public List<String> ids() {
        List<String> ids = new ArrayList<>(store.runIds());
        Collections.reverse(ids);
        return ids;
    }

    /** Runs, newest first. Those that are damaged hinder no others. */
    public Found find(Wanted wanted) {
        List<Run> runs = new ArrayList<>();
        List<Found.Damaged> damaged = new ArrayList<>();
        List<String> ids = ids();
        int atOnce = Math.min(AT_ONCE, wanted.limit());
        for (int from = 0; from < ids.size(); from += atOnce) {
            for (Attempt attempt : attempts(ids.subList(from, Math.min(ids.size(), from + atOnce)))) {
                if (runs.size() >= wanted.limit()) {
                    return new Found(runs, damaged);
                }
                try {
                    Run run = attempt.opened().get();
                    if (wanted.fits(run)) {
                        runs.add(run);
                    }
                } catch (StoreCorrupt damage) {
                    damaged.add(new Found.Damaged(attempt.id(), damage));
                } catch (StoreFailure failure) {
                    requireGone(attempt.id(), failure);
                }
            }
        }
        return new Found(runs, damaged);
    }

    /** By all processors where there are many, in the same order. */
    private List<Attempt> attempts(List<String> ids) {
        Stream<String> each = ids.size() > FEW ? ids.parallelStream() : ids.stream();
        return each.map(this::attempt).toList();
    }

    private Attempt attempt(String id) {
        try {
            Run run = open(id);
            return new Attempt(id, () -> run);
        } catch (StoreCorrupt | StoreFailure failure) {
            return new Attempt(id, () -> {
                throw failure;
            });
        }
    }

    /** A run may be taken away while others are looked at. */
    private void requireGone(String id, StoreFailure failure) {
        if (store.runIds().contains(id)) {
            throw failure;
        }
    }

    /**
     * Takes runs away, with the values that no other run speaks of; see {@link Store#clean}.
     *
     * @param progress is told what is done, as {@code runs to remove: 3 of 20}
     * @throws flow.store.RunLocked while somebody else does the same
     */
    public Cleaned clean(Cleanup cleanup, Consumer<String> progress) {
        return store.clean(cleanup, progress);
    }

    /**
     * Looks whether everything is what was written; see {@link Store#check}.
     *
     * @param runId of the only run to look at; null for everything
     */
    public Checkup check(@Nullable String runId, Consumer<String> progress) {
        return store.check(runId, progress);
    }

    /** All runs of a flow, newest first, but for damaged ones. */
    public List<Run> of(String flow) {
        return flow(flow).getRuns();
    }

    /** A flow by its name; one of which there is no run has none. */
    public Flow flow(String name) {
        return new Flow(this, name);
    }

    /** Every flow of which there are runs, by name. */
    public List<Flow> getFlows() {
        return find(Wanted.ALL).runs().stream()
                .map(Run::getFlow)
                .distinct()
                .sorted()
                .map(this::flow)
                .toList();
    }

    /**
     * The run that is meant.
     *
     * @param word its id, any prefix that only it has, {@code latest} or {@code latest-failed}
     * @throws NotFound when there is none, or more than one
     * @throws StoreCorrupt when its first record cannot be read
     */
    public Run get(String word) {
        return get(word, Wanted.ALL);
    }

    /** The same, among the runs of one flow or script. */
    public Run get(String word, Wanted among) {
        if (word.equals(LATEST)) {
            return newest(among, "there is no run");
        }
        if (word.equals(LATEST_FAILED)) {
            return newest(among.with(Status.FAILED), "no run failed");
        }
        Run run = open(id(word));
        if (!among.fits(run)) {
            throw new NotFound(
                    "run " + run.getId() + " is one of flow '" + run.getFlow() + "' (" + run.getScript() + ")");
        }
        return run;
    }

    private Run newest(Wanted wanted, String none) {
        return newest(wanted).orElseThrow(() -> new NotFound(none + text(wanted)));
    }

    /** @throws StoreCorrupt when a newer one is damaged, so that nobody knows whether it was wanted */
    Optional<Run> newest(Wanted wanted) {
        Found found = find(wanted.atMost(1));
        if (!found.damaged().isEmpty()) {
            throw found.damaged().get(0).damage();
        }
        return found.runs().stream().findFirst();
    }

    private static String text(Wanted wanted) {
        if (wanted.flow() != null) {
            return " of flow '" + wanted.flow() + "'";
        }
        return wanted.script() == null ? "" : " of " + wanted.script();
    }

    /**
     * The id that is meant; nothing of the run is read, so that it may be damaged.
     *
     * @param word an id, any prefix that only it has, or {@code latest}
     * @throws NotFound when there is none, or more than one
     */
    public String id(String word) {
        List<String> ids = ids();
        if (word.equals(LATEST) && !ids.isEmpty()) {
            return ids.get(0);
        }
        if (ids.contains(word)) {
            return word;
        }
        List<String> meant = ids.stream().filter(id -> id.startsWith(word)).toList();
        if (meant.size() > 1) {
            throw new NotFound("'" + word + "' could be any of " + NotFound.listed(meant));
        }
        if (meant.isEmpty()) {
            throw NotFound.named("there is no run", word, ids);
        }
        return meant.get(0);
    }

    /** A run all of whose steps have ended, while only its hooks are left: as they see it. */
    public Run ending(RunReader run, RunEnd end) {
        return new Run(store, run, values, end);
    }

    /** @throws StoreFailure when it has gone meanwhile */
    private Run open(String id) {
        return new Run(store, store.open(id), values);
    }
}
