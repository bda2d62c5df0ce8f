package flow.compile.argo;

import java.util.ArrayList;
import java.util.List;

/**
 * What a part of a block has become.
 *
 * @param tasks of the DAG in which it stands
 * @param done the condition under which what follows may begin; empty for at once
 */
record Lowered(List<DagTask> tasks, String done) {

    Lowered {
        tasks = List.copyOf(tasks);
    }

    static Lowered of(DagTask task) {
        return new Lowered(List.of(task), Expressions.succeeded(task.name()));
    }

    /** The same behind other tasks. */
    Lowered behind(List<DagTask> others) {
        List<DagTask> all = new ArrayList<>(others);
        all.addAll(tasks);
        return new Lowered(all, done);
    }
}
