package flow.store;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run is over. One without this record is still going on, or its process was lost.
 *
 * @param log how much was printed by then, as the store counts it, so that a log that has lost its end is known as such; the
 *     store sets it, and null says nothing
 */
public record RunEnd(
        Status status, Instant endedAt, @Nullable Long log) implements RunRecord {

    /** As whoever ends a run says it. */
    public RunEnd(Status status, Instant endedAt) {
        this(status, endedAt, null);
    }

    /** The same with so much printed. */
    public RunEnd withLog(long printed) {
        return new RunEnd(status, endedAt, printed);
    }

    /** How a run ends. */
    public enum Status {
        SUCCEEDED,
        FAILED,
        /** Ended by a signal, after its tasks were told. */
        ABORTED;

        /** As it is printed and written down. */
        public String spelling() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
