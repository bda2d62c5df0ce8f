package flow.serve;

import flow.graph.Schedule;
import flow.graph.Schedule.Concurrency;
import flow.schedule.FireTime;
import flow.schedule.FireTimes;
import flow.schedule.LateStarts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Decides what schedules start. */
final class Times {
    /** So late a time still comes in time: a machine may be busy. What is later was missed, as while it slept. */
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    /**
     * A schedule that has come further than this ahead of the clock did so by a clock that was wrong, and begins with now. What is less is
     * waited for, so that no time comes twice when a clock is set back.
     */
    private static final Duration LONGEST_AHEAD = Duration.ofDays(1);

    /** So many times that were missed are counted. */
    private static final int MOST_COUNTED = 100_000;

    private final List<ServedFlow> flows;
    private final State state;
    private final Supplier<String> runIds;

    /** By flow, before when nothing of its schedule is due; nothing while it has to be looked at each time. */
    private final Map<String, Instant> quietUntil = new HashMap<>();

    Times(List<ServedFlow> flows, State state, Supplier<String> runIds) {
        this.flows = flows;
        this.state = state;
        this.runIds = runIds;
    }

    /**
     * @param since when this was asked before; times until then were missed
     * @param decided gets it
     */
    void decide(Instant since, Instant now, Decided decided) {
        if (now.isBefore(since)) {
            quietUntil.clear();
        }
        for (ServedFlow flow : flows) {
            Schedule schedule = flow.schedule();
            if (schedule != null && !now.isBefore(quietUntil.getOrDefault(flow.name(), Instant.MIN))) {
                decide(flow, schedule, since, now, decided);
            }
        }
    }

    /** The next time at which anything may be due; empty when nothing ever is. */
    Optional<Instant> next(Instant now) {
        return flows.stream()
                .filter(flow -> flow.schedule() != null)
                .flatMap(flow -> next(flow, now).stream())
                .min(Comparator.naturalOrder());
    }

    private Optional<Instant> next(ServedFlow flow, Instant now) {
        Instant known = quietUntil.get(flow.name());
        if (known != null && known.isAfter(now)) {
            return Optional.of(known).filter(Predicate.not(Instant.MAX::equals));
        }
        return FireTimes.of(Objects.requireNonNull(flow.schedule())).next(now).map(FireTime::instant);
    }

    /** Nothing is due before its next time, unless times are held back until a run ends. */
    private void rest(ServedFlow flow, Schedule schedule, Instant now) {
        if (schedule.concurrency() == Concurrency.FORBID) {
            quietUntil.remove(flow.name());
        } else {
            quietUntil.put(
                    flow.name(),
                    FireTimes.of(schedule).next(now).map(FireTime::instant).orElse(Instant.MAX));
        }
    }

    private void decide(ServedFlow flow, Schedule schedule, Instant since, Instant now, Decided decided) {
        String spelled = Cursor.spelled(schedule);
        Cursor cursor = state.cursor(flow.name());
        if (cursor == null || !cursor.schedule().equals(spelled)) {
            decided.cursors.put(flow.name(), new Cursor(spelled, now));
            return;
        }
        Instant last = cursor.last();
        if (last.isAfter(now.plus(LONGEST_AHEAD))) {
            decided.cursors.put(flow.name(), new Cursor(spelled, now));
            decided.told.add(new Told.SetBack(flow.name(), last));
            return;
        }
        rest(flow, schedule, now);
        List<FireTime> started = new ArrayList<>();
        List<String> active = active(flow);
        for (FireTime time : candidates(schedule, last, since, now)) {
            if (schedule.concurrency() == Concurrency.FORBID && !(active.isEmpty() && started.isEmpty())) {
                break;
            }
            if (schedule.concurrency() == Concurrency.REPLACE) {
                decided.replaced.addAll(active);
                active = List.of();
                decided.begun.removeIf(earlier -> earlier.flow().equals(flow.name()));
            }
            decided.begun.add(new Firing(runIds.get(), flow.name(), now, time.instant(), null, List.of()));
            started.add(time);
        }
        if (!started.isEmpty()) {
            Instant latest = latest(started);
            decided.cursors.put(flow.name(), new Cursor(spelled, latest));
            tell(flow, schedule, last, latest, started, decided);
        }
    }

    /** Those that were missed and are started late, then those that come now. */
    private static List<FireTime> candidates(Schedule schedule, Instant last, Instant since, Instant now) {
        Instant tooLate = now.minus(TOLERANCE);
        Instant from = latest(last, latest(since, tooLate));
        List<FireTime> inTime = FireTimes.of(schedule)
                .after(from)
                .takeWhile(time -> !time.instant().isAfter(now))
                .toList();
        Instant until = inTime.isEmpty() ? now : inTime.get(0).instant();
        List<FireTime> all = new ArrayList<>(LateStarts.of(schedule, last, until));
        all.addAll(inTime);
        return all;
    }

    private List<String> active(ServedFlow flow) {
        return state.due().values().stream()
                .filter(firing -> firing.isScheduled() && firing.flow().equals(flow.name()))
                .map(Firing::runId)
                .toList();
    }

    private static void tell(
            ServedFlow flow, Schedule schedule, Instant last, Instant latest, List<FireTime> started, Decided decided) {
        List<Instant> instants = started.stream().map(FireTime::instant).toList();
        Instant first = null;
        Instant end = null;
        int missed = 0;
        List<FireTime> passed = FireTimes.of(schedule)
                .after(last)
                .limit(MOST_COUNTED)
                .takeWhile(time -> !time.instant().isAfter(latest))
                .toList();
        for (FireTime time : passed) {
            time.skipped().forEach(times -> decided.told.add(new Told.LeftOut(flow.name(), times)));
            if (!instants.contains(time.instant())) {
                first = first == null ? time.instant() : first;
                end = time.instant();
                missed++;
            }
        }
        if (missed > 0) {
            decided.told.add(new Told.Missed(flow.name(), missed, first, end));
        }
    }

    private static Instant latest(List<FireTime> times) {
        return times.stream()
                .map(FireTime::instant)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
