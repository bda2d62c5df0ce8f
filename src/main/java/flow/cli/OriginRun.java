package flow.cli;

import flow.client.NotFound;
import flow.client.Run;
import flow.client.Runs;
import flow.client.Status;
import flow.client.Wanted;
import flow.store.RunLocked;
import flow.store.RunReader;
import flow.store.Store;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the run to go on from. */
final class OriginRun {
    private static final Status[] UNFINISHED = {Status.RUNNING, Status.FAILED, Status.ABORTED, Status.LOST};

    private final Store store;
    private final Runs runs;
    private final Surroundings surroundings;

    OriginRun(Store store, Surroundings surroundings) {
        this.store = store;
        this.runs = new Runs(store);
        this.surroundings = surroundings;
    }

    /**
     * @param word the run that was named, if one was
     * @param script absolute
     * @param again whether a run that succeeded can be meant, and one that another went on from already
     * @throws NotFound when there is none
     * @throws UsageFault when there is nothing left to do
     * @throws RunLocked when it goes on itself
     */
    RunReader of(Optional<String> word, Optional<Path> script, boolean again) {
        Run named = word.map(runs::get).orElseGet(() -> last(script, again));
        Run origin = again ? named : newest(named);
        if (origin.getStatus() == Status.RUNNING) {
            throw new RunLocked("run " + origin.getId() + " is running"
                    + store.open(origin.getId())
                            .writer()
                            .map(who -> " in " + who)
                            .orElse("")
                    + "; what runs is not resumed: wait for it, or end that first");
        }
        if (origin.getStatus() == Status.SUCCEEDED && !again) {
            throw new UsageFault(succeeded(named, origin));
        }
        return store.open(origin.getId());
    }

    private static String succeeded(Run named, Run origin) {
        String which = named.equals(origin)
                ? "run " + origin.getId()
                : "run " + named.getId() + " was resumed by run " + origin.getId() + ", which";
        return which + " succeeded, so there is nothing to resume; '--from STEP' runs a part of it again";
    }

    private Run last(Optional<Path> script, boolean again) {
        Wanted all = script.map(Wanted.ALL::ofScript).orElse(Wanted.ALL);
        try {
            return again ? runs.get(Runs.LATEST, all) : runs.get(Runs.LATEST, all.with(UNFINISHED));
        } catch (NotFound none) {
            String of = script.map(path -> " of " + ShownPath.of(surroundings, path))
                    .orElse("");
            boolean isAny = !runs.find(all.atMost(1)).runs().isEmpty();
            throw new UsageFault(
                    isAny ? "every run" + of + " succeeded, so there is nothing to resume" : "there is no run" + of);
        }
    }

    /** Where another run went on from it already, that one has all that it had, and more. */
    private Run newest(Run named) {
        Run run = named;
        for (Optional<String> next = successor(run); next.isPresent(); next = successor(run)) {
            run = runs.get(next.get());
        }
        if (!run.equals(named) && run.getStatus() != Status.SUCCEEDED) {
            surroundings
                    .err()
                    .println("run " + named.getId() + " was resumed by run " + run.getId() + " (" + run.getStatus()
                            + "), which is resumed now");
        }
        return run;
    }

    private Optional<String> successor(Run run) {
        return store.open(run.getId()).successor();
    }
}
