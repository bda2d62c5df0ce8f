package flow.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** One line on a terminal that says how far it is, now and then; nothing elsewhere. It is gone when it is closed. */
final class ProgressLine implements Consumer<String>, AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String CLEAR = "\r\u001b[K";

    private final Surroundings surroundings;
    private Instant last;
    private boolean isShown;

    ProgressLine(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.last = surroundings.clock().instant();
    }

    @Override
    public void accept(String doing) {
        Instant now = surroundings.clock().instant();
        if (!surroundings.terminal() || Duration.between(last, now).compareTo(PAUSE) < 0) {
            return;
        }
        last = now;
        isShown = true;
        surroundings.err().print(CLEAR + doing);
        surroundings.err().flush();
    }

    @Override
    public void close() {
        if (isShown) {
            surroundings.err().print(CLEAR);
            surroundings.err().flush();
        }
    }
}
