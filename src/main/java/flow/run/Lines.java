package flow.run;

import flow.store.LogEntry;
import flow.task.LineListener;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Lines on their way from the tasks to whoever listens to the run. They are told by the coordinator's thread, in the order in
 * which they were printed, and before the end of the task that printed them. When the listener is slow, tasks that print wait for
 * it; nothing is lost.
 */
final class Lines implements LineListener {
    /** How many may be on their way before who prints has to wait. */
    static final int MOST = 10_000;

    private final Consumer<RunEvent> events;
    private final Consumer<Runnable> inbox;
    private final Thread coordinator = Thread.currentThread();
    private final Queue<LogEntry> lines = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean isPosted = new AtomicBoolean();
    private boolean isOver;

    /**
     * Made by the coordinator's thread.
     *
     * @param inbox what is put there is done by that thread
     */
    Lines(Consumer<RunEvent> events, Consumer<Runnable> inbox) {
        this.events = events;
        this.inbox = inbox;
    }

    @Override
    public void hear(LogEntry entry) {
        lines.add(entry);
        count.incrementAndGet();
        if (isPosted.compareAndSet(false, true)) {
            inbox.accept(this::tell);
        }
    }

    /** Tells those that are there now; for those that come meanwhile it has been posted again. */
    private void tell() {
        isPosted.set(false);
        tellAll(count.get());
    }

    private void tellAll(int most) {
        for (int told = 0; told < most; told++) {
            LogEntry entry = lines.poll();
            if (entry == null) {
                break;
            }
            count.decrementAndGet();
            events.accept(new RunEvent.LinePrinted(entry));
        }
        wakeUp();
    }

    private synchronized void wakeUp() {
        notifyAll();
    }

    @Override
    public void keepUp() {
        if (count.get() > MOST && Thread.currentThread() != coordinator) {
            await();
        }
    }

    /** Also who is interrupted: a body that was given up and prints on would fill the memory otherwise. */
    private synchronized void await() {
        boolean isInterrupted = false;
        while (count.get() > MOST / 2 && !isOver) {
            try {
                wait();
            } catch (InterruptedException toEnd) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells what is left; from now on nobody waits. */
    void end() {
        synchronized (this) {
            isOver = true;
        }
        tellAll(Integer.MAX_VALUE);
    }
}
