package flow.serve;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Ids of runs of which none comes twice: those of one millisecond are few enough to meet by chance. */
final class FreshIds implements Supplier<String> {
    /** More than are given in any millisecond. */
    private static final int REMEMBERED = 10_000;

    private final Supplier<String> ids;
    private final Set<String> given = new LinkedHashSet<>();

    FreshIds(Supplier<String> ids) {
        this.ids = ids;
    }

    @Override
    public synchronized String get() {
        String id = ids.get();
        while (!given.add(id)) {
            id = ids.get();
        }
        if (given.size() > REMEMBERED) {
            given.remove(given.iterator().next());
        }
        return id;
    }
}
