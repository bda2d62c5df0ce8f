package flow.run;

import flow.Failure;
import flow.graph.Block;
import flow.graph.Deciders;
import flow.graph.Flow;
import flow.problem.Position;
import flow.store.RunEnd;
import flow.store.TaskDone;
import flow.task.Diagnosis;
import flow.task.Outcome.Done;
import flow.task.Outcome.Failed;
import flow.task.Place;
import flow.task.Task;
import flow.task.TaskRunner;
import flow.task.View;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Owns everything that changes while a flow runs, and handles one event after the other in one thread; tasks run in other
 * threads, which only post how they ended. No part of a flow calls what comes next but puts it into a list, so that neither a
 * long sequence nor many rounds make a deep stack.
 */
final class Coordinator {
    /** Made while there is memory. */
    private static final Diagnosis OUT_OF_MEMORY = new Diagnosis(
            new Failure(
                    OutOfMemoryError.class.getName(),
                    "the steps together used up the memory",
                    "",
                    "exception",
                    null,
                    null,
                    null),
            Position.NOWHERE,
            List.of(),
            null,
            "give them more, as with FLOW_JAVA_OPTS=-Xmx4g, or run fewer at a time with --max-workers");

    private final Deciders deciders;
    private final @Nullable Earlier earlier;
    private final @Nullable Alone alone;
    private final RunOptions options;
    private final TaskRunner runner;
    private final Ledger ledger;
    private final Timer timer;
    private final Function<Task, Making> makings;
    private final Workers workers = new Workers();
    private final Tally tally = new Tally();

    private final BlockingQueue<Runnable> inbox;
    private final Agenda agenda = new Agenda();
    private final Set<Work> running = new LinkedHashSet<>();
    /** How the run ended, once only hooks are left. */
    private RunEnd.@Nullable Status decided;

    private boolean isThrough;
    private boolean isStopped;
    private boolean isAborted;
    private boolean isExited;
    private boolean wasInterrupted;
    private boolean isExhausted;

    /**
     * @param earlier what is taken over; null for nothing
     * @param alone that one task of it is run; null for all
     * @param makings where an attempt is made
     * @param inbox what others want to be done in the coordinator's thread
     */
    Coordinator(
            Flow flow,
            @Nullable Earlier earlier,
            @Nullable Alone alone,
            RunOptions options,
            TaskRunner runner,
            Ledger ledger,
            Timer timer,
            Function<Task, Making> makings,
            BlockingQueue<Runnable> inbox) {
        this.deciders = Deciders.of(flow);
        this.earlier = earlier;
        this.alone = alone;
        this.options = options;
        this.runner = runner;
        this.ledger = ledger;
        this.timer = timer;
        this.makings = makings;
        this.inbox = inbox;
    }

