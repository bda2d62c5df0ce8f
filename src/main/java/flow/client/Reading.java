package flow.client;

import flow.artifact.Encoded;
import flow.artifact.Values;
import org.jspecify.annotations.Nullable;

/** How values become objects again. */
final class Reading {
    private final Values values;

    Reading(ClassLoader scriptClasses) {
        this.values = new Values(scriptClasses);
    }

    @Nullable
    Object value(Encoded encoded) {
        return values.decode(encoded);
    }
}
