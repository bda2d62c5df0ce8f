package flow.resume;

import flow.graph.TaskId;
import flow.graph.TaskId.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the walk is.
 *
 * @param path the items, rounds and nodes around
 * @param isOpen whether there are more around, of which nobody knows yet how many
 * @param isSure whether the flow gets here in any case
 */
record Spot(List<Index> path, boolean isOpen, boolean isSure) {
    static final Spot TOP = new Spot(List.of(), false, true);

    private static final String UNKNOWN = "?";

    Spot inside(Index index) {
        List<Index> longer = new ArrayList<>(path);
        longer.add(index);
        return new Spot(longer, isOpen, isSure);
    }

    /** In items that are not decided yet. */
    Spot opened() {
        return new Spot(path, true, false);
    }

    /** In an option that may be taken. */
    Spot unsure() {
        return new Spot(path, isOpen, false);
    }

    Rerun rerun(String step, Reason why) {
        return new Rerun(step, spell(step), isOpen ? Optional.empty() : Optional.of(task(step)), isSure, why);
    }

    TaskId task(String step) {
        return new TaskId(step, path);
    }

    /** {@code process[2]}, {@code process[2,?]}. */
    String spell(String step) {
        String known = task(step).toString();
        if (!isOpen) {
            return known;
        }
        return path.isEmpty()
                ? known + "[" + UNKNOWN + "]"
                : known.substring(0, known.length() - 1) + "," + UNKNOWN + "]";
    }
}
