package flow.store;

import flow.graph.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * Whose output it is.
 *
 * @param task null for what no task can be held to have printed: the run's own log
 * @param attempt from 0; 0 for the run's own log
 */
public record LogSource(@Nullable TaskId task, int attempt) {

    /** What belongs to no task. */
    public static final LogSource RUN = new LogSource(null, 0);
}
