package flow.artifact;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers that are plain JSON; their form says what they were, see {@link Encodings}. {@link NumberKinds} has the others. */
final class Numbers {
    /** In bits. Texts of larger numbers are slow to read, and many readers refuse them. */
    private static final int LARGEST_TEXT = 1023;

    /** Decimals with more places behind the point are written with an exponent. */
    private static final int MOST_PLACES = 30;

    private Numbers() {}

    /** Whether most numbers of this class are plain JSON. */
    static boolean areOf(Class<?> type) {
        return type == Integer.class
                || type == Double.class
                || type == Long.class
                || type == BigDecimal.class
                || type == BigInteger.class;
    }

    /** The number in JSON; null when JSON has no form of its own for it. */
    static @Nullable String text(Object number) {
        if (number instanceof Integer) {
            return number.toString();
        }
        if (number instanceof Double real) {
            return Double.isFinite(real) ? real(real) : null;
        }
        if (number instanceof Long integer) {
            return isInteger(integer) ? null : integer.toString();
        }
        if (number.getClass() == BigDecimal.class) {
            return decimal((BigDecimal) number);
        }
        return number.getClass() == BigInteger.class ? integer((BigInteger) number) : null;
    }

    /** Written without a tag. */
    static Number shortest(long number) {
        return isInteger(number) ? (Number) (int) number : (Number) number;
    }

    static boolean isInteger(long number) {
        return number == (int) number;
    }

    static boolean isLong(BigInteger number) {
        return number.bitLength() < Long.SIZE;
    }

    /** Not Double.toString, whose digits differ between Java 17 and later ones. */
    private static String real(double real) {
        String digits = NumberOutput.toString(real, true);
        return digits.indexOf('E') < 0 ? digits + "E0" : digits;
    }

    private static @Nullable String integer(BigInteger number) {
        return isLong(number) || number.bitLength() > LARGEST_TEXT ? null : number.toString();
    }

    private static @Nullable String decimal(BigDecimal decimal) {
        BigInteger digits = decimal.unscaledValue();
        if (digits.bitLength() > LARGEST_TEXT) {
            return null;
        }
        if (decimal.scale() > 0 && decimal.scale() <= MOST_PLACES) {
            return decimal.toPlainString();
        }
        return digits + "e" + -(long) decimal.scale();
    }

    /**
     * @param number a JSON number with a point, an exponent, or both
     * @throws NumberFormatException when its exponent is beyond those of numbers
     */
    static Number withFraction(String number) {
        int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (exponent < 0) {
            return new BigDecimal(number);
        }
        String digits = number.substring(0, exponent);
        if (digits.indexOf('.') >= 0) {
            return Double.parseDouble(number);
        }
        long scale = -Long.parseLong(number.substring(exponent + 1));
        if (!isInteger(scale)) {
            throw new NumberFormatException("the exponent is too large");
        }
        return new BigDecimal(new BigInteger(digits), (int) scale);
    }
}
