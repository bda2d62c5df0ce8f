package flow.resume;

import flow.graph.TaskId;
import java.util.Optional;

/** What becomes of a task in a run that resumes another. */
public sealed interface Fate permits Kept, Rerun {

    /** The step's name; of a task that only decides, as {@code Deciders} names it. */
    String step();

    /** As messages spell it: {@code process[2]}; {@code process[?]} where the items are not decided yet. */
    String task();

    /** Empty where the items around it are not decided yet. */
    Optional<TaskId> id();
}
