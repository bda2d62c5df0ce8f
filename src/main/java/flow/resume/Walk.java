package flow.resume;

import flow.graph.Deciders;
import flow.graph.Outline;
import flow.graph.Outline.Branches;
import flow.graph.Outline.Items;
import flow.graph.Outline.Nodes;
import flow.graph.Outline.Options;
import flow.graph.Outline.Part;
import flow.graph.Outline.Rounds;
import flow.graph.Outline.Task;
import flow.graph.TaskId.Index;
import flow.store.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the blocks of a flow as they are now, beside those of an earlier run, the way that the engine is going to go.
 * Each method answers why what follows is run; null while all was taken over.
 */
final class Walk {
    private final Judge judge;
    private final List<Fate> fates = new ArrayList<>();

    Walk(Judge judge) {
        this.judge = judge;
    }

    /** In the order of the walk. */
    List<Fate> fates() {
        return fates;
    }

    /** The whole flow. */
    void through(Outline now, Outline then) {
        block(now, then, Spot.TOP, null, null);
    }

    /** @param loop whose round this block is; null for every other block */
    private @Nullable Reason block(
            Outline now, Outline then, Spot spot, @Nullable Reason before, @Nullable Rounds loop) {
        Reason why = before;
        for (int i = 0; i < now.parts().size(); i++) {
            Part part = now.parts().get(i);
            Part old = at(then, i);
            if (why == null && !Neighbours.fit(part, old)) {
                why = judge.moved(part, spot, then);
            }
            why = part(part, old, spot, why, decided(now, then, i, loop));
        }
        boolean isShorter = why == null && then.parts().size() > now.parts().size();
        return isShorter
                ? Judge.gone(Neighbours.name(then.parts().get(now.parts().size())))
                : why;
    }

    private static @Nullable Part at(Outline block, int index) {
        return index < block.parts().size() ? block.parts().get(index) : null;
    }

    /** What a step decides as its last act, if it is a step. */
    private static Judge.Decided decided(Outline now, Outline then, int index, @Nullable Rounds loop) {
        Part next = at(now, index + 1);
        return new Judge.Decided(next == null ? loop : next, at(then, index + 1));
    }

    private @Nullable Reason part(
            Part part, @Nullable Part old, Spot spot, @Nullable Reason why, Judge.Decided decided) {
        if (part instanceof Task task) {
            return task(task.step(), spot, why, decided.by(task.step()));
        }
        if (part instanceof Nodes gang) {
            return gang(gang, spot, why);
        }
        if (part instanceof Branches fork) {
            return branches(fork, old instanceof Branches before ? before : new Branches(List.of()), spot, why);
        }
        if (part instanceof Items items) {
            return items(items, old instanceof Items before ? before.branch() : Outline.EMPTY, spot, why);
        }
        if (part instanceof Options options) {
            return options(options, old, spot, why);
        }
        Rounds rounds = (Rounds) part;
        return rounds(rounds, old instanceof Rounds before ? before.round() : Outline.EMPTY, spot, why);
    }

    private @Nullable Reason task(String step, Spot spot, @Nullable Reason before, Judge.Decided decided) {
        Reason why = before == null ? judge.of(spot.task(step), decided) : before;
        if (why == null) {
            fates.add(judge.kept(spot.task(step)));
            return null;
        }
        return rerun(step, spot, why);
    }

    private Reason rerun(String step, Spot spot, Reason why) {
        Rerun rerun = spot.rerun(step, why);
        fates.add(rerun);
        return Judge.after(rerun.task(), why);
    }

