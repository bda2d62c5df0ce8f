package flow.artifact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;

/**
 * In which ways values are written. The ids are for good: what has one is read by every later release.
 *
 * <p>Numbers say by their form what they were: {@code 5} is an Integer, or Long or BigInteger where it is too large for less;
 * {@code 1.50} is a BigDecimal, and so is {@code 5e0} for those without a fraction; {@code 1.5E0}, a fraction with an exponent, is
 * a Double.
 */
final class Encodings {
    /** Plain JSON that any language reads. Maps, lists and scalars only. */
    static final String JSON = "json/1";

    /** JSON in which an object whose first member begins with {@code $} is a tag that says what its content is. */
    static final String TAGGED = "tagged/1";

    /** The same, where some of the tags name contents that are kept under digests of their own: files. */
    static final String WITH_FILES = "files/1";

    /** The bytes of a byte[], as they are. */
    static final String BYTES = "bytes/1";

    static final char TAG = '$';

    /** How deep values may be nested: both writing and reading that takes half of a usual thread's stack. */
    static final int DEEPEST = 250;

    /** One level of a value is at most three of JSON: a tag, its list, an entry of it. */
    private static final int DEEPEST_JSON = 3 * DEEPEST + 10;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_JSON)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(DEEPEST_JSON)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private Encodings() {}

    /** @throws UnreadableValue when it is neither JSON nor JSON with tags */
    static boolean isTagged(String encoding) {
        boolean tagged = encoding.equals(TAGGED) || encoding.equals(WITH_FILES);
        if (!tagged && !encoding.equals(JSON)) {
            throw new UnreadableValue("it is written as " + encoding + ", which this release does not know");
        }
        return tagged;
    }
}
