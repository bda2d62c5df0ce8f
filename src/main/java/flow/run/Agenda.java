package flow.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run has before it. Belongs to the coordinator's thread. */
final class Agenda {
    private final Deque<Runnable> next = new ArrayDeque<>();
    /** Works that could start if there were a worker; before all branches, so that what was begun is ended first. */
    private final Deque<Work> ready = new ArrayDeque<>();
    /** Forks with branches that could start, the innermost last: taken first, so that few branches are open at a time. */
    private final Deque<Branches> startable = new ArrayDeque<>();

    private final Set<Work> waiting = new LinkedHashSet<>();

    /** To be done right after what is being done now. */
    void next(Runnable step) {
        next.add(step);
    }

    /** To be started as soon as a worker is free. */
    void ready(Work work) {
        ready.add(work);
    }

    /** Its branches are to be started as soon as workers are free. */
    void startable(Branches branches) {
        startable.addLast(branches);
    }

    /** To be started once it is woken. */
    void waits(Work work) {
        waiting.add(work);
    }

    /** Nothing happens when it was given up meanwhile. */
    void wake(Work work) {
        if (waiting.remove(work)) {
            ready.add(work);
        }
    }

    void doNext() {
        for (Runnable step = next.poll(); step != null; step = next.poll()) {
            step.run();
        }
    }

    /** Takes the work that is to be started first; null when none is ready. */
    @Nullable
    Work takeReady() {
        return ready.poll();
    }

    /** Starts a branch; answers whether there was one. */
    boolean startBranch() {
        Branches branches = startable.peekLast();
        if (branches == null) {
            return false;
        }
        branches.startNext();
        if (!branches.canStart()) {
            startable.removeLast();
        }
        return true;
    }

    /** Lets go of the works that wait; answers them and those that are ready. */
    List<Work> giveUpWaiting() {
        List<Work> left = new ArrayList<>(waiting);
        left.addAll(ready);
        waiting.clear();
        return left;
    }

    /** Nothing that has not begun ever will. */
    void clear() {
        ready.clear();
        startable.clear();
    }

    boolean isEmpty() {
        return ready.isEmpty() && waiting.isEmpty() && startable.isEmpty();
    }
}
