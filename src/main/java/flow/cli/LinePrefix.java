package flow.cli;

import flow.graph.TaskId;
import flow.store.LogSource;

/** Tells whose a printed line is: {@code [fetch] }, {@code [process/2] }, {@code [process/2, attempt 1] }, or {@code [run] }. */
final class LinePrefix {
    private LinePrefix() {}

    static String of(LogSource source) {
        TaskId task = source.task();
        if (task == null) {
            return "[run] ";
        }
        String place = task.path().isEmpty() ? "" : "/" + task.spelling();
        String attempt = source.attempt() == 0 ? "" : ", attempt " + source.attempt();
        return "[" + task.step() + place + attempt + "] ";
    }

    /** The same where it is known which task it is: nothing for the first attempt, else {@code [attempt 1] }. */
    static String ofAttempt(LogSource source) {
        return source.attempt() == 0 ? "" : "[attempt " + source.attempt() + "] ";
    }
}
