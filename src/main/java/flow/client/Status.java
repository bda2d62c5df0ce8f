package flow.client;

import flow.store.RunEnd;
import flow.store.RunReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How it stands with a run. */
public enum Status {
    RUNNING,
    SUCCEEDED,
    FAILED,
    /** Ended by a signal, after its tasks were told. */
    ABORTED,
    /** Its process died, or its machine did, before the run was over. */
    LOST;

    /** Of a run as it is now: the system knows whether the process that writes it lives. */
    public static Status of(RunReader run) {
        return Standing.of(run).status();
    }

    static Status of(RunEnd.Status end) {
        return valueOf(end.name());
    }

    /** Every spelling, in the order above. */
    public static List<String> spellings() {
        return Arrays.stream(values()).map(Status::toString).toList();
    }

    /** @param spelling one of {@link #spellings} */
    public static Status spelled(String spelling) {
        return valueOf(spelling.toUpperCase(Locale.ROOT));
    }

    /** As it is printed: {@code succeeded}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
