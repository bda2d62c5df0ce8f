package flow.run;

import flow.graph.TaskId;
import flow.store.LogLine;
import java.io.IOException;
import java.util.function.Consumer;

/** Starts processes, each of which makes one attempt at a task of a run and writes down in the store how that ended. */
public interface TaskProcesses {

    /** One that was started. */
    interface TaskProcess {

        /** Waits for its end, whatever interrupts the caller, and until all that it printed was told. */
        int exitCode();

        /** What it said last, beside the output of the task: why it could not go on. Empty when it said nothing. */
        String lastWords();

        /** Tells it to end, and lets it no more than the time of grace for that. Returns at once. */
        void end();
    }

    /**
     * @param attempt from 0
     * @param lines is told what it prints
     * @throws IOException when it cannot be started
     */
    TaskProcess start(String runId, TaskId task, int attempt, Consumer<LogLine> lines) throws IOException;
}
