package flow.graph;

import flow.problem.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a foreach forks over. */
public sealed interface Items {

    /**
     * The value of an artifact, a List parameter, an outer {@code as:} name, or a path into a config ({@code cfg.regions}).
     *
     * @param position where the name stands
     */
    record Named(String name, Position position) implements Items {}

    /** Written in the script, or taken from a config while the graph was built. */
    record Literal(List<Object> values) implements Items {
        public Literal {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }
}
