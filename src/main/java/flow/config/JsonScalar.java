package flow.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an unquoted word means: what JSON says, and a text where JSON says nothing. */
final class JsonScalar {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,4})?");

    private JsonScalar() {}

    static @Nullable Object of(String word) {
        switch (word) {
            case "", "~", "null":
                return null;
            case "true":
                return true;
            case "false":
                return false;
            default:
                return numberOrText(word);
        }
    }

    /** An Integer, a Long or a BigInteger: the first that is large enough. */
    static Number whole(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    private static Object numberOrText(String word) {
        if (WHOLE.matcher(word).matches()) {
            return whole(new BigInteger(word));
        }
        return NUMBER.matcher(word).matches() ? new BigDecimal(word) : word;
    }
}
