package flow.task;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An exception and what caused it. */
final class Causes {
    /** Exceptions can be made to cause each other in a ring. */
    private static final int DEEPEST = 100;

    private Causes() {}

    /** From the outside in. */
    static Stream<Throwable> of(@Nullable Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && causes.size() < DEEPEST; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes.stream();
    }
}
