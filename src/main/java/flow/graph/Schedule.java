package flow.graph;

import flow.problem.Position;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code schedule}: when runs of a deployed flow start by themselves.
 *
 * @param crons at least one; a run starts whenever one of them says so
 * @param timezone in which they are read; null when not said
 */
public record Schedule(
        Position position, List<Cron> crons, @Nullable ZoneId timezone) {
    public Schedule {
        crons = List.copyOf(crons);
        if (crons.isEmpty()) {
            throw new IllegalArgumentException("a schedule has at least one cron");
        }
    }

    /** In which the crons are read; UTC unless said. */
    public ZoneId effectiveTimezone() {
        return timezone == null ? ZoneId.of("UTC") : timezone;
    }
}