    /** All of its nodes or none. */
    private @Nullable Reason gang(Nodes gang, Spot spot, @Nullable Reason before) {
        List<Spot> nodes = spots(gang.count(), spot, Index.Node::new);
        Optional<Rerun> guilty = Optional.empty();
        for (Spot node : nodes) {
            Reason own = before == null ? judge.of(node.task(gang.step()), Judge.Decided.NOTHING) : before;
            if (own != null && guilty.isEmpty()) {
                guilty = Optional.of(node.rerun(gang.step(), own));
            }
        }
        if (guilty.isEmpty()) {
            nodes.forEach(node -> task(gang.step(), node, null, Judge.Decided.NOTHING));
            return null;
        }
        Rerun first = guilty.get();
        Reason ofOthers = before == null ? Judge.sameGang(first.task()) : before;
        for (Spot node : nodes) {
            boolean isFirst = node.spell(gang.step()).equals(first.task());
            rerun(gang.step(), node, isFirst ? first.reason() : ofOthers);
        }
        return Judge.after(first.task(), first.reason());
    }

    private static List<Spot> spots(int count, Spot spot, IntFunction<Index> index) {
        List<Spot> spots = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            spots.add(spot.inside(index.apply(number)));
        }
        return spots;
    }

    private @Nullable Reason branches(Branches now, Branches then, Spot spot, @Nullable Reason before) {
        Reason first = null;
        for (Outline branch : now.branches()) {
            String name = Neighbours.name(branch);
            Optional<Outline> old = Neighbours.named(name, then.branches());
            Reason why = before == null && old.isEmpty() ? judge.moved(name, Outline.EMPTY) : before;
            Reason left = block(branch, old.orElse(Outline.EMPTY), spot, why, null);
            first = first == null ? left : first;
        }
        boolean isSame = Neighbours.names(now.branches()).equals(Neighbours.names(then.branches()));
        return first != null || isSame ? first : Judge.otherBranches();
    }

    private @Nullable Reason items(Items now, Outline then, Spot spot, @Nullable Reason before) {
        Reason why = decision(now, now.decider(), now, spot, before);
        if (why != null) {
            return block(now.branch(), Outline.EMPTY, spot.opened(), why, null);
        }
        Reason first = null;
        Decision.Items decided = (Decision.Items) judge.decision(spot.task(now.decider()));
        for (Spot item : spots(decided.items().size(), spot, Index.Item::new)) {
            Reason left = block(now.branch(), then, item, null, null);
            first = first == null ? left : first;
        }
        return first;
    }

    private @Nullable Reason options(Options now, @Nullable Part then, Spot spot, @Nullable Reason before) {
        Reason why = decision(now, now.decider(), then, spot, before);
        if (why != null) {
            now.options().forEach(option -> block(option, Outline.EMPTY, spot.unsure(), why, null));
            return why;
        }
        int taken = ((Decision.Option) judge.decision(spot.task(now.decider()))).number();
        if (taken == Decision.Option.NOTHING) {
            return null;
        }
        Outline old = ((Options) Objects.requireNonNull(then)).options().get(taken);
        return block(now.options().get(taken), old, spot, null, null);
    }

    private @Nullable Reason rounds(Rounds now, Outline then, Spot spot, @Nullable Reason before) {
        boolean asksByItself = Deciders.isTaskName(now.decider());
        if (before != null) {
            Spot first = spot.inside(new Index.Round(0));
            Reason why = block(now.round(), Outline.EMPTY, first, before, now);
            return asksByItself ? task(now.decider(), first, why, Judge.Decided.NOTHING) : why;
        }
        for (int number = 0; ; number++) {
            Spot round = spot.inside(new Index.Round(number));
            Reason why = block(now.round(), then, round, null, now);
            if (asksByItself) {
                why = task(now.decider(), round, why, new Judge.Decided(now, now));
            }
            if (why != null) {
                return why;
            }
            if (!((Decision.Again) judge.decision(round.task(now.decider()))).again()) {
                return null;
            }
        }
    }

    /** Of a task that only decides, if there is one: of every other one it was said before. */
    private @Nullable Reason decision(
            Part now, String decider, @Nullable Part then, Spot spot, @Nullable Reason before) {
        return Deciders.isTaskName(decider) ? task(decider, spot, before, new Judge.Decided(now, then)) : before;
    }
}
