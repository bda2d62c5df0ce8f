package flow.run;

import flow.task.Outcome;

/** One attempt at a task, wherever it is made. */
interface Making {

    /** Makes it, while the calling thread waits. */
    Outcome make();

    /** Tells it to end. Returns at once; for any thread. */
    void end();

    /** Whether whoever makes it looks to its timeout. */
    boolean isOnItsOwn();
}
