package flow.store;

import java.util.List;

/**
 * What a run begins with that resumes another.
 *
 * @param tasks those that it takes over, in the order of the flow
 * @param values of theirs that may not have reached the disk; it makes sure of them
 */
public record Inheritance(List<TaskDone> tasks, List<ArtifactRef> values) {
    public static final Inheritance NONE = new Inheritance(List.of(), List.of());

    public Inheritance {
        tasks = List.copyOf(tasks);
        values = List.copyOf(values);
    }
}
