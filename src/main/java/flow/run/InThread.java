package flow.run;

import flow.task.Execution;
import flow.task.Outcome;

/** An attempt that is made by the thread that waits for it. */
record InThread(Execution execution) implements Making {

    @Override
    public Outcome make() {
        return execution.run();
    }

    @Override
    public void end() {
        execution.endPrograms();
    }

    @Override
    public boolean isOnItsOwn() {
        return false;
    }
}
