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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a place of the flow as it is now is a place of the flow as it was. */
final class Neighbours {
    private Neighbours() {}

    /** Whether both are the same step or the same kind of block, decided by the same task; what is inside is another question. */
    static boolean fit(Part now, @Nullable Part then) {
        if (now instanceof Task || now instanceof Nodes) {
            return now.equals(then);
        }
        if (now instanceof Items items) {
            return then instanceof Items old && fit(items.decider(), old.decider());
        }
        if (now instanceof Options options) {
            return then instanceof Options old && fit(options.decider(), old.decider());
        }
        if (now instanceof Rounds rounds) {
            return then instanceof Rounds old && rounds.decider().equals(old.decider());
        }
        return now instanceof Branches && then instanceof Branches;
    }

    /** What only decides is called after what it decides over, which may change. */
    private static boolean fit(String now, String then) {
        return now.equals(then) || Deciders.isTaskName(now) && Deciders.isTaskName(then);
    }

    /** Whether a decision between the options as they were still means one of the options as they are. */
    static boolean sameOptions(Options now, @Nullable Part then) {
        return then instanceof Options old && names(now.options()).equals(names(old.options()));
    }

    /** Steps have one name in one flow, so the first one names its branch. */
    static List<String> names(List<Outline> blocks) {
        return blocks.stream().map(Neighbours::name).toList();
    }

    /** The block of that name among some as they were. */
    static Optional<Outline> named(String name, List<Outline> blocks) {
        return blocks.stream().filter(block -> name(block).equals(name)).findFirst();
    }

    static String name(Outline block) {
        return block.steps().stream().findFirst().orElse("");
    }

    /** The first step of a part. */
    static String name(Part part) {
        return name(new Outline(List.of(part)));
    }
}
