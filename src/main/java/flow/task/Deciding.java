package flow.task;

import flow.UnfinishedRepeatException;
import flow.graph.Choice;
import flow.graph.Foreach;
import flow.graph.Items;
import flow.graph.Node;
import flow.graph.Repeat;
import flow.graph.Scope;
import flow.problem.Position;
import flow.store.ArtifactRef;
import flow.store.Decision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last act of a task before a foreach or choice, or at the end of a round: what happens next is written down. */
final class Deciding {
    private final Task task;
    private final Scope scope;
    private final RunValues values;
    private Position position = Position.NOWHERE;
    private @Nullable String warning;

    /** @param scope all that the task left, read-only */
    Deciding(Task task, Scope scope, RunValues values) {
        this.task = task;
        this.scope = scope;
        this.values = values;
    }

    Decision decide(Node node) throws Throwable {
        if (node instanceof Foreach foreach) {
            return items(foreach);
        }
        if (node instanceof Choice choice) {
            return option(choice);
        }
        if (node instanceof Repeat repeat) {
            return again(repeat);
        }
        throw new IllegalArgumentException("nothing is decided at " + node.position());
    }

    /** What is being asked, for when it fails. */
    Position position() {
        return position;
    }

    /** Something that the user should know about the decision, as a clause; null for nothing. */
    @Nullable
    String warning() {
        return warning;
    }

    private Decision items(Foreach foreach) {
        position = foreach.items() instanceof Items.Named named ? named.position() : foreach.position();
        String name = foreach.items() instanceof Items.Named named ? named.name() : "items";
        List<ArtifactRef> kept = new ArrayList<>();
        for (Object item : ForeachItems.of(foreach.items(), scope)) {
            kept.add(values.keep(name + "[" + kept.size() + "]", item));
        }
        return new Decision.Items(kept);
    }

    private Decision option(Choice choice) throws Throwable {
        List<Choice.Option> options = choice.options();
        for (int i = 0; i < options.size(); i++) {
            position = options.get(i).condition().position();
            if (options.get(i).condition().question().ask(scope)) {
                return new Decision.Option(i);
            }
        }
        return new Decision.Option(choice.otherwise() == null ? Decision.Option.NOTHING : options.size());
    }

    private Decision again(Repeat repeat) throws Throwable {
        position = repeat.until().position();
        if (repeat.until().question().ask(scope)) {
            return new Decision.Again(false);
        }
        int rounds = task.place().roundOf(repeat) + 1;
        if (rounds < repeat.atMost()) {
            return new Decision.Again(true);
        }
        String unfinished = "`until` of repeat '" + repeat.name() + "' is still false after "
                + (rounds == 1 ? "1 round" : rounds + " rounds") + " (atMost)";
        if (repeat.orFail()) {
            throw new UnfinishedRepeatException(unfinished);
        }
        warning = unfinished;
        return new Decision.Again(false);
    }
}
