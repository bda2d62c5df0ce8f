package flow.graph;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with a unit, as people write it: {@code 16 GB}, {@code 500m}, {@code 0.5}.
 *
 * @param unit as it was written; empty for a bare number
 */
record Quantity(BigDecimal number, String unit) {
    private static final Pattern TEXT = Pattern.compile("([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+))\\s*(\\p{L}*)");

    /** More digits than any size or time that exists; longer ones would only cost memory. */
    private static final int MOST_DIGITS = 30;

    /** Empty when it is no number, one that is infinite or absurdly large or precise, or has something else behind it. */
    static Optional<Quantity> of(Object value) {
        if (value instanceof Number number) {
            return number(number.toString()).map(exact -> new Quantity(exact, ""));
        }
        Matcher text = TEXT.matcher(value.toString().strip());
        return text.matches()
                ? number(text.group(1)).map(exact -> new Quantity(exact, text.group(2)))
                : Optional.empty();
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            boolean sane = Math.abs((long) number.precision() - number.scale()) <= MOST_DIGITS
                    && Math.abs((long) number.scale()) <= MOST_DIGITS;
            return sane ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException notFinite) {
            return Optional.empty();
        }
    }

    /** The number of smaller units, rounded up to a whole one. */
    BigDecimal times(long unitSize) {
        return number.multiply(BigDecimal.valueOf(unitSize)).setScale(0, RoundingMode.CEILING);
    }
}
