package flow.run;

import flow.task.Outcome;
import flow.task.Task;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a task, for which a thread of its own works or waits. It can be told to end, and it can be given up: then nothing that it does counts
 * any more. Everything but {@link #run} belongs to the coordinator's thread.
 */
final class Attempt implements Runnable {
    private final Coordinator run;
    private final Work work;
    private final Task task;
    private final Making making;
    private final Instant startedAt;
    private Instant endedAt;
    private @Nullable Outcome outcome;
    private boolean isGivenUp;

    /** Made beforehand: a body that fails because it used up the memory leaves none to make them. */
    private final Runnable tellEnd = this::tellEnd;

    private final Runnable takeEnd = this::takeEnd;
    private @Nullable Outcome made;
    private @Nullable Instant madeAt;
    private @Nullable Throwable unexpected;

    private final Object turn = new Object();
    private @Nullable Thread thread;
    private boolean isTold;

    Attempt(Coordinator run, Work work, Task task) {
        this.run = run;
        this.work = work;
        this.task = task;
        this.making = run.making(task);
        this.startedAt = run.now();
        this.endedAt = startedAt;
    }

    @Override
    public void run() {
        Thread worker = Thread.currentThread();
        String idle = worker.getName();
        try {
            worker.setName("flow " + task.id());
            worker.setContextClassLoader(run.classes());
            begin(worker);
            made = making.make();
        } catch (Throwable fault) {
            unexpected = fault;
        } finally {
            leave();
            Scarcity.insistently(tellEnd);
            worker.setName(idle);
        }
    }

    private void tellEnd() {
        if (madeAt == null) {
            madeAt = run.now();
        }
        run.post(takeEnd);
    }

    private void takeEnd() {
        if (unexpected != null) {
            run.broken(unexpected);
        }
        run.workers().ended();
        if (!isGivenUp && made != null && madeAt != null) {
            close(made, madeAt);
        }
    }

    private void begin(Thread worker) {
        synchronized (turn) {
            thread = worker;
            if (isTold) {
                worker.interrupt();
            }
        }
    }

    /** From here on an interrupt would hit whatever the thread does next; its pool takes away one that was left behind. */
    private void leave() {
        synchronized (turn) {
            thread = null;
        }
    }

    /** Takes note of how it ended. */
    private void close(Outcome end, Instant at) {
        outcome = end;
        endedAt = at;
        work.ended(this, end);
    }

    /** Ends it from outside, with this outcome. */
    void giveUp(Outcome end) {
        giveUp();
        close(end, endedAt);
    }

    /** Ends it from outside. */
    void giveUp() {
        isGivenUp = true;
        run.runner().abandon(task);
        endedAt = run.now();
        tell();
    }

    /** Interrupts it, and ends the programs that it runs. */
    void tell() {
        making.end();
        synchronized (turn) {
            isTold = true;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    boolean isRunBy(Thread candidate) {
        synchronized (turn) {
            return thread == candidate;
        }
    }

    /** Whether whoever makes it looks to its timeout. */
    boolean isOnItsOwn() {
        return making.isOnItsOwn();
    }

    boolean isOpen() {
        return outcome == null && !isGivenUp;
    }

    Task task() {
        return task;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** The same as the start while it is open. */
    Instant endedAt() {
        return endedAt;
    }

    /** Of one that was done. */
    Outcome.Done end() {
        return (Outcome.Done) Objects.requireNonNull(outcome);
    }
}
