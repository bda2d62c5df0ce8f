package flow.testing;

import flow.run.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes at once when everybody waits for it: the run has nothing to do, and every attempt that is being made is in
 * {@link #pass}. Then it is at once as late as the first of them wants it to be. While a body computes, no time passes but that of
 * the clock; one that really blocks meets its timeout when so much time has really passed.
 */
final class PassingTime implements Timer {
    /** The run is at work, or soon will be. */
    private static final int AT_WORK = -1;

    private final InstantSource clock;
    private final Timer machine = Timer.ofMachine();
    private final List<Alarm> alarms = new ArrayList<>();
    private final Set<Thread> waiting = new HashSet<>();
    private Duration passed = Duration.ZERO;
    private int attempts = AT_WORK;

    /** What somebody waits for. */
    private static final class Alarm {
        private final Instant due;
        private final @Nullable Runnable action;
        private final Thread owner = Thread.currentThread();
        private Runnable forgetReally = () -> {};

        /** @param action of the run; null when it is a body that waits */
        Alarm(Instant due, @Nullable Runnable action) {
            this.due = due;
            this.action = action;
        }
    }

    /** @param clock to which the time is added that passed at once */
    PassingTime(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Instant now() {
        return clock.instant().plus(passed);
    }

    @Override
    public synchronized Runnable after(Duration delay, Runnable action) {
        Alarm alarm = alarm(delay, action);
        alarm.forgetReally = machine.after(delay, () -> ring(alarm));
        return () -> forget(alarm);
    }

    private synchronized void ring(Alarm alarm) {
        if (alarms.contains(alarm)) {
            letPassUntil(alarm);
        }
    }

    private Alarm alarm(Duration delay, @Nullable Runnable action) {
        Alarm alarm = new Alarm(now().plus(delay), action);
        alarms.add(alarm);
        return alarm;
    }

    private synchronized void forget(Alarm alarm) {
        alarms.remove(alarm);
        alarm.forgetReally.run();
    }

    @Override
    public synchronized void idle(IntSupplier running) {
        attempts = running.getAsInt();
        passWhenAllWait();
    }

    /** Attempts that begin now are not counted yet. */
    @Override
    public synchronized void busy() {
        attempts = AT_WORK;
    }

    /** For a body: returns when so much time has passed. */
    synchronized void pass(Duration duration) throws InterruptedException {
        Alarm alarm = alarm(duration, null);
        waiting.add(Thread.currentThread());
        try {
            passWhenAllWait();
            while (alarms.contains(alarm)) {
                wait();
            }
        } finally {
            alarms.remove(alarm);
            waiting.remove(Thread.currentThread());
            passWhenAllWait();
        }
    }

    private void passWhenAllWait() {
        // One that was told to end, and did not notice yet, waits no longer.
        long patient =
                waiting.stream().filter(thread -> !thread.isInterrupted()).count();
        if (attempts != patient || alarms.isEmpty()) {
            return;
        }
        letPassUntil(
                alarms.stream().min(Comparator.comparing(alarm -> alarm.due)).orElseThrow());
    }

    private void letPassUntil(Alarm next) {
        forget(next);
        Duration missing = Duration.between(now(), next.due);
        passed = missing.isNegative() ? passed : passed.plus(missing);
        if (next.action == null) {
            waiting.remove(next.owner);
            notifyAll();
            return;
        }
        attempts = AT_WORK;
        next.action.run();
    }
}
