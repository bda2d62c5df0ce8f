package flow.compile.argo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Divides what follows each other into groups. */
final class Groups {
    private Groups() {}

    /** In their order, each group as large as it may be; one that is too large on its own stands alone. */
    static <T> List<List<T>> of(List<T> all, ToIntFunction<T> size, int most) {
        List<List<T>> groups = new ArrayList<>();
        List<T> group = new ArrayList<>();
        int used = 0;
        for (T one : all) {
            if (used + size.applyAsInt(one) > most && !group.isEmpty()) {
                groups.add(group);
                group = new ArrayList<>();
                used = 0;
            }
            group.add(one);
            used += size.applyAsInt(one);
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }
}
