package flow.store;

import java.time.Instant;

/** Times as everything that is stored spells them. */
final class Spelled {
    private Spelled() {}

    /**
     * @param text seconds since 1970 with nine decimals
     * @throws RuntimeException when it is no such text
     */
    static Instant time(String text) {
        int point = text.indexOf('.');
        return Instant.ofEpochSecond(
                Long.parseLong(text.substring(0, point)), Long.parseLong(text.substring(point + 1)));
    }
}
