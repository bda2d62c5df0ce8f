package flow.argo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** As much of expr-lang, with the functions that Argo adds, as workflows of ours use. What it does not know is an error. */
sealed interface Expression {
    JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** A path leads nowhere: Argo leaves such an expression as it is, and the workflow stands still. */
    final class Absent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Absent(String path) {
            super(path);
        }
    }

    /** It makes no sense. */
    final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    /**
     * A path that an expression follows, as far as it is known beforehand.
     *
     * @param hasFallback whether there is something else where it leads nowhere
     */
    record Reference(List<String> path, boolean hasFallback) {}

    /** Argo wants every path in it, also in what is not chosen. */
    Object value(Map<String, ?> names);

    void references(boolean hasFallback, Consumer<Reference> each);

    static Expression of(String text) {
        return new ExpressionReader(text).read();
    }

    static Object value(String text, Map<String, ?> names) {
        return of(text).value(names);
    }

    default List<Reference> references() {
        List<Reference> all = new ArrayList<>();
        references(false, all::add);
        return all;
    }

    record Literal(Object literal) implements Expression {
        @Override
        public Object value(Map<String, ?> names) {
            return literal;
        }

        @Override
        public void references(boolean hasFallback, Consumer<Reference> each) {}
    }

    record ListOf(List<Expression> elements) implements Expression {
        @Override
        public Object value(Map<String, ?> names) {
            return elements.stream().map(element -> element.value(names)).toList();
        }

        @Override
        public void references(boolean hasFallback, Consumer<Reference> each) {
            elements.forEach(element -> element.references(hasFallback, each));
        }
    }

    record Name(String name) implements Expression {
        @Override
        public Object value(Map<String, ?> names) {
            if (!names.containsKey(name)) {
                throw new Absent(name);
            }
            return names.get(name);
        }

        @Override
        public void references(boolean hasFallback, Consumer<Reference> each) {
            each.accept(new Reference(List.of(name), hasFallback));
        }
    }

    record Member(Expression of, Expression key) implements Expression {
        @Override
        public Object value(Map<String, ?> names) {
            String part = String.valueOf(key.value(names));
            if (!(of.value(names) instanceof Map<?, ?> map) || !map.containsKey(part)) {
                throw new Absent(part);
            }
            return map.get(part);
        }

        @Override
        public void references(boolean hasFallback, Consumer<Reference> each) {
            if (!(key instanceof Literal literal)) {
                of.references(hasFallback, each);
                key.references(hasFallback, each);
                return;
            }
            of.references(hasFallback, start -> {
                List<String> path = new ArrayList<>(start.path());
                path.add(String.valueOf(literal.literal()));
                each.accept(new Reference(List.copyOf(path), start.hasFallback()));
            });
        }
    }

    record Call(Function function, List<Expression> arguments) implements Expression {
        @Override
        public Object value(Map<String, ?> names) {
            return function.of(
                    arguments.stream().map(argument -> argument.value(names)).toList());
        }

        @Override
        public void references(boolean hasFallback, Consumer<Reference> each) {
            arguments.forEach(argument -> argument.references(hasFallback, each));
        }
    }

    record Not(Expression of) implements Expression {
        @Override
        public Object value(Map<String, ?> names) {
            return !truth(of.value(names));
        }

        @Override
        public void references(boolean hasFallback, Consumer<Reference> each) {
            of.references(hasFallback, each);
        }
    }

    record Minus(Expression of) implements Expression {
        @Override
        public Object value(Map<String, ?> names) {
            return -number(of.value(names));
        }

        @Override
        public void references(boolean hasFallback, Consumer<Reference> each) {
            of.references(hasFallback, each);
        }
    }

    record Conditional(Expression condition, Expression one, Expression other) implements Expression {
        @Override
        public Object value(Map<String, ?> names) {
            Object first = one.value(names);
            Object second = other.value(names);
            return truth(condition.value(names)) ? first : second;
        }

        @Override
        public void references(boolean hasFallback, Consumer<Reference> each) {
            List.of(condition, one, other).forEach(part -> part.references(hasFallback, each));
        }
    }

    /** The other one where a path in the first leads nowhere. */
    record Coalesced(Expression first, Expression other) implements Expression {
        @Override
        public Object value(Map<String, ?> names) {
            Object fallback = other.value(names);
            try {
                Object value = first.value(names);
                return value == null ? fallback : value;
            } catch (Absent absent) {
                return fallback;
            }
        }

        @Override
        public void references(boolean hasFallback, Consumer<Reference> each) {
            first.references(true, each);
            other.references(hasFallback, each);
        }
    }

    record Binary(String operator, Expression left, Expression right) implements Expression {
        @Override
        public Object value(Map<String, ?> names) {
            return apply(left.value(names), right.value(names));
        }

        private Object apply(Object one, Object other) {
            switch (operator) {
                case "||", "or":
                    return truth(one) || truth(other);
                case "&&", "and":
                    return truth(one) && truth(other);
                case "==":
                    return Objects.equals(one, other);
                case "!=":
                    return !Objects.equals(one, other);
                case "in":
                    return other instanceof List<?> list ? list.contains(one) : ((Map<?, ?>) other).containsKey(one);
                case "contains":
                    return ((String) one).contains((String) other);
                case "+":
                    return one instanceof String text ? text + other : (Object) (number(one) + number(other));
                default:
                    return ofNumbers(number(one), number(other));
            }
        }

        private Object ofNumbers(long one, long other) {
            return switch (operator) {
                case "-" -> (Object) (one - other);
                case "*" -> one * other;
                case "/" -> one / other;
                case "%" -> one % other;
                case "<" -> one < other;
                case ">" -> one > other;
                case "<=" -> one <= other;
                default -> one >= other;
            };
        }

        @Override
        public void references(boolean hasFallback, Consumer<Reference> each) {
            left.references(hasFallback, each);
            right.references(hasFallback, each);
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
}
