package flow.graph;

import flow.problem.Position;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code schedule}: when runs of a flow start by themselves.
 *
 * @param crons at least one; a run starts whenever one of them says so
 * @param timezone in which they are read; null when not said
 * @param concurrency what becomes of a time that comes while a run that the schedule started goes on
 * @param missed what becomes of times at which nobody was there to start a run
 * @param startingDeadline how late a run may start after its time; whole seconds, at least one
 */
public record Schedule(
        Position position,
        List<Cron> crons,
        @Nullable ZoneId timezone,
        Concurrency concurrency,
        Missed missed,
        Duration startingDeadline) {

    public static final Duration DEFAULT_STARTING_DEADLINE = Duration.ofHours(1);

    /** Whether runs of one schedule may go on side by side. */
    public enum Concurrency {
        /** The new run starts beside the other. */
        ALLOW,
        /** No run starts; the time counts as missed. */
        FORBID,
        /** The other run is ended, and the new one starts. */
        REPLACE;

        /** As scripts write it. */
        public String spelling() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which missed times are started late. */
    public enum Missed {
        /** The latest, within the starting deadline. */
        LATEST,
        /** Each, within the starting deadline. */
        ALL,
        /** None. */
        NONE;

        /** As scripts write it. */
        public String spelling() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Schedule {
        crons = List.copyOf(crons);
        if (crons.isEmpty()) {
            throw new IllegalArgumentException("a schedule has at least one cron");
        }
        if (startingDeadline.toSeconds() < 1 || startingDeadline.toNanosPart() != 0) {
            throw new IllegalArgumentException("a starting deadline is whole seconds, at least one");
        }
    }

    /** One that says when, and nothing else. */
    public Schedule(Position position, List<Cron> crons, @Nullable ZoneId timezone) {
        this(position, crons, timezone, Concurrency.ALLOW, Missed.LATEST, DEFAULT_STARTING_DEADLINE);
    }

    /** In which the crons are read; UTC unless said. */
    public ZoneId effectiveTimezone() {
        return timezone == null ? ZoneId.of("UTC") : timezone;
    }
}
