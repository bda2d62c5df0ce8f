package flow.schedule;

import flow.graph.Cron;
import flow.graph.Schedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which times of a schedule are started late, because nobody was there to start them, or another run went on. Of {@code missed:
 * 'latest'} Argo's controller makes this: each cron, in the order of the script, starts its latest missed time, unless a later one was
 * started already (decision 407).
 */
public final class LateStarts {
    private LateStarts() {}

    /**
     * @param last the time of the schedule for which a run was started at last
     * @param now no time from now on is missed yet
     * @return in the order in which they start, which is that of time
     */
    public static List<FireTime> of(Schedule schedule, Instant last, Instant now) {
        return switch (schedule.missed()) {
            case NONE -> List.of();
            case ALL -> missed(FireTimes.of(schedule), schedule, last, now);
            case LATEST -> latest(schedule, last, now);
        };
    }

    private static List<FireTime> latest(Schedule schedule, Instant last, Instant now) {
        List<FireTime> started = new ArrayList<>();
        Optional<FireTime> next = latestOfFirst(schedule, last, now);
        while (next.isPresent()) {
            started.add(next.get());
            next = latestOfFirst(schedule, next.get().instant(), now);
        }
        return started;
    }

    /** Of the first cron that missed a time. */
    private static Optional<FireTime> latestOfFirst(Schedule schedule, Instant last, Instant now) {
        for (Cron cron : schedule.crons()) {
            FireTimes times = FireTimes.of(List.of(cron), schedule.effectiveTimezone());
            List<FireTime> missed = missed(times, schedule, last, now);
            if (!missed.isEmpty()) {
                return Optional.of(missed.get(missed.size() - 1));
            }
        }
        return Optional.empty();
    }

    private static List<FireTime> missed(FireTimes times, Schedule schedule, Instant last, Instant now) {
        Instant tooLate = now.minus(schedule.startingDeadline());
        return times.after(last.isAfter(tooLate) ? last : tooLate)
                .takeWhile(time -> time.instant().isBefore(now))
                .toList();
    }
}
