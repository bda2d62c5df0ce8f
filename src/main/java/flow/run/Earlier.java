package flow.run;

import flow.graph.TaskId;
import flow.store.TaskDone;
import java.util.Optional;

/** What tasks left that need not be run any more. */
interface Earlier {
    /** Empty when it is to be run. */
    Optional<TaskDone> find(TaskId task);
}
