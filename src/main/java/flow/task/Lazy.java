package flow.task;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, and is the same object from then on. */
final class Lazy<T extends @Nullable Object> {
    private @Nullable Supplier<? extends T> source;
    private @Nullable T value;

    Lazy(Supplier<? extends T> source) {
        this.source = source;
    }

    synchronized T get() {
        if (source != null) {
            value = source.get();
            source = null;
        }
        return value;
    }
}
