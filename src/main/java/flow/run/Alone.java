package flow.run;

import flow.resume.Plan;
import flow.store.ArtifactRef;
import flow.task.Task;
import java.util.List;
import java.util.Map;

/** That only one task of a run is run, or one gang. What was not done before it is neither done now nor has it failed. */
final class Alone {
    private final Plan plan;
    private final Map<String, ArtifactRef> set;

    /**
     * @param plan of one task
     * @param set what it sees in the place of what was there
     */
    Alone(Plan plan, Map<String, ArtifactRef> set) {
        this.plan = plan;
        this.set = Map.copyOf(set);
    }

    boolean passesOver(List<Task> tasks) {
        return tasks.stream().noneMatch(task -> plan.isOnly(task.id()));
    }

    Task prepared(Task task) {
        return task.seeing(set);
    }
}
