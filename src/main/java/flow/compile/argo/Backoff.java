package flow.compile.argo;

import flow.graph.Retry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How long Argo waits between attempts. */
final class Backoff {
    private Backoff() {}

    /** Empty where it does not wait. */
    static Optional<Map<String, Object>> of(Retry retry) {
        Duration delay = retry.delay();
        if (delay == null || delay.isZero()) {
            return Optional.empty();
        }
        Double factor = retry.factor();
        return Optional.of(Fields.of("duration", seconds(delay))
                .with("factor", factor == null ? null : String.valueOf(factor.intValue()))
                .with("cap", retry.maxDelay() == null ? null : seconds(retry.maxDelay()))
                .map());
    }

    /** Whole seconds, rounded up: Argo knows no less. */
    private static String seconds(Duration duration) {
        return (duration.toSeconds() + (duration.getNano() == 0 ? 0 : 1)) + "s";
    }

    /** Whether Argo can let the delay grow so. */
    static boolean isWhole(double factor) {
        return factor == Math.rint(factor) && factor <= Integer.MAX_VALUE;
    }
}
