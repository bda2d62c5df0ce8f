package flow.check;

import flow.graph.Flow;
import flow.graph.Schedule;
import flow.problem.Code;
import flow.problem.Problems;
import flow.schedule.ClockTrouble;
import java.time.LocalTime;

/** A schedule has no times that are left out, or come twice, when clocks are changed in its zone. */
final class EveryTimeComesOnce implements Rule {

    @Override
    public void check(Flow flow, Problems problems) {
        Schedule schedule = flow.starts().schedule();
        if (schedule != null) {
            ClockTrouble.of(schedule)
                    .forEach(trouble -> problems.add(
                            Code.W108,
                            schedule.position(),
                            text(schedule, trouble),
                            "choose another time of day, or timezone: 'UTC', where clocks are never changed"));
        }
    }

    private static String text(Schedule schedule, ClockTrouble trouble) {
        String more = trouble.count() == 1 ? "" : " and " + (trouble.count() - 1) + " more times";
        LocalTime before = trouble.change().getDateTimeBefore().toLocalTime();
        LocalTime after = trouble.change().getDateTimeAfter().toLocalTime();
        return "'" + trouble.cron().text() + "' " + (trouble.isLeftOut() ? "does not come at " : "comes twice at ")
                + trouble.first().toLocalTime() + more + " on days such as "
                + trouble.first().toLocalDate() + ", when clocks in " + schedule.effectiveTimezone() + " go "
                + (trouble.isLeftOut() ? "from " : "back from ") + before + " to " + after;
    }
}
