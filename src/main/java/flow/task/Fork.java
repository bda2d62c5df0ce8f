package flow.task;

import flow.graph.Foreach;
import flow.graph.Gang;
import flow.graph.Parallel;
import flow.store.ArtifactRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A fork while and after its branches run: what they begin with, and what each of them ended with, in the order of the items. */
public final class Fork {
    private final ForkShape shape;
    private final View before;
    private final View start;
    private final Place place;
    private final View[] ends;

    private Fork(ForkShape shape, View before, Place place) {
        this.shape = shape;
        this.before = before;
        this.start = before.branch();
        this.place = place;
        this.ends = new View[shape.size()];
    }

    /**
     * @param before what is visible where it forks
     * @param place where it stands
     */
    public static Fork over(Foreach foreach, List<ArtifactRef> items, View before, Place place) {
        return new Fork(new ForkShape.OfItems(foreach, items), before, place);
    }

    public static Fork over(Parallel parallel, View before, Place place) {
        return new Fork(new ForkShape.OfBranches(parallel.branches()), before, place);
    }

    public static Fork over(Gang gang, View before, Place place) {
        return new Fork(new ForkShape.OfNodes(gang), before, place);
    }

    /** How many branches there are. */
    public int size() {
        return ends.length;
    }

    /** What every branch begins with. */
    public View start() {
        return start;
    }

    /** @param branch from 0, here and below */
    public Place place(int branch) {
        return shape.place(place, branch);
    }

    /** Says what a branch ended with. */
    public void end(int branch, View end) {
        ends[branch] = end;
    }

    /** What the join of this fork sees when all branches have ended: all from before, but nothing that a branch changed. */
    public View joined(String join) {
        Map<String, Binding> blocked = new HashMap<>();
        changed().forEach((name, branches) -> blocked.put(name, new Binding.Blocked(spell(branches), join)));
        return before.with(blocked);
    }

    View end(int branch) {
        return ends[branch];
    }

    View before() {
        return before;
    }

    /** Only static branches have one. */
    @Nullable
    String name(int branch) {
        return shape.name(branch);
    }

    /** For messages. */
    String spell(BranchNumbers branches) {
        return shape.spell(branches);
    }

    /** The names that stand for something else at some branch's end than before the fork, with those branches. */
    Map<String, BranchNumbers> changed() {
        Map<String, BranchNumbers> changed = new TreeMap<>();
        for (int branch = 0; branch < ends.length; branch++) {
            for (String name : ends[branch].changedSince(before)) {
                changed.computeIfAbsent(name, key -> new BranchNumbers()).add(branch);
            }
        }
        return changed;
    }
}
