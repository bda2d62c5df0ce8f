package flow.artifact;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers that JSON has no form of its own for, and what is nearly a number. {@link Numbers} has the others. */
final class NumberKinds {
    static final List<Kind<?>> ALL = List.of(
            Kind.constant("byte", Byte.class, Byte::intValue, part -> {
                return (byte) within(Byte.MIN_VALUE, Byte.MAX_VALUE, part);
            }),
            Kind.constant("short", Short.class, Short::intValue, part -> {
                return (short) within(Short.MIN_VALUE, Short.MAX_VALUE, part);
            }),
            Kind.constant("long", Long.class, Long::intValue, part -> (long) (Integer) part),
            Kind.constant("float", Float.class, NumberKinds::text, part -> Float.valueOf((String) part)),
            Kind.text("double", Double.class, Double::valueOf),
            Kind.constant("integer", BigInteger.class, NumberKinds::parts, NumberKinds::integer),
            Kind.constant("decimal", BigDecimal.class, NumberKinds::parts, NumberKinds::decimal),
            Kind.text("char", Character.class, NumberKinds::character),
            Kind.text("mathContext", MathContext.class, MathContext::new),
            Kind.mutable("atomicInteger", AtomicInteger.class, AtomicInteger::get, part -> {
                return new AtomicInteger((Integer) part);
            }),
            Kind.mutable("atomicLong", AtomicLong.class, AtomicLong::get, part -> new AtomicLong((Long) part)),
            Kind.mutable("atomicBoolean", AtomicBoolean.class, AtomicBoolean::get, part -> {
                return new AtomicBoolean((Boolean) part);
            }),
            Kind.mutable("bits", BitSet.class, BitSet::toByteArray, part -> BitSet.valueOf((byte[]) part)));

    private NumberKinds() {}

    private static int within(int smallest, int largest, Object part) {
        int number = (Integer) part;
        if (number < smallest || number > largest) {
            throw new IllegalArgumentException(number + " is too large");
        }
        return number;
    }

    /** Not Float.toString, whose digits differ between Java 17 and later ones. */
    private static String text(Float number) {
        return NumberOutput.toString(number, true);
    }

    /** Those that an Integer or a Long can hold are written like one; those of very many digits as bytes. */
    private static Object parts(BigInteger number) {
        if (!Numbers.isLong(number)) {
            return number.toByteArray();
        }
        long value = number.longValue();
        return Numbers.isInteger(value) ? (Object) (int) value : (Object) value;
    }

    private static BigInteger integer(Object parts) {
        return parts instanceof byte[] bytes ? new BigInteger(bytes) : BigInteger.valueOf(((Number) parts).longValue());
    }

    private static Object parts(BigDecimal number) {
        return List.of(number.unscaledValue(), number.scale());
    }

    private static BigDecimal decimal(Object parts) {
        List<?> both = (List<?>) parts;
        return new BigDecimal((BigInteger) both.get(0), (Integer) both.get(1));
    }

    private static Character character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }
}