    /**
     * Executes a flow's block, then hooks; returns when nothing more can happen.
     *
     * @param hooks makes the tasks that follow a run which ended so, to be run one after the other
     */
    void run(Block block, Function<RunEnd.Status, List<Task>> hooks) {
        Sequence whole = new Sequence(
                this, block, View.EMPTY, Place.TOP, (left, last) -> isThrough = true, () -> isThrough = true);
        try {
            for (Runnable early = inbox.poll(); early != null; early = inbox.poll()) {
                early.run();
            }
            whole.begin();
            runToTheEnd();
            if (!isThrough) {
                whole.countNotStarted(tally.notStarted());
            }
            if (!isAborted && alone == null) {
                decided = status();
                startAgain();
                hook(hooks.apply(decided).iterator());
                runToTheEnd();
            }
        } catch (OutOfMemoryError exhausted) {
            isExhausted = true;
            tally.add(OUT_OF_MEMORY);
        } finally {
            Scarcity.patiently(() -> running.forEach(Work::tell));
            workers.close();
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void runToTheEnd() {
        settle();
        while (!isOver()) {
            take().run();
            settle();
        }
    }

    /** What was left undone after a failure stays undone. */
    private void startAgain() {
        isStopped = false;
        agenda.clear();
    }

    /** However one ends, the next one follows. */
    private void hook(Iterator<Task> left) {
        if (left.hasNext()) {
            Task task = left.next();
            new Work(this, List.of(task), Optional.empty(), done -> hook(left), () -> hook(left)).begin();
        }
    }

    /** How it ended. */
    RunEnd.Status status() {
        if (isAborted && !isExited) {
            return RunEnd.Status.ABORTED;
        }
        if (isExhausted) {
            return RunEnd.Status.FAILED;
        }
        if (decided != null) {
            return decided;
        }
        if (tally.failed() > 0 || isExited) {
            return RunEnd.Status.FAILED;
        }
        if (alone != null) {
            return RunEnd.Status.ABORTED;
        }
        if (!isThrough) {
            throw new IllegalStateException("the run stands still");
        }
        return RunEnd.Status.SUCCEEDED;
    }

    /** Whoever interrupts the calling thread wants the run to end. */
    private Runnable take() {
        if (inbox.isEmpty()) {
            timer.idle(this::attempts);
        }
        try {
            return inbox.take();
        } catch (InterruptedException interrupted) {
            wasInterrupted = true;
            return this::abort;
        } finally {
            timer.busy();
        }
    }

    private int attempts() {
        return running.stream().mapToInt(Work::attempts).sum();
    }

    private boolean isOver() {
        return running.isEmpty() && (isStopped || agenda.isEmpty());
    }

    private void settle() {
        do {
            agenda.doNext();
        } while (launch());
    }

    private boolean launch() {
        if (isStopped || running.size() >= options.maxWorkers()) {
            return false;
        }
        Work work = agenda.takeReady();
        if (work == null) {
            return agenda.startBranch();
        }
        running.add(work);
        work.start();
        return true;
    }

    /** Hands something to the coordinator's thread; the only method for others. */
    void post(Runnable event) {
        inbox.add(event);
    }

    /** Does something right after what is being done now. */
    void next(Runnable step) {
        agenda.next(step);
    }

    /** How tasks ended that are taken over of what was done earlier; null when they are to be run. All nodes of a gang are, or none. */
    @Nullable
    List<Done> takenOver(List<Task> tasks) {
        if (earlier == null) {
            return null;
        }
        List<Done> ends = new ArrayList<>(tasks.size());
        for (Task task : tasks) {
            TaskDone done = earlier.find(task.id()).orElse(null);
            if (done == null) {
                return null;
            }
            ends.add(Done.takenOver(task, done));
            ledger.takenOver(done);
        }
        return ends;
    }

    /** That one task alone is run; null when all are. */
    @Nullable
    Alone alone() {
        return alone;
    }

    /** Starts a work as soon as a worker is free. */
    void ready(Work work) {
        agenda.ready(work);
    }

    /** Starts branches as soon as workers are free. */
    void startable(Branches branches) {
        agenda.startable(branches);
    }

    /** Starts a work again after a delay. */
    void later(Duration delay, Work work) {
        if (delay.isZero()) {
            agenda.ready(work);
            return;
        }
        agenda.waits(work);
        after(delay, () -> agenda.wake(work));
    }

    /** Does something in the coordinator's thread after a delay; answers what takes it back. */
    Runnable after(Duration delay, Runnable action) {
        return timer.after(delay, () -> post(action));
    }

    /** A work needs its worker no longer. */
    void left(Work work) {
        running.remove(work);
    }

    /** A task finally failed. That of a hook changes nothing. */
    void failed(Failed failure) {
        if (decided != null) {
            return;
        }
        tally.add(failure);
        if (options.failFast()) {
            stop();
        }
    }

    /** Starts nothing new from now on. */
    private void stop() {
        if (isStopped) {
            return;
        }
        isStopped = true;
        agenda.giveUpWaiting().forEach(Work::giveUpRepeating);
    }

    /** Tells every task to end, and gives up those that do not. */
    void abort() {
        if (isAborted) {
            return;
        }
        isAborted = true;
        stop();
        if (running.isEmpty()) {
            return;
        }
        ledger.tell(new RunEvent.RunTold(now(), attempts(), options.grace()));
        running.forEach(Work::tell);
        after(options.grace(), () -> List.copyOf(running).forEach(Work::abort));
    }

    boolean isOf(Thread worker) {
        return List.copyOf(running).stream().anyMatch(work -> work.isOf(worker));
    }

    /** A thread is ending the process: the task for which it works has failed, if there is one, and nothing goes on. */
    boolean exits(Thread caller, ProcessExit exit) {
        isExited = true;
        stop();
        boolean wasTask = List.copyOf(running).stream().anyMatch(work -> work.fail(caller, exit));
        abort();
        return wasTask;
    }

    /** Something that must not happen did, in another thread. */
    void broken(Throwable unexpected) {
        if (unexpected instanceof OutOfMemoryError exhausted) {
            throw exhausted;
        }
        throw new IllegalStateException(unexpected);
    }

    Instant now() {
        return timer.now();
    }

    boolean isStopped() {
        return isStopped;
    }

    boolean isAborted() {
        return isAborted;
    }

    Deciders deciders() {
        return deciders;
    }

    /** Whether one attempt is made, and others are somebody else's. */
    boolean isOneAttempt() {
        return alone != null && alone.isOnce();
    }

    Making making(Task task) {
        return makings.apply(task);
    }

    Ledger ledger() {
        return ledger;
    }

    TaskRunner runner() {
        return runner;
    }

    /** The context class loader of every task. */
    ClassLoader classes() {
        return options.classes();
    }

    Workers workers() {
        return workers;
    }

    Tally tally() {
        return tally;
    }
}
