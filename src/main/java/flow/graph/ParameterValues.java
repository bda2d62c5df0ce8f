package flow.graph;

import flow.graph.Parameter.Type;
import flow.problem.Code;
import java.io.File;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns texts, and values of other classes, into a parameter's type. Nothing is lost on the way: what does not fit is refused. */
final class ParameterValues {
    private ParameterValues() {}

    /** @throws InvalidValue F004 */
    static @Nullable Object fromText(Type type, String text) {
        return switch (type) {
            case STRING, PATH, FILE -> text;
            case INTEGER, LONG, DOUBLE, BIG_DECIMAL -> number(type, text.strip());
            case BOOLEAN -> flag(text.strip());
            case LOCAL_DATE -> date(text.strip());
            case DURATION -> Durations.from(text);
            case JSON -> JsonText.parse(text);
            case LIST -> list(text.strip());
        };
    }

    /** What {@link #fromText} reads as the same value. */
    static String toText(Type type, @Nullable Object value) {
        return type == Type.JSON || type == Type.LIST ? JsonText.written(value) : String.valueOf(value);
    }

    /**
     * Texts are read as {@link #fromText} does, but in JSON a text is a text.
     *
     * @throws InvalidValue F004
     */
    static @Nullable Object from(Type type, Object value) {
        return switch (type) {
            case STRING -> text(value);
            case INTEGER, LONG, DOUBLE, BIG_DECIMAL, BOOLEAN, LOCAL_DATE -> fromText(type, value.toString());
            case DURATION -> Durations.from(value);
            case JSON -> JsonText.plain(value);
            case LIST -> value instanceof CharSequence ? fromText(type, value.toString()) : elements(value);
            case PATH, FILE -> path(type, value);
        };
    }

    private static String path(Type type, Object value) {
        if (value instanceof CharSequence || value instanceof Path || value instanceof File) {
            return value.toString();
        }
        throw refusal(type, value, "write its path in quotes");
    }

    private static String text(Object value) {
        if (value instanceof CharSequence
                || value instanceof Character
                || value instanceof Number
                || value instanceof Boolean) {
            return value.toString();
        }
        throw refusal(Type.STRING, value, "write it in quotes");
    }

    private static Object number(Type type, String text) {
        if (type == Type.DOUBLE && text.matches("[+-]?Infinity|NaN")) {
            return Double.valueOf(text);
        }
        BigDecimal exact;
        try {
            exact = new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            throw refusal(type, text, "write a number, such as " + example(type));
        }
        return switch (type) {
            case INTEGER, LONG -> whole(type, exact, text);
            case DOUBLE -> rounded(exact, text);
            default -> exact;
        };
    }

    private static String example(Type type) {
        return type == Type.INTEGER || type == Type.LONG ? "3" : "0.01";
    }

    private static Object whole(Type type, BigDecimal exact, String text) {
        try {
            return type == Type.INTEGER ? (Object) exact.intValueExact() : (Object) exact.longValueExact();
        } catch (ArithmeticException lossy) {
            boolean fraction = exact.signum() != 0 && exact.stripTrailingZeros().scale() > 0;
            String wider = type == Type.INTEGER ? "Long" : "BigDecimal";
            throw refusal(
                    type,
                    text,
                    fraction ? "it has a fraction; write a whole number" : "it is too large; declare type: " + wider);
        }
    }

    /** A Double is as good as the number when it shows the same digits, of which it has 17. */
    private static Double rounded(BigDecimal exact, String text) {
        double value = exact.doubleValue();
        BigDecimal digits = exact.stripTrailingZeros();
        boolean same = Double.isFinite(value)
                && new BigDecimal(value)
                                .round(new MathContext(digits.precision(), RoundingMode.HALF_EVEN))
                                .compareTo(digits)
                        == 0;
        if (!same) {
            throw refusal(
                    Type.DOUBLE,
                    text,
                    (Double.isFinite(value) ? "the nearest is " + value + "; write that" : "it is too large")
                            + ", or declare type: BigDecimal");
        }
        return exact.signum() == 0 && text.startsWith("-") ? -0.0d : value;
    }

    private static Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refusal(Type.BOOLEAN, text, "write true or false");
        };
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            throw refusal(Type.LOCAL_DATE, text, "write year-month-day, such as 2026-11-20");
        }
    }

    private static @Nullable Object list(String text) {
        if (text.startsWith("[")) {
            return JsonText.parse(text);
        }
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static @Nullable Object elements(Object value) {
        if (value instanceof Collection || value instanceof Object[]) {
            return JsonText.copy(value);
        }
        throw refusal(Type.LIST, value, "write a list, such as ['a', 'b']");
    }

    private static InvalidValue refusal(Type type, Object value, @Nullable String hint) {
        return new InvalidValue(Code.F004, "'" + JsonText.shortened(value) + "' is no " + type.spelling(), hint);
    }
}
