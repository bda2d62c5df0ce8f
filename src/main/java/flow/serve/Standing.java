package flow.serve;

import flow.event.Dependency;
import flow.schedule.FireTime;
import flow.schedule.FireTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How things stand in a moment.
 *
 * @param going runs that are being made
 * @param queued runs that are to be made
 */
public record Standing(Instant at, boolean isStopping, List<OfFlow> flows, List<Firing> going, List<Firing> queued) {

    /**
     * @param next when its schedule comes next; empty when it does not
     * @param last the time for which its schedule started a run at last, or from which on it is served; empty without a schedule
     * @param waiting conditions of which something has come
     */
    public record OfFlow(ServedFlow flow, Optional<Instant> next, Optional<Instant> last, List<Waiting> waiting) {}

    /**
     * @param condition in words
     * @param missing in words
     */
    public record Waiting(String condition, List<String> came, List<String> missing) {}

    static OfFlow of(ServedFlow flow, State state, Arrivals arrivals, Instant now) {
        Optional<Instant> last = flow.schedule() == null
                ? Optional.empty()
                : Optional.ofNullable(state.cursor(flow.name())).map(Cursor::last);
        Instant from = last.filter(now::isBefore).orElse(now);
        Optional<Instant> next = Optional.ofNullable(flow.schedule())
                .flatMap(schedule -> FireTimes.of(schedule).next(from))
                .map(FireTime::instant);
        List<Waiting> waiting = new ArrayList<>();
        flow.conditions().forEach(condition -> {
            Set<String> came = arrivals.came(flow, condition, now).keySet();
            if (!came.isEmpty()) {
                waiting.add(new Waiting(
                        condition.described(),
                        described(condition.dependencies(), came, true),
                        described(condition.dependencies(), came, false)));
            }
        });
        return new OfFlow(flow, next, last, waiting);
    }

    private static List<String> described(List<Dependency> all, Set<String> came, boolean isThere) {
        return all.stream()
                .filter(dependency -> came.contains(dependency.id()) == isThere)
                .map(Dependency::described)
                .toList();
    }
}
