package flow.task;

import flow.store.ArtifactRef;
import org.jspecify.annotations.Nullable;

/** What a name stands for at one place of a run. */
sealed interface Binding {

    /** A value that was kept. */
    record Kept(ArtifactRef value) implements Binding {}

    /**
     * No value that could be read: branches changed it, and their join did not set it.
     *
     * @param branches for messages, who changed it: {@code branches 'report' and 'publish'}
     * @param join the join's name
     */
    record Blocked(String branches, String join) implements Binding {}

    /** Nothing, whatever an earlier task set. */
    record Removed() implements Binding {
        static final Removed INSTANCE = new Removed();
    }

    /** Whether both stand for the same: values with the same digest, or equally none. */
    static boolean same(@Nullable Binding a, @Nullable Binding b) {
        if (a instanceof Kept one && b instanceof Kept other) {
            return one.value().isValueOf(other.value());
        }
        boolean nothing = a == null || a instanceof Removed;
        boolean otherNothing = b == null || b instanceof Removed;
        return nothing || otherNothing ? nothing && otherNothing : a.equals(b);
    }
}
