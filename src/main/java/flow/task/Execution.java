package flow.task;

/** One attempt at a task that is being made. */
public final class Execution {
    private final TaskRunner runner;
    private final Task task;
    private final Programs programs = new Programs();

    Execution(TaskRunner runner, Task task) {
        this.runner = runner;
        this.task = task;
    }

    /**
     * Makes the attempt, in the calling thread: runs the body, keeps what it changed, and decides what it has to decide. Whatever
     * goes wrong is part of the outcome.
     */
    public Outcome run() {
        return runner.run(task, programs);
    }

    /** Ends the programs that the body runs, and lets it start no more. Returns at once; for any thread. */
    public void endPrograms() {
        programs.end();
    }
}
