package flow.dsl;

import flow.graph.Durations;
import flow.graph.InvalidValue;
import flow.graph.NameRule;
import flow.problem.Code;
import flow.problem.Nearest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a plain value of a script what it means.
 *
 * @param <T> what it means
 */
@FunctionalInterface
interface Reading<T> {

    /** @throws InvalidValue with a clause that fits behind the option's name and a colon */
    T of(Object value);

    Reading<String> TEXT = value -> {
        if (value instanceof String text) {
            return text;
        }
        throw takes("a text", value, "write it in quotes");
    };

    /** A text that says something. */
    Reading<String> NAME = value -> {
        String text = TEXT.of(value);
        if (text.isBlank()) {
            throw new InvalidValue(Code.F004, "it is empty", null);
        }
        return text;
    };

    /** A text, number or boolean, as text. */
    Reading<String> SCALAR = value -> {
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        return TEXT.of(value);
    };

    Reading<Boolean> FLAG = value -> {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw takes("true or false", value, null);
    };

    /** A duration from 0. */
    Reading<Duration> TIME = value -> {
        Duration duration = Durations.from(value);
        if (duration.isNegative()) {
            throw new InvalidValue(Code.F004, "'" + value + "' is negative", null);
        }
        return duration;
    };

    /** A whole number from {@code least}, as number or text. */
    static Reading<Integer> count(int least) {
        return value -> number(value)
                .filter(number -> number.stripTrailingZeros().scale() <= 0)
                .filter(number -> number.compareTo(BigDecimal.valueOf(least)) >= 0)
                .filter(number -> number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
                .map(BigDecimal::intValue)
                .orElseThrow(() -> takes("a whole number from " + least, value, null));
    }

    /** A finite number, as number or text. */
    static Optional<BigDecimal> number(Object value) {
        if (!(value instanceof Number || value instanceof String)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(value.toString()));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** A text that keeps a rule. */
    static Reading<String> named(NameRule rule, String kind) {
        return value -> rule.check(kind, TEXT.of(value));
    }

    /** A text that matches. */
    static Reading<String> shaped(String shape, String kind, @Nullable String hint) {
        return value -> {
            String text = TEXT.of(value);
            if (!text.matches(shape)) {
                throw new InvalidValue(Code.F004, "'" + text + "' is no " + kind, hint);
            }
            return text;
        };
    }

    /** One of few spellings. */
    static <E> Reading<E> oneOf(E[] values, Function<E, String> spelling) {
        List<String> spellings = Arrays.stream(values).map(spelling).toList();
        String all = spellings.stream().map(one -> "'" + one + "'").collect(Collectors.joining(", "));
        return value -> {
            int index = spellings.indexOf(TEXT.of(value));
            if (index < 0) {
                String hint = Nearest.to(value.toString(), spellings)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse(null);
                throw new InvalidValue(Code.F004, "'" + value + "' is none of " + all, hint);
            }
            return values[index];
        };
    }

    static InvalidValue takes(String what, @Nullable Object value, @Nullable String hint) {
        return new InvalidValue(Code.F004, "takes " + what + ", not " + Described.value(value), hint);
    }
}
