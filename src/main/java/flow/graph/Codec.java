package flow.graph;

import flow.problem.Position;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code codec(SomeClass, …)}: how values of a class are kept that flow cannot keep by itself.
 *
 * @param write null, like {@code read}, for Java serialisation
 */
public record Codec(
        Position position,
        Class<?> type,
        @Nullable Writer write,
        @Nullable Reader read) {

    /** Writes a value's bytes. */
    @FunctionalInterface
    public interface Writer {
        void write(Object value, OutputStream out) throws Throwable;
    }

    /** Makes the value of its bytes again. */
    @FunctionalInterface
    public interface Reader {
        Object read(InputStream in) throws Throwable;
    }

    public Codec {
        if ((write == null) != (read == null)) {
            throw new IllegalArgumentException("a codec writes and reads");
        }
    }

    public boolean usesJavaSerialisation() {
        return write == null;
    }
}
