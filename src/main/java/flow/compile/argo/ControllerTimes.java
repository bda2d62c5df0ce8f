package flow.compile.argo;

import flow.graph.Cron;
import flow.graph.Schedule;
import flow.schedule.ClockChanges;
import flow.schedule.FireTime;
import flow.schedule.FireTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Where Argo's controller lets a cron come at other times than the clock on the wall shows. */
final class ControllerTimes {
    /** It finds its way again at the next midnight, or at the one after that. */
    private static final Duration AROUND = Duration.ofDays(2);

    /** The first time that is different. */
    record Difference(Cron cron, ZonedDateTime at, boolean isLeftOut) {}

    private ControllerTimes() {}

    /** The first difference of each cron that five fields can say. */
    static List<Difference> differences(Schedule schedule) {
        List<Difference> differences = new ArrayList<>();
        List<ZoneOffsetTransition> changes = ClockChanges.of(schedule.effectiveTimezone(), new TreeSet<>());
        for (Cron cron : schedule.crons()) {
            if (cron.unixObstacle().isEmpty()) {
                changes.stream()
                        .flatMap(change -> difference(cron, schedule.effectiveTimezone(), change).stream())
                        .findFirst()
                        .ifPresent(differences::add);
            }
        }
        return differences;
    }

    private static Optional<Difference> difference(Cron cron, ZoneId zone, ZoneOffsetTransition change) {
        FireTimes times = FireTimes.of(List.of(cron), zone);
        ControllerCron controller = new ControllerCron(cron, zone);
        Instant from = change.getInstant().minus(AROUND);
        Instant until = change.getInstant().plus(AROUND);
        while (from.isBefore(until)) {
            Instant wanted = times.next(from).map(FireTime::instant).orElse(Instant.MAX);
            Instant found = controller.next(from).orElse(Instant.MAX);
            if (!found.equals(wanted)) {
                boolean isLeftOut = wanted.isBefore(found);
                return Optional.of(new Difference(cron, (isLeftOut ? wanted : found).atZone(zone), isLeftOut));
            }
            from = wanted;
        }
        return Optional.empty();
    }
}
