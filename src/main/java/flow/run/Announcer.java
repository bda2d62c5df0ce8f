package flow.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever listens what happened, in order, in a thread of its own. That a task is done is told when it survives a power
 * cut: the run goes on meanwhile, and all that is waiting shares one write.
 */
final class Announcer implements Consumer<RunEvent>, AutoCloseable {
    /** How many events may be waiting before the run waits too. */
    private static final int MOST = 10_000;

    private final Consumer<RunEvent> listener;
    private final Runnable sync;
    private final Consumer<Runnable> inbox;
    private final Thread thread = new Thread(this::tellAll, "flow announcer");
    private List<RunEvent> waiting = new ArrayList<>();
    private List<RunEvent> taken = new ArrayList<>();
    private boolean isOver;
    private boolean isTold;
    private @Nullable Throwable failure;

    /**
     * @param sync returns when everything that was written before survives a power cut
     * @param inbox what is put there is done by the run's own thread
     */
    Announcer(Consumer<RunEvent> listener, Runnable sync, Consumer<Runnable> inbox) {
        this.listener = listener;
        this.sync = sync;
        this.inbox = inbox;
        thread.setDaemon(true);
        thread.start();
    }

    /** Only for the run's own thread. */
    @Override
    public synchronized void accept(RunEvent event) {
        await(() -> waiting.size() < MOST || failure != null);
        rethrow();
        waiting.add(event);
        notifyAll();
    }

    private interface Condition {
        boolean holds();
    }

    private synchronized void await(Condition condition) {
        boolean isInterrupted = false;
        while (!condition.holds()) {
            try {
                wait();
            } catch (InterruptedException later) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellAll() {
        try {
            for (List<RunEvent> next = take(); !next.isEmpty(); next = take()) {
                if (hasEnd(next)) {
                    Scarcity.patiently(sync);
                }
                next.forEach(this::tell);
            }
        } catch (Throwable thrown) {
            fail(thrown);
        } finally {
            leave();
        }
    }

    private static boolean hasEnd(List<RunEvent> events) {
        for (RunEvent event : events) {
            if (event instanceof RunEvent.TaskFinished) {
                return true;
            }
        }
        return false;
    }

    /** A listener without memory has heard of this or has not; what follows is told all the same. */
    private void tell(RunEvent event) {
        try {
            listener.accept(event);
        } catch (OutOfMemoryError exhausted) {
            handOver(exhausted);
        }
    }

    private void handOver(OutOfMemoryError exhausted) {
        Scarcity.patiently(() -> inbox.accept(() -> {
            throw exhausted;
        }));
    }

    private synchronized void leave() {
        isTold = true;
        notifyAll();
    }

    /** All that is waiting, until the next call; nothing when there will be no more. Needs no memory. */
    private synchronized List<RunEvent> take() {
        await(() -> !waiting.isEmpty() || isOver);
        List<RunEvent> next = waiting;
        taken.clear();
        waiting = taken;
        taken = next;
        notifyAll();
        return next;
    }

    /** What cannot be made safe or told ends the run. */
    private void fail(Throwable thrown) {
        synchronized (this) {
            failure = thrown;
            notifyAll();
        }
        inbox.accept(this::rethrow);
    }

    private synchronized void rethrow() {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }

    /** Returns when everything was told; throws what kept it from being told. */
    void finish() {
        close();
        rethrow();
    }

    /** Tells what is waiting. */
    @Override
    public void close() {
        synchronized (this) {
            isOver = true;
            notifyAll();
        }
        await(() -> isTold);
    }
}
