package flow.graph;

import flow.problem.Code;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A size of memory or disk; more than none. Written as text with a unit ({@code '16 GB'} = 16 × 10<sup>9</sup>,
 * {@code '512 MiB'} = 512 × 2<sup>20</sup>, {@code '2Gi'} as in Kubernetes) or as a bare number of MB.
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {

    /** Largest first, the spelling that is shown. */
    private static final Map<String, Long> UNITS = units();

    private static final String EXAMPLES = "write for example '16 GB', '512 MiB' or 4096 (MB)";

    public ByteSize {
        if (bytes < 1) {
            throw new IllegalArgumentException("a size is at least one byte");
        }
    }

    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        for (int power = 5; power >= 1; power--) {
            String prefix = "kMGTP".substring(power - 1, power);
            units.put(prefix.toUpperCase(Locale.ROOT) + "iB", 1L << (10 * power));
            units.put(prefix + "B", BigDecimal.TEN.pow(3 * power).longValueExact());
        }
        units.put("B", 1L);
        return units;
    }

    /**
     * @param value text or number
     * @throws InvalidValue F004
     */
    public static ByteSize from(Object value) {
        if (!(value instanceof Number || value instanceof CharSequence)) {
            throw new InvalidValue(Code.F004, "it is no size", EXAMPLES);
        }
        Quantity quantity = Quantity.of(value).orElseThrow(() -> refusal(value, EXAMPLES));
        Long unit = unit(quantity.unit());
        if (unit == null) {
            throw refusal(value, unknownUnit(quantity));
        }
        if (quantity.number().signum() <= 0) {
            throw new InvalidValue(Code.F004, "'" + value + "' is not more than nothing", EXAMPLES);
        }
        try {
            return new ByteSize(quantity.times(unit).longValueExact());
        } catch (ArithmeticException tooLarge) {
            throw new InvalidValue(Code.F004, "'" + value + "' is more than any machine has", EXAMPLES);
        }
    }

    private static InvalidValue refusal(Object value, String hint) {
        return new InvalidValue(Code.F004, "'" + value + "' is no size", hint);
    }

    /** Whole spellings in any case; single letters, which Kubernetes and others read differently, only in capitals. */
    private static @Nullable Long unit(String spelling) {
        if (spelling.isEmpty()) {
            return UNITS.get("MB");
        }
        if (spelling.equals("k") || spelling.length() == 1 && "KMGTP".contains(spelling)) {
            return lookUp(spelling + "B");
        }
        if (spelling.length() == 1 && !spelling.equalsIgnoreCase("B")) {
            return null;
        }
        return lookUp(spelling.endsWith("i") ? spelling + "B" : spelling);
    }

    private static @Nullable Long lookUp(String spelling) {
        return UNITS.entrySet().stream()
                .filter(unit -> unit.getKey().equalsIgnoreCase(spelling))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String unknownUnit(Quantity quantity) {
        Optional<String> capital = Optional.of(quantity.unit())
                .filter(unit -> unit.length() == 1)
                .map(unit -> unit.toUpperCase(Locale.ROOT))
                .filter(unit -> "MGTP".contains(unit));
        String number = quantity.number().toPlainString();
        return capital.map(letter -> "'" + quantity.unit() + "' has two readings: write '" + number + " " + letter
                        + "B' or '" + number + " " + letter + "iB'")
                .orElse(EXAMPLES);
    }

    /** With the unit in which the number is whole and shortest: {@code 16 GB}, {@code 512 MiB}, {@code 1500 MB}. */
    @Override
    public String toString() {
        String shortest = bytes + " B";
        for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
            String text = bytes / unit.getValue() + " " + unit.getKey();
            if (bytes % unit.getValue() == 0 && text.indexOf(' ') < shortest.indexOf(' ')) {
                shortest = text;
            }
        }
        return shortest;
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }
}
