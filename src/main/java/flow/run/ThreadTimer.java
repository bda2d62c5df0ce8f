package flow.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's time. Its one thread is there only while somebody waits. */
final class ThreadTimer implements Timer {
    private static final int IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, action -> {
        Thread thread = new Thread(action, "flow timer");
        thread.setDaemon(true);
        return thread;
    });

    ThreadTimer() {
        executor.setRemoveOnCancelPolicy(true);
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Runnable after(Duration delay, Runnable action) {
        ScheduledFuture<?> later = executor.schedule(action, nanos(delay), TimeUnit.NANOSECONDS);
        return () -> later.cancel(false);
    }

    /** The longest that a long can say, some 292 years, for everything that is longer. */
    private static long nanos(Duration delay) {
        try {
            return delay.toNanos();
        } catch (ArithmeticException ages) {
            return Long.MAX_VALUE;
        }
    }
}
