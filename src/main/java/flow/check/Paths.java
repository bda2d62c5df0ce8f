package flow.check;

import flow.graph.Block;
import flow.graph.Branch;
import flow.graph.Choice;
import flow.graph.Facts;
import flow.graph.Flow;
import flow.graph.Foreach;
import flow.graph.Gang;
import flow.graph.Items;
import flow.graph.Join;
import flow.graph.Node;
import flow.graph.Parallel;
import flow.graph.Repeat;
import flow.graph.TaskNode;
import flow.problem.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows every way through a flow and keeps account of the names that may be set. What is set in a round of a repeat may be
 * there in the next, so a repeat's block is followed twice: first only to see what it sets.
 */
final class Paths {
    private static final Visitor NOBODY = new Visitor() {};

    private final Visitor visitor;

    private Paths(Visitor visitor) {
        this.visitor = visitor;
    }

    static void follow(Flow flow, Visitor visitor) {
        new Paths(visitor).follow(flow.block(), Names.of(flow));
    }

    private void follow(Block block, Names names) {
        Ends ends = null;
        for (Node node : block.nodes()) {
            if (node instanceof Join join) {
                join(join, ends, names);
                ends = null;
                continue;
            }
            leaveUnjoined(ends, names);
            ends = ends(node, names);
        }
        leaveUnjoined(ends, names);
    }

    /** Follows what is no join; gives the ends of a fork, else null. */
    private @Nullable Ends ends(Node node, Names names) {
        if (node instanceof Foreach foreach) {
            return foreach(foreach, names);
        }
        if (node instanceof Parallel parallel) {
            return parallel(parallel, names);
        }
        if (node instanceof Gang gang) {
            return gang(gang, names);
        }
        if (node instanceof Choice choice) {
            choice(choice, names);
            return null;
        }
        if (node instanceof Repeat repeat) {
            repeat(repeat, names);
            return null;
        }
        task((TaskNode) node, names);
        return null;
    }

    private Ends foreach(Foreach foreach, Names names) {
        if (foreach.items() instanceof Items.Named named && !named.name().contains(".")) {
            visitor.reads(Reader.FOREACH, new Facts.Access(named.name(), named.position(), true), names);
        }
        visitor.forks(foreach, names);
        Names inside = names.inside(foreach.as());
        follow(foreach.block(), inside);
        return new Ends(foreach, List.of(new Ends.End(null, inside)));
    }

    private Ends parallel(Parallel parallel, Names names) {
        List<Ends.End> ends = new ArrayList<>();
        for (Branch branch : parallel.branches()) {
            Names inside = names.inside();
            follow(branch.block(), inside);
            ends.add(new Ends.End(branch.name(), inside));
        }
        return new Ends(parallel, List.copyOf(ends));
    }

    private Ends gang(Gang gang, Names names) {
        Names inside = names.inside();
        task(gang, inside);
        return new Ends(gang, List.of(new Ends.End(null, inside)));
    }

    private void choice(Choice choice, Names names) {
        List<Names> ways = new ArrayList<>();
        for (Choice.Option option : choice.options()) {
            reads(Reader.CONDITION, option.condition().facts(), names);
        }
        for (Block block : choice.blocks()) {
            Names inside = names.inside();
            follow(block, inside);
            ways.add(inside);
        }
        if (choice.otherwise() == null) {
            ways.add(names.inside());
        }
        names.goOnAfter(ways);
    }

    private void repeat(Repeat repeat, Names names) {
        if (visitor != NOBODY) {
            Names round = names.inside();
            new Paths(NOBODY).follow(repeat.block(), round);
            names.goOnPerhapsAfter(round);
        }
        follow(repeat.block(), names);
        reads(Reader.until(repeat), repeat.until().facts(), names);
    }

    private void task(TaskNode task, Names names) {
        Facts facts = task.body().facts();
        if (facts.opaque() || facts.computed()) {
            names.unknown(new Names.Unknown(task.body().position(), facts.opaque()));
        }
        reads(Reader.of(task), facts, names);
        visitor.sets(task, names);
        String caught = task.options().catchInto();
        facts.maySet().forEach(set -> names.maySet(set.name(), List.of(setter(task, set))));
        for (Facts.Access set : facts.sets()) {
            if (caught == null) {
                names.set(set.name(), setter(task, set));
                continue;
            }
            names.maySet(set.name(), List.of(setter(task, set)));
        }
        facts.changes().stream()
                .filter(change -> caught == null && isArtifact(change.name(), names))
                .forEach(change -> names.set(change.name(), setter(task, change)));
        if (caught != null) {
            names.set(caught, new Names.Setter(task.name(), task.position(), true));
        }
    }

    /** What is read-only can be changed in place as well: in a copy, which is nobody else's. */
    private static boolean isArtifact(String name, Names names) {
        return names.entry(name).isVisible() && names.given(name).isEmpty();
    }

    private static Names.Setter setter(TaskNode task, Facts.Access set) {
        return new Names.Setter(task.name(), set.position(), false);
    }

    /** A read behind an assignment in the same body may see what that one set. */
    private void reads(Reader reader, Facts facts, Names names) {
        for (Facts.Access read : facts.reads()) {
            if (read.sure() && !setsBefore(facts.maySet(), read) && !setsBefore(facts.sets(), read)) {
                visitor.reads(reader, read, names);
            }
        }
    }

    private static boolean setsBefore(List<Facts.Access> sets, Facts.Access read) {
        Position at = read.position();
        return sets.stream()
                .anyMatch(
                        set -> set.name().equals(read.name()) && set.position().compareTo(at) < 0);
    }

    private void join(Join join, @Nullable Ends ends, Names names) {
        if (ends != null) {
            visitor.joins(join, ends);
            ends.drop(join, names);
            join.body().facts().merges().forEach(merge -> ends.takeOver(merge, names));
        }
        task(join, names);
    }

    /** A fork without a join is a problem of its own; so that it does not cause more, its names stay visible. */
    private static void leaveUnjoined(@Nullable Ends ends, Names names) {
        if (ends != null) {
            ends.all().forEach(end -> names.goOnPerhapsAfter(end.names()));
        }
    }
}
