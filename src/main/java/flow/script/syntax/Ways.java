package flow.script.syntax;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about names at one place of a body, over all ways that lead there.
 *
 * @param sure names that are set on every way
 * @param maybe names that are set on some way, {@code sure} included
 * @param all whether every name may be set on some way, as behind {@code merge(inputs)}
 */
record Ways(Set<String> sure, Set<String> maybe, boolean all) {
    static final Ways BEGIN = new Ways(Set.of(), Set.of(), false);

    Ways {
        sure = Set.copyOf(sure);
        maybe = Set.copyOf(maybe);
    }

    boolean maySet(String name) {
        return all || maybe.contains(name);
    }

    Ways set(String name) {
        return new Ways(with(sure, Set.of(name)), with(maybe, Set.of(name)), all);
    }

    Ways perhaps(Set<String> names) {
        return maybe.containsAll(names) ? this : new Ways(sure, with(maybe, names), all);
    }

    Ways surely(Set<String> names) {
        return new Ways(with(sure, names), with(maybe, names), all);
    }

    Ways perhapsAll() {
        return new Ways(sure, maybe, true);
    }

    /** Where two ways meet. Null is a way that does not go on: behind {@code return} or {@code throw}. */
    static @Nullable Ways meet(@Nullable Ways one, @Nullable Ways other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        Set<String> both = new HashSet<>(one.sure);
        both.retainAll(other.sure);
        return new Ways(both, with(one.maybe, other.maybe), one.all || other.all);
    }

    private static Set<String> with(Set<String> names, Set<String> more) {
        Set<String> all = new HashSet<>(names);
        all.addAll(more);
        return all;
    }
}
