package flow.script.syntax;

import java.util.List;
import java.util.Map;

/** The methods that Groovy calls for operators. */
final class OperatorMethods {
    private static final Map<String, List<String>> BY_OPERATOR = Map.ofEntries(
            Map.entry("+", List.of("plus", "positive")),
            Map.entry("-", List.of("minus", "negative")),
            Map.entry("*", List.of("multiply")),
            Map.entry("/", List.of("div")),
            Map.entry("%", List.of("mod", "remainder")),
            Map.entry("**", List.of("power")),
            Map.entry("<<", List.of("leftShift")),
            Map.entry(">>", List.of("rightShift")),
            Map.entry(">>>", List.of("rightShiftUnsigned")),
            Map.entry("&", List.of("and")),
            Map.entry("|", List.of("or")),
            Map.entry("^", List.of("xor")),
            Map.entry("[", List.of("getAt", "putAt")),
            Map.entry("==", List.of("equals", "compareTo")),
            Map.entry("!=", List.of("equals", "compareTo")),
            Map.entry("<", List.of("compareTo")),
            Map.entry("<=", List.of("compareTo")),
            Map.entry(">", List.of("compareTo")),
            Map.entry(">=", List.of("compareTo")),
            Map.entry("<=>", List.of("compareTo")),
            Map.entry("in", List.of("isCase")),
            Map.entry("!in", List.of("isCase", "isNotCase")),
            Map.entry("++", List.of("next")),
            Map.entry("--", List.of("previous")));

    private OperatorMethods() {}

    /** Of {@code +} and of {@code +=} alike; none for what is no operator of an object. */
    static List<String> of(String operator) {
        boolean assigns = operator.endsWith("=") && !BY_OPERATOR.containsKey(operator);
        return BY_OPERATOR.getOrDefault(assigns ? operator.substring(0, operator.length() - 1) : operator, List.of());
    }
}
