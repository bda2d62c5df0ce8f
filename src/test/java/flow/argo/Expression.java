package flow.argo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** As much of expr-lang, with the functions that Argo adds, as workflows of ours use. What it does not know is an error. */
final class Expression {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final List<List<String>> BINARY = List.of(
            List.of("||", "or"),
            List.of("&&", "and"),
            List.of("==", "!=", "<=", ">=", "<", ">", "in"),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    /** A path leads nowhere: Argo leaves such an expression as it is, and the workflow stands still. */
    static final class Absent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Absent(String path) {
            super(path);
        }
    }

    /** It makes no sense. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    private final List<String> tokens;
    private final Map<String, ?> names;
    private int at;

    private Expression(String text, Map<String, ?> names) {
        this.tokens = tokens(text);
        this.names = names;
    }

    static Object value(String text, Map<String, ?> names) {
        Expression expression = new Expression(text, names);
        Object value = expression.conditional(true);
        if (expression.at < expression.tokens.size()) {
            throw new Broken("unexpected '" + expression.peek() + "' in " + text);
        }
        return value;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int begin = i;
            if (Character.isWhitespace(c)) {
                i++;
                continue;
            }
            if (c == '\'' || c == '"') {
                i = text.indexOf(c, i + 1) + 1;
                if (i == 0) {
                    throw new Broken("a text does not end in " + text);
                }
            } else if (Character.isLetterOrDigit(c) || c == '_') {
                while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
                    i++;
                }
            } else {
                String two = text.substring(i, Math.min(i + 2, text.length()));
                i += List.of("==", "!=", "<=", ">=", "&&", "||", "??", "?.").contains(two) ? 2 : 1;
            }
            tokens.add(text.substring(begin, i));
        }
        return tokens;
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private boolean take(String token) {
        if (peek().equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void need(String token) {
        if (!take(token)) {
            throw new Broken("'" + token + "' is missing before '" + peek() + "'");
        }
    }

    /** @param lives false where it is read and not evaluated; Argo wants every path in it all the same */
    private Object conditional(boolean lives) {
        Object value = coalesced();
        if (!take("?")) {
            return value;
        }
        Object one = conditional(lives);
        need(":");
        Object other = conditional(lives);
        return truth(value) ? one : other;
    }

    private Object coalesced() {
        int begin = at;
        try {
            Object value = binary(0);
            if (!take("??")) {
                return value;
            }
            Object other = coalesced();
            return value == null ? other : value;
        } catch (Absent absent) {
            at = begin;
            skipToCoalescing(absent);
            return coalesced();
        }
    }

    /** The path that leads nowhere ends before a {@code ??}. */
    private void skipToCoalescing(Absent absent) {
        int depth = 0;
        while (at < tokens.size()) {
            String token = tokens.get(at++);
            depth += token.equals("(") || token.equals("[") ? 1 : token.equals(")") || token.equals("]") ? -1 : 0;
            if (depth < 0 || depth == 0 && (token.equals("?") || token.equals(":"))) {
                throw absent;
            }
            if (depth == 0 && token.equals("??")) {
                return;
            }
        }
        throw absent;
    }

    private Object binary(int level) {
        if (level == BINARY.size()) {
            return unary();
        }
        Object left = binary(level + 1);
        while (BINARY.get(level).contains(peek())) {
            String operator = tokens.get(at++);
            left = apply(operator, left, binary(level + 1));
        }
        return left;
    }

    private static Object apply(String operator, Object left, Object right) {
        switch (operator) {
            case "||", "or":
                return truth(left) || truth(right);
            case "&&", "and":
                return truth(left) && truth(right);
            case "==":
                return Objects.equals(left, right);
            case "!=":
                return !Objects.equals(left, right);
            case "in":
                return right instanceof List<?> list ? list.contains(left) : ((Map<?, ?>) right).containsKey(left);
            case "+":
                return left instanceof String text ? text + right : (Object) (number(left) + number(right));
            default:
                long a = number(left);
                long b = number(right);
                return switch (operator) {
                    case "-" -> (Object) (a - b);
                    case "*" -> a * b;
                    case "/" -> a / b;
                    case "%" -> a % b;
                    case "<" -> a < b;
                    case ">" -> a > b;
                    case "<=" -> a <= b;
                    default -> a >= b;
                };
        }
    }

    private static boolean truth(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw new Broken(value + " is no truth value");
    }

    private static long number(Object value) {
        if (value instanceof Long number) {
            return number;
        }
        throw new Broken(value + " is no number");
    }

    private Object unary() {
        if (take("!") || take("not")) {
            return !truth(unary());
        }
        if (take("-")) {
            return -number(unary());
        }
        return member(primary());
    }

    private Object primary() {
        if (take("(")) {
            Object value = conditional(true);
            need(")");
            return value;
        }
        if (take("[")) {
            List<Object> list = new ArrayList<>();
            while (!take("]")) {
                list.add(conditional(true));
                take(",");
            }
            return list;
        }
        String token = tokens.size() > at ? tokens.get(at++) : "";
        if (token.startsWith("'") || token.startsWith("\"")) {
            return token.substring(1, token.length() - 1);
        }
        if (!token.isEmpty() && Character.isDigit(token.charAt(0))) {
            return Long.valueOf(token);
        }
        return switch (token) {
            case "true" -> true;
            case "false" -> false;
            case "nil" -> null;
            default -> named(token);
        };
    }

    private Object named(String name) {
        if (name.isEmpty() || !Character.isLetter(name.charAt(0))) {
            throw new Broken("unexpected '" + name + "'");
        }
        if (peek().equals("(")) {
            return call(name);
        }
        if (name.equals("sprig") && take(".")) {
            return call("sprig." + tokens.get(at++));
        }
        if (!names.containsKey(name)) {
            throw new Absent(name);
        }
        return names.get(name);
    }

    private Object member(Object start) {
        Object value = start;
        while (true) {
            if (take(".")) {
                value = of(value, tokens.get(at++));
            } else if (take("[")) {
                Object key = conditional(true);
                need("]");
                value = of(value, String.valueOf(key));
            } else {
                return value;
            }
        }
    }

    private static Object of(Object value, String key) {
        if (!(value instanceof Map<?, ?> map) || !map.containsKey(key)) {
            throw new Absent(key);
        }
        return map.get(key);
    }

    private Object call(String function) {
        need("(");
        List<Object> arguments = new ArrayList<>();
        while (!take(")")) {
            arguments.add(conditional(true));
            take(",");
        }
        Object first = arguments.get(0);
        return switch (function) {
            case "len" ->
                (long)
                        (first instanceof List<?> list
                                ? list.size()
                                : String.valueOf(first).getBytes(StandardCharsets.UTF_8).length);
            case "asInt" -> integer(String.valueOf(first));
            case "string" -> String.valueOf(first);
            case "toJson" -> json(first);
            case "sprig.b64enc" ->
                Base64.getEncoder().encodeToString(String.valueOf(first).getBytes(StandardCharsets.UTF_8));
            case "sprig.omit" -> omit((Map<?, ?>) first, arguments.subList(1, arguments.size()));
            default -> throw new Broken("there is no function " + function + " here");
        };
    }

    private static Long integer(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException none) {
            throw new Broken("'" + text + "' is no number");
        }
    }

    static String json(Object value) {
        try {
            // As Go's encoder writes it.
            return JSON.writeValueAsString(value)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> omit(Map<?, ?> map, List<Object> keys) {
        Map<String, Object> rest = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (!keys.contains(key)) {
                rest.put(String.valueOf(key), value);
            }
        });
        return rest;
    }
}
