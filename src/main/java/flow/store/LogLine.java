package flow.store;

import java.time.Instant;

/**
 * A line that was printed.
 *
 * @param text without its line end; whatever else stands in it is kept as it is
 */
public record LogLine(Instant at, Stream stream, String text) {

    /** Where it was printed. */
    public enum Stream {
        /** Standard output. */
        OUT,
        /** Standard error. */
        ERR
    }
}
