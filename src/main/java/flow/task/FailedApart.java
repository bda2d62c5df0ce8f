package flow.task;

import flow.store.TaskFailed;

/** An attempt that was made by a process of its own has failed, as that has written down. */
public final class FailedApart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean isLast;

    public FailedApart(TaskFailed written) {
        super(written.what());
        this.isLast = written.last();
    }

    /** Whether the task is not attempted again after such a failure. */
    boolean isLast() {
        return isLast;
    }
}
