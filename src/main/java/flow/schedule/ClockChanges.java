package flow.schedule;

import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** On which days the clocks of a zone are set forward or back, by its rules alone: nobody is asked which year it is. */
public final class ClockChanges {
    /** From this one on, each calendar that there can be comes once. */
    private static final int FIRST_YEAR = 2027;

    private static final Set<Integer> YEARS =
            IntStream.range(FIRST_YEAR, FIRST_YEAR + 28).boxed().collect(Collectors.toSet());

    private ClockChanges() {}

    /**
     * As far as the zone's rules tell today, for as many years as there are calendars; in the order of time.
     *
     * @param years the only ones; empty for any
     */
    public static List<ZoneOffsetTransition> of(ZoneId zone, NavigableSet<Integer> years) {
        ZoneRules rules = zone.getRules();
        if (rules.getTransitionRules().isEmpty()) {
            return rules.getTransitions().stream()
                    .filter(change -> isWanted(change.getDateTimeBefore().getYear(), years))
                    .toList();
        }
        return new TreeSet<>(years.isEmpty() ? YEARS : years.tailSet(FIRST_YEAR))
                .stream()
                        .flatMap(year -> rules.getTransitionRules().stream().map(rule -> rule.createTransition(year)))
                        .sorted(Comparator.comparing(ZoneOffsetTransition::getInstant))
                        .toList();
    }

    private static boolean isWanted(int year, NavigableSet<Integer> years) {
        return year >= FIRST_YEAR && (years.isEmpty() || years.contains(year));
    }
}
