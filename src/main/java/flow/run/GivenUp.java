package flow.run;

import flow.task.Outcome;
import flow.task.ProcessLost;
import flow.task.Task;
import flow.task.TaskRunner;

/**
 * The end of a task that no process lived to tell.
 *
 * @param why for people
 * @param kind of the failure
 */
record GivenUp(Task task, TaskRunner runner, String why, String kind) implements Making {

    @Override
    public Outcome make() {
        return runner.givenUp(task.numbered(task.retry().effectiveTimes()), new ProcessLost(why), kind);
    }

    @Override
    public void end() {
        // It is over at once.
    }

    @Override
    public boolean isOnItsOwn() {
        return true;
    }
}
