package flow.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An exception and what caused it. */
public final class Causes {
    /** An exception may make a new cause whenever it is asked. */
    private static final int DEEPEST = 100;

    private Causes() {}

    /** From the outside in, each once: exceptions can be made to cause each other in a ring. */
    public static Stream<Throwable> of(@Nullable Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> causes = new ArrayList<>();
        for (Throwable next = thrown; next != null && causes.size() < DEEPEST && seen.add(next); next = cause(next)) {
            causes.add(next);
        }
        return causes.stream();
    }

    /** Exceptions of users can fail to tell it. */
    private static @Nullable Throwable cause(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (Throwable broken) {
            return null;
        }
    }
}
