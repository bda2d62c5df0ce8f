package flow.serve;

import flow.event.Explanation;
import java.util.List;

/**
 * What became of an event.
 *
 * @param id by which it is known
 * @param isRepeated whether it had come before, so that nothing became of it
 * @param starts the runs that it starts
 * @param told what it means to every dependency of its name
 * @param refused why runs that it would have started cannot be made, by the name of their flow in front
 */
public record Answer(String id, boolean isRepeated, List<Firing> starts, List<Told> told, List<String> refused) {
    public Answer {
        starts = List.copyOf(starts);
        told = List.copyOf(told);
        refused = List.copyOf(refused);
    }

    /**
     * @param flow the name of a {@link ServedFlow}
     */
    public record Told(String flow, Explanation explanation) {}
}
