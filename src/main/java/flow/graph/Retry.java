package flow.graph;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code retry: 3} or {@code retry: [times:, delay:, factor:, maxDelay:, on:]}. Null means "not said".
 *
 * @param times how many more attempts after the first; 0 says "none"
 * @param delay before the first of them
 * @param factor by which the delay grows from one to the next; at least 1
 * @param maxDelay above which it does not grow
 * @param on names of the exception classes that are retried, qualified or simple; null for every failure
 */
public record Retry(
        @Nullable Integer times,
        @Nullable Duration delay,
        @Nullable Double factor,
        @Nullable Duration maxDelay,
        @Nullable List<String> on) {

    /** {@code retry: 0}. */
    public static final Retry NONE = times(0);

    /** What {@code --with retry} and {@code retry: [delay: '10 s']} mean. */
    private static final int DEFAULT_TIMES = 3;

    public Retry {
        if (times != null && times < 0) {
            throw new IllegalArgumentException("a number of attempts is not negative");
        }
        if (delay != null && delay.isNegative() || maxDelay != null && maxDelay.isNegative()) {
            throw new IllegalArgumentException("a delay is not negative");
        }
        if (factor != null && !(factor >= 1 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a factor is at least 1");
        }
        on = on == null ? null : List.copyOf(on);
    }

    /** So many more attempts, at once, whatever the failure. */
    public static Retry times(int times) {
        return new Retry(times, null, null, null, null);
    }

    /** These, completed key by key with those of the next lower precedence. */
    public Retry orElse(Retry lower) {
        return new Retry(
                Said.first(times, lower.times),
                Said.first(delay, lower.delay),
                Said.first(factor, lower.factor),
                Said.first(maxDelay, lower.maxDelay),
                Said.first(on, lower.on));
    }

    /** How many more attempts after the first; 3 unless said. */
    public int effectiveTimes() {
        return times == null ? DEFAULT_TIMES : times;
    }

    /** @param retry which of the further attempts, from 1 */
    public Duration delayBefore(int retry) {
        Duration first = delay == null ? Duration.ZERO : delay;
        if (first.isZero()) {
            return first;
        }
        double growth = Math.pow(factor == null ? 1 : factor, retry - 1.0);
        double seconds = (first.getSeconds() + first.getNano() / 1e9) * growth;
        if (maxDelay != null && seconds >= maxDelay.getSeconds() + maxDelay.getNano() / 1e9) {
            return maxDelay;
        }
        return growth == 1 ? first : Duration.ofNanos((long) (seconds * 1e9));
    }

    /** Whether a failure, or a cause of one, is an instance of a class in {@code on}. Does not look at {@code times}. */
    public boolean covers(Throwable failure) {
        return on == null || isListed(failure.getClass());
    }

    private boolean isListed(Class<?> failure) {
        for (Class<?> kind = failure; kind != null; kind = kind.getSuperclass()) {
            if (on.contains(kind.getName()) || on.contains(kind.getSimpleName())) {
                return true;
            }
        }
        return false;
    }
}
