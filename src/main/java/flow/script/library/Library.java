package flow.script.library;

import flow.problem.Position;
import java.util.List;

/**
 * One library that a script asks for.
 *
 * @param transitive whether it brings what it needs itself; else it comes alone
 * @param without what it must not bring
 * @param position its text in the script
 */
public record Library(Coordinates coordinates, boolean transitive, List<Exclusion> without, Position position) {
    public Library {
        without = List.copyOf(without);
    }

    /** As {@code group:name:version}, for messages. */
    @Override
    public String toString() {
        return coordinates.toString();
    }
}
