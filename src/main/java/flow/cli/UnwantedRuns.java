package flow.cli;

import flow.client.Run;
import flow.client.Runs;
import flow.client.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** Newest first. */
    List<Run> find(Arguments arguments) {
        if (!areAsked(arguments)) {
            arguments.operand(0).ifPresent(flow -> {
                throw new UsageFault(
                        "which runs of '" + flow + "' are to go? Say --keep N, --older TIME or --status STATUS");
            });
        }
        Map<String, Run> unwanted = new TreeMap<>(Comparator.reverseOrder());
        arguments.values(Clean.RUN).stream().map(runs::get).forEach(run -> unwanted.put(run.getId(), run));
        if (areSifted(arguments)) {
            sifted(arguments).forEach(run -> unwanted.put(run.getId(), run));
        }
        return List.copyOf(unwanted.values());
    }

    private List<Run> sifted(Arguments arguments) {
        Wanted of = arguments
                .operand(0)
                .map(typed -> RunArguments.of(surroundings, typed))
                .orElse(Wanted.ALL);
        Map<String, Integer> kept = new HashMap<>();
        int most = arguments
                .value(Clean.KEEP)
                .map(typed -> WholeNumber.of(Clean.KEEP, typed, 0))
                .orElse(0);
        Predicate<Run> isOld = old(arguments);
        List<Run> unwanted = new ArrayList<>();
        for (Run run :
                runs.find(of.with(ListRuns.statuses(Clean.STATUS, arguments))).runs()) {
            if (kept.merge(run.getFlow(), 1, Integer::sum) > most && isOld.test(run)) {
                unwanted.add(run);
            }
        }
        return unwanted;
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
