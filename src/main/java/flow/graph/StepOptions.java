package flow.graph;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a task is run. Null means "not said", so that options of a lower precedence can fill in.
 */
public record StepOptions(
        @Nullable String description, @Nullable String catchInto, Map<String, String> environment) {

    public static final StepOptions NONE = new StepOptions(null, null, Map.of());

    public StepOptions {
        environment = Map.copyOf(environment);
    }
}
