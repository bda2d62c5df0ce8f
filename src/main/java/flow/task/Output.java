package flow.task;

import flow.store.LogLine.Stream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Deals out what threads print. A thread that executes a task prints into the task's log, and so do the threads that it starts,
 * also through executors that the body creates. What comes from other threads belongs to the run: theirs that serve several
 * tasks, and theirs that outlive the attempt.
 *
 * <p>A thread belongs to a task when it inherited the task from who started it, and its group stands in the group of the task's
 * thread. The second says whose a pool is: the threads of an executor get the group of whoever created it, but are started by
 * whoever happens to need one more.
 */
public final class Output {
    /** The group of all virtual threads, which are never pooled. */
    private static final String VIRTUAL = "VirtualThreads";

    private record Owner(TaskLog log, ThreadGroup group) {
        boolean owns(ThreadGroup other) {
            return group.parentOf(other) || other.getName().equals(VIRTUAL);
        }
    }

    private final InheritableThreadLocal<@Nullable Owner> owners = new InheritableThreadLocal<>();
    private final PrintTarget outside;
    private final PrintStream out = new DealtStream(() -> target(Stream.OUT));
    private final PrintStream err = new DealtStream(() -> target(Stream.ERR));
    private volatile @Nullable TaskLog common;

    /** @param outside where it goes while there is no run */
    public Output(PrintStream outside) {
        this.outside = PrintTarget.of(outside);
    }

    /** Standard output of every thread. */
    public PrintStream out() {
        return out;
    }

    /** Standard error of every thread. */
    public PrintStream err() {
        return err;
    }

    private PrintTarget target(Stream stream) {
        Owner owner = owners.get();
        return owner != null && owner.owns(Thread.currentThread().getThreadGroup())
                ? owner.log().stream(stream)
                : nobodys(stream);
    }

    /** Where threads print that belong to no task. */
    PrintTarget nobodys(Stream stream) {
        TaskLog log = common;
        return log == null ? outside : log.stream(stream);
    }

    /** A run begins; this is its own log. */
    void begin(TaskLog log) {
        common = log;
    }

    /** The run of that log is over. */
    void end(TaskLog log) {
        if (common == log) {
            common = null;
        }
    }

    /** The calling thread works for a task. */
    void bind(TaskLog log) {
        owners.set(new Owner(log, Thread.currentThread().getThreadGroup()));
    }

    /** It does no longer. */
    void unbind() {
        owners.remove();
    }
}
