package flow.cli;

import flow.client.Found;
import flow.client.Run;
import flow.client.Runs;
import flow.client.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The runs that {@code flow clean} is asked to remove. */
final class UnwantedRuns {
    private final Surroundings surroundings;
    private final Runs runs;

    UnwantedRuns(Surroundings surroundings, Runs runs) {
        this.surroundings = surroundings;
        this.runs = runs;
    }

    /** Whether any are; without that, values alone go. */
    static boolean areAsked(Arguments arguments) {
        return areSifted(arguments) || arguments.has(Clean.RUN);
    }

    private static boolean areSifted(Arguments arguments) {
        return arguments.has(Clean.OLDER) || arguments.has(Clean.KEEP) || arguments.has(Clean.STATUS);
    }

    /** Newest first; with those that cannot be read, which may be among them. */
    Found find(Arguments arguments) {
        if (!areAsked(arguments)) {
            arguments.operand(0).ifPresent(flow -> {
                throw new UsageFault(
                        "which runs of '" + flow + "' are to go? Say --keep N, --older TIME or --status STATUS");
            });
            return new Found(List.of(), List.of());
        }
        List<Run> named = arguments.values(Clean.RUN).stream().map(runs::get).toList();
        Found sifted = areSifted(arguments) ? sifted(arguments) : new Found(List.of(), List.of());
        Map<String, Run> all = new HashMap<>();
        named.forEach(run -> all.put(run.getId(), run));
        sifted.runs().forEach(run -> all.put(run.getId(), run));
        Set<String> ids = new TreeSet<>(Collections.reverseOrder());
        ids.addAll(all.keySet());
        return new Found(ids.stream().map(all::get).toList(), sifted.damaged());
    }

    private Found sifted(Arguments arguments) {
        Wanted of = arguments
                .operand(0)
                .map(typed -> RunArguments.of(surroundings, typed))
                .orElse(Wanted.ALL);
        Found found = runs.find(of.with(ListRuns.statuses(Clean.STATUS, arguments)));
        Map<String, Integer> kept = new HashMap<>();
        int most = arguments
                .value(Clean.KEEP)
                .map(typed -> WholeNumber.of(Clean.KEEP, typed, 0))
                .orElse(0);
        Predicate<Run> isOld = old(arguments);
        List<Run> unwanted = new ArrayList<>();
        for (Run run : found.runs()) {
            if (kept.merge(run.getFlow(), 1, Integer::sum) > most && isOld.test(run)) {
                unwanted.add(run);
            }
        }
        return new Found(unwanted, found.damaged());
    }

    private Predicate<Run> old(Arguments arguments) {
        Optional<Instant> before =
                arguments.value(Clean.OLDER).map(typed -> Moment.of(Clean.OLDER, typed, surroundings.clock()));
        return run -> before.isEmpty() || lastOf(run).isBefore(before.get());
    }

    private static Instant lastOf(Run run) {
        Instant ended = run.getEndedAt();
        return ended == null ? run.getStartedAt() : ended;
    }
}
