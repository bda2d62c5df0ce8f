package flow.check;

import flow.graph.Facts;
import flow.graph.Join;
import flow.graph.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ends of a fork's branches, as its join sees them; one stands for all items of a foreach and for all nodes of a gang. */
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

    /** What branches set is gone behind their join; what was visible before them is, at least, no more what it was. */
    void drop(Join join, Names behind) {
        Set<String> dropped = new HashSet<>();
        for (End end : all) {
            for (String name : end.names().setInside()) {
                boolean everywhere = all.stream().allMatch(each -> each.names().isSurelySetInside(name));
                if ((everywhere || !behind.isVisible(name)) && dropped.add(name)) {
                    behind.drop(name, dropped(end.names().entry(name), end, join));
                }
            }
        }
    }

    private static Names.Dropped dropped(Names.Entry inside, End end, Join join) {
        if (inside.dropped() != null && !inside.isVisible()) {
            return inside.dropped();
        }
        return new Names.Dropped(inside.setters().get(0), end.branch(), join);
    }

    /** What a join merges is there again, perhaps. */
    void takeOver(Facts.Merge merge, Names behind) {
        for (End end : all) {
            for (String name : end.names().setInside()) {
                List<Names.Setter> setters = end.names().entry(name).setters();
                if (!setters.isEmpty() && takes(merge, name, setters)) {
                    behind.maySet(name, setters);
                }
            }
            end.names().unknown().ifPresent(behind::unknown);
        }
    }

    private static boolean takes(Facts.Merge merge, String name, List<Names.Setter> setters) {
        if (merge.include() != null) {
            return merge.include().contains(name);
        }
        boolean caught = setters.stream().allMatch(Names.Setter::caught);
        return !caught && (merge.exclude() == null || !merge.exclude().contains(name));
    }
}
