package flow.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What starts runs of a flow once it is deployed.
 *
 * @param schedule null for none
 */
public record Starts(@Nullable Schedule schedule, List<Trigger> triggers) {

    /** Nothing but people. */
    public static final Starts BY_HAND = new Starts(null, List.of());

    public Starts {
        triggers = List.copyOf(triggers);
    }
}
