package flow.store;

/**
 * How many things, and how large they are together.
 *
 * @param bytes of their contents
 */
public record Amount(long count, long bytes) {
    public static final Amount NONE = new Amount(0, 0);

    public Amount plus(Amount other) {
        return new Amount(count + other.count, bytes + other.bytes);
    }

    /** With one more. */
    public Amount and(long size) {
        return new Amount(count + 1, bytes + size);
    }
}
