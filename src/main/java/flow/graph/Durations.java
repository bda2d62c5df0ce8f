package flow.graph;

import flow.problem.Code;
import flow.problem.Nearest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code '90 s'}, {@code '1 h 30 min'}, {@code '2 hours and 5 minutes'}, {@code 'PT1H30M'}, a
 * bare number of seconds, a {@link Duration}. A day has 24 hours.
 */
public final class Durations {
    private static final String EXAMPLES = "write for example '90 s', '1 h 30 min', 'PT1H30M' or 90 (seconds)";

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?|\\.\\d+)\\s*(\\p{L}+)");
    private static final Pattern PARTS = Pattern.compile(PART + "(?:\\s*(?:,\\s*|\\s+and\\s+)?" + PART + ")*");

    /** Far more than all units need; longer texts would only cost the pattern's stack. */
    private static final int LONGEST_TEXT = 200;

    private static final Map<String, Long> NANOS_BY_UNIT = new TreeMap<>();

    static {
        unit(1_000_000L, "ms", "msec", "msecs", "milli", "millis", "millisecond", "milliseconds");
        unit(1_000_000_000L, "s", "sec", "secs", "second", "seconds");
        unit(60_000_000_000L, "m", "min", "mins", "minute", "minutes");
        unit(3_600_000_000_000L, "h", "hr", "hrs", "hour", "hours");
        unit(86_400_000_000_000L, "d", "day", "days");
        unit(604_800_000_000_000L, "w", "wk", "wks", "week", "weeks");
    }

    private Durations() {}

    private static void unit(long nanos, String... spellings) {
        for (String spelling : spellings) {
            NANOS_BY_UNIT.put(spelling, nanos);
        }
    }

    /**
     * @param value text, number or duration; may be negative
     * @throws InvalidValue F004
     */
    public static Duration from(Object value) {
        if (value instanceof Duration duration) {
            return duration;
        }
        if (!(value instanceof Number || value instanceof CharSequence)) {
            throw new InvalidValue(Code.F004, "it is no duration", EXAMPLES);
        }
        String text = value.toString().strip();
        try {
            return parse(value, text);
        } catch (ArithmeticException tooLong) {
            throw new InvalidValue(Code.F004, "'" + text + "' is longer than a duration can be", EXAMPLES);
        }
    }

    private static Duration parse(Object value, String text) {
        Quantity bare = Quantity.of(value).filter(each -> each.unit().isEmpty()).orElse(null);
        if (bare != null) {
            return ofNanos(bare.number().movePointRight(9));
        }
        if (text.toUpperCase(Locale.ROOT).matches("[+-]?P.*")) {
            return iso(text);
        }
        if (text.startsWith("-")) {
            return sum(text, text.substring(1).stripLeading()).negated();
        }
        return sum(text, text);
    }

    private static Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notIso) {
            throw refusal(
                    text, "an ISO duration has days, hours, minutes and seconds only: 'P1DT2H', 'PT1H30M', 'PT90S'");
        }
    }

    /** Numbers with units, each unit once. */
    private static Duration sum(String text, String parts) {
        if (parts.length() > LONGEST_TEXT || !PARTS.matcher(parts).matches()) {
            throw refusal(text, EXAMPLES);
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Set<Long> units = new HashSet<>();
        Matcher part = PART.matcher(parts);
        while (part.find()) {
            long unit = nanosOf(text, part.group(2));
            if (!units.add(unit)) {
                throw refusal(text, "it says '" + part.group(2) + "' twice");
            }
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
        }
        return ofNanos(nanos);
    }

    /** Capitals count nothing, except in M, which means months elsewhere. */
    private static long nanosOf(String text, String spelling) {
        Long nanos = spelling.equals("M") ? null : NANOS_BY_UNIT.get(spelling.toLowerCase(Locale.ROOT));
        if (nanos != null) {
            return nanos;
        }
        if (spelling.equals("M") || spelling.toLowerCase(Locale.ROOT).matches("mo|mon|months?|y|yr|yrs|years?")) {
            throw refusal(text, "months and years differ in length; write days, or 'min' for minutes");
        }
        throw refusal(
                text,
                Nearest.to(spelling, NANOS_BY_UNIT.keySet())
                        .map(nearest -> "'" + spelling + "' is no unit; did you mean '" + nearest + "'?")
                        .orElse(EXAMPLES));
    }

    private static InvalidValue refusal(String text, String hint) {
        return new InvalidValue(Code.F004, "'" + JsonText.shortened(text) + "' is no duration", hint);
    }

    /** Fractions of a nanosecond are dropped. */
    private static Duration ofNanos(BigDecimal nanos) {
        BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValue());
    }

    /** As {@link #from} reads it: {@code 1 h 30 min}, {@code 90 s} as {@code 1 min 30 s}, {@code 0 s}. */
    public static String text(Duration duration) {
        if (duration.isNegative()) {
            return "-" + text(duration.negated());
        }
        List<String> parts = new ArrayList<>();
        add(parts, duration.toDaysPart(), "d");
        add(parts, duration.toHoursPart(), "h");
        add(parts, duration.toMinutesPart(), "min");
        BigDecimal seconds = BigDecimal.valueOf(duration.toNanosPart(), 9)
                .add(BigDecimal.valueOf(duration.toSecondsPart()))
                .stripTrailingZeros();
        if (seconds.signum() != 0 || parts.isEmpty()) {
            parts.add(seconds.toPlainString() + " s");
        }
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number != 0) {
            parts.add(number + " " + unit);
        }
    }
}
