package flow.store;

import java.time.Instant;
import java.util.Locale;

/** A run is over. One without this record is still going on, or its process was lost. */
public record RunEnd(Status status, Instant endedAt) implements RunRecord {

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
