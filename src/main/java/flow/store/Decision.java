package flow.store;

import java.util.List;

/** What a task decided about the block behind it. */
public sealed interface Decision {

    /** The items of a foreach, each kept by itself, in their order; none when the collection was empty. */
    record Items(List<ArtifactRef> items) implements Decision {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** The option of a choice that is taken, counted from 0 with {@code otherwise} last; {@link #NOTHING} when none is. */
    record Option(int number) implements Decision {
        public static final int NOTHING = -1;
    }

    /** Whether a repeat goes on with another round. */
    record Again(boolean again) implements Decision {}
}
