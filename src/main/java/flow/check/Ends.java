package flow.check;

import flow.graph.Node;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ends of a fork's branches, as its join sees them; one stands for all items of a foreach and for all nodes of a gang.
 */
record Ends(Node fork, List<End> all) {

    /** @param branch null in a foreach or gang */
    record End(@Nullable String branch, Names names) {}

    boolean areStatic() {
        return all.stream().anyMatch(end -> end.branch() != null);
    }

    /** Those that a read of {@code inputs} means: of one branch, or of all when it is null. */
    List<Names> of(@Nullable String branch) {
        return all.stream()
                .filter(end -> branch == null || branch.equals(end.branch()))
                .map(End::names)
                .toList();
    }

    Stream<String> branches() {
        return all.stream().flatMap(end -> Stream.ofNullable(end.branch()));
    }
}
