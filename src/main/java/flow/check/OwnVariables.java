package flow.check;

import flow.graph.Facts;
import flow.graph.Flow;
import flow.problem.Position;
import java.util.Optional;

/** Variables that bodies declare for themselves, and that somebody takes for artifacts behind them. */
final class OwnVariables {
    private OwnVariables() {}

    /** A hint, when a body that is written above a place has a variable of that name. */
    static Optional<String> before(Position place, String name, Flow flow) {
        return flow.tasks().stream()
                .flatMap(task -> task.body().facts().locals().stream()
                        .filter(local -> local.name().equals(name) && isAbove(local, place))
                        .map(local -> "it is a variable of '" + task.name() + "'" + DidYouMean.line(local.position())
                                + "; assign it there without declaring it"))
                .findFirst();
    }

    private static boolean isAbove(Facts.Access local, Position place) {
        return local.position().compareTo(place) < 0;
    }
}
