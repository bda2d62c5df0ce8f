package flow.serve;

import flow.graph.Cron;
import flow.graph.Schedule;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * How far a schedule has come.
 *
 * @param schedule in words of its own, so that a schedule that was changed begins anew
 * @param last the time for which a run was started at last; at the beginning, when it was first served
 */
record Cursor(String schedule, Instant last) {

    static String spelled(Schedule schedule) {
        return schedule.crons().stream().map(Cron::text).collect(Collectors.joining(" | ")) + " "
                + schedule.effectiveTimezone().getId();
    }
}
