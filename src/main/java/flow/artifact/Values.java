package flow.artifact;

import org.jspecify.annotations.Nullable;

/**
 * Turns values into bytes and back. What is kept is the value, not the class that implemented it: a list comes back as a mutable
 * list, equal and in the same order, whatever list it was. The same value always gives the same bytes.
 */
public final class Values {
    private final ClassLoader scriptClasses;

    /** @param scriptClasses the loader of the script's own classes; their values, and no others, keep their class */
    public Values(ClassLoader scriptClasses) {
        this.scriptClasses = scriptClasses;
    }

    /**
     * @param artifact the name to use in messages
     * @throws UnkeepableValue when the value, or something in it, cannot be kept
     */
    public Encoded encode(String artifact, @Nullable Object value) {
        return new Encoder(artifact).encode(value);
    }

    /**
     * A fresh copy each time.
     *
     * @throws UnreadableValue when the bytes are no value, or its classes have changed
     */
    public @Nullable Object decode(Encoded value) {
        return new Decoder().decode(value);
    }

    /** Whether nothing can change it, so that it need not be encoded again after it was read. */
    public static boolean isImmutable(@Nullable Object value) {
        return value == null || value instanceof String || value instanceof Boolean || value instanceof Integer;
    }
}
