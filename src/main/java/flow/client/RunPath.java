package flow.client;

import java.util.List;
import java.util.Optional;

/**
 * {@code RUN[/STEP[/TASK[/ARTIFACT]]]}: something in a run, as people type it.
 *
 * @param run a run's id, a prefix of one, {@code latest} or {@code latest-failed}
 * @param task as {@link flow.graph.TaskId#spelling()}: {@code 2}, {@code 2.0}, {@code 2~3}, {@code n1}, {@code 0}
 */
public record RunPath(String run, Optional<String> step, Optional<String> task, Optional<String> artifact) {
    private static final int PARTS = 4;

    /** @throws NotFound when it is none */
    public static RunPath parse(String text) {
        String[] parts = text.split("/", -1);
        List<String> given = List.of(parts);
        if (parts.length > PARTS || given.contains("")) {
            throw new NotFound(
                    "'" + text + "' names nothing in a run: write RUN/STEP/TASK/ARTIFACT, or the first of these");
        }
        return new RunPath(given.get(0), part(given, 1), part(given, 2), part(given, PARTS - 1));
    }

    private static Optional<String> part(List<String> parts, int index) {
        return index < parts.size() ? Optional.of(parts.get(index)) : Optional.empty();
    }
}
