package flow.store;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a run: those that the flow sets, for good, and those that people gave, which can be changed also after its end.
 *
 * @param ofFlow in the order of the script
 * @param given in the order they were given; none that the flow sets
 */
public record RunTags(Set<String> ofFlow, Set<String> given) {
    private static final int LONGEST = 500;

    public RunTags {
        ofFlow = unmodifiable(ofFlow, List.of());
        given = unmodifiable(given, ofFlow);
    }

    private static Set<String> unmodifiable(Collection<String> tags, Collection<String> without) {
        Set<String> copy = new LinkedHashSet<>(tags);
        copy.removeAll(without);
        return Collections.unmodifiableSet(copy);
    }

    /** All of them, the flow's first. */
    public Set<String> all() {
        Set<String> all = new LinkedHashSet<>(ofFlow);
        all.addAll(given);
        return Collections.unmodifiableSet(all);
    }

    /** The flow's, and these instead of those that were given. */
    public RunTags withGiven(Set<String> others) {
        return new RunTags(ofFlow, others);
    }

    /** The same with some more and some less; what the flow sets stays. */
    public RunTags changed(Collection<String> added, Collection<String> removed) {
        Set<String> changed = new LinkedHashSet<>(given);
        changed.removeAll(removed);
        changed.addAll(added);
        return new RunTags(ofFlow, changed);
    }

    /** Why a text can be no tag, as a clause; null when it can. */
    public static @Nullable String fault(String tag) {
        if (tag.isBlank()) {
            return "a tag is not empty";
        }
        if (tag.length() > LONGEST) {
            return "a tag has at most " + LONGEST + " characters";
        }
        return tag.chars().anyMatch(Character::isISOControl) ? "a tag has no control characters" : null;
    }
}
