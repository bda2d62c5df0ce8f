package flow.graph;

import flow.problem.Code;
import flow.problem.Nearest;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The only values that a parameter allows; of a List, that its elements may be. */
final class Choices {
    private Choices() {}

    /** @throws InvalidValue F004, with the nearest choice */
    static void check(List<Object> choices, @Nullable Object value) {
        if (value instanceof List<?> elements && choices.stream().noneMatch(List.class::isInstance)) {
            elements.forEach(element -> checkOne(choices, element));
            return;
        }
        checkOne(choices, value);
    }

    private static void checkOne(List<Object> choices, @Nullable Object value) {
        if (choices.isEmpty() || choices.stream().anyMatch(choice -> isSame(choice, value))) {
            return;
        }
        List<String> texts = choices.stream().map(String::valueOf).toList();
        String all = texts.stream().map(text -> "'" + text + "'").collect(Collectors.joining(", "));
        throw new InvalidValue(
                Code.F004,
                "'" + JsonText.shortened(String.valueOf(value)) + "' is none of its choices",
                Nearest.to(String.valueOf(value), texts)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("they are " + all));
    }

    private static boolean isSame(Object choice, @Nullable Object value) {
        return choice instanceof BigDecimal one && value instanceof BigDecimal other
                ? one.compareTo(other) == 0
                : choice.equals(value);
    }
}
