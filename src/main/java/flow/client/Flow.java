package flow.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flow's name in a store, with the runs that there are of it; read anew at each call. */
public final class Flow {
    private final Runs runs;
    private final String name;

    Flow(Runs runs, String name) {
        this.runs = runs;
        this.name = name;
    }

    public String getName() {
        return name;
    }

    /** All of them, newest first, but for damaged ones. */
    public List<Run> getRuns() {
        return find(Wanted.ALL).runs();
    }

    /** Those with all of these tags, newest first. */
    public List<Run> tagged(String... tags) {
        return find(Wanted.ALL.tagged(List.of(tags))).runs();
    }

    /** Those with any of these statuses, newest first. */
    public List<Run> with(Status... any) {
        return find(Wanted.ALL.with(any)).runs();
    }

    /** Those that are wanted, newest first, and which could not be read. */
    public Found find(Wanted wanted) {
        return runs.find(wanted.ofFlow(name));
    }

    /** The newest, however it went or goes; null when there is none. */
    public @Nullable Run getLatestRun() {
        return latest(Wanted.ALL);
    }

    /** The newest that succeeded; null when none did. */
    public @Nullable Run getLatestSuccessfulRun() {
        return latest(Wanted.ALL.with(Status.SUCCEEDED));
    }

    private @Nullable Run latest(Wanted wanted) {
        return runs.newest(wanted.ofFlow(name)).orElse(null);
    }

    /**
     * One of its runs.
     *
     * @param word as in {@link Runs#get(String)}
     * @throws NotFound when there is none, or it is one of another flow
     */
    public Run run(String word) {
        return runs.get(word, Wanted.ALL.ofFlow(name));
    }

    /** {@code flow['latest']}. */
    public Run getAt(String word) {
        return run(word);
    }

    @Override
    public String toString() {
        return name;
    }
}
