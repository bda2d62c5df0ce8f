package flow.task;

import flow.store.ArtifactRef;
import org.jspecify.annotations.Nullable;

/** What one task has of one name. */
final class Copy {
    private final @Nullable ArtifactRef origin;
    private final boolean isSet;
    private boolean isLoaded;
    private @Nullable Object value;

    private Copy(@Nullable ArtifactRef origin, boolean isSet) {
        this.origin = origin;
        this.isSet = isSet;
    }

    /** Of a value that an earlier task kept. */
    static Copy ofEarlier(ArtifactRef origin) {
        return new Copy(origin, false);
    }

    /** Of a value that a branch kept and that the task takes over as its own. */
    static Copy takenOver(ArtifactRef origin) {
        return new Copy(origin, true);
    }

    /** Of a value that the task assigned. */
    static Copy assigned(@Nullable Object value) {
        Copy copy = new Copy(null, true);
        copy.isLoaded = true;
        copy.value = value;
        return copy;
    }

    boolean isSet() {
        return isSet;
    }

    /** The same object at every call. */
    @Nullable
    Object value(String name, RunValues values) {
        if (!isLoaded && origin != null) {
            value = values.copy(name, origin);
            isLoaded = true;
        }
        return value;
    }

    /** Stores the value unless it is stored already; answers null when the task neither set it nor changed it in place. */
    @Nullable
    ArtifactRef keep(String name, RunValues values) {
        if (origin == null) {
            return values.keep(name, value);
        }
        ArtifactRef kept = isLoaded ? values.keepChanged(name, value, origin) : origin;
        return isSet || kept != origin ? kept : null;
    }
}
