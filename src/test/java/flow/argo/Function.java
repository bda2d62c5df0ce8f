package flow.argo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What expressions may call. */
enum Function {
    LEN("len") {
        @Override
        Object of(List<Object> arguments) {
            return (long) (arguments.get(0) instanceof List<?> list ? list.size() : bytes(arguments).length);
        }
    },
    AS_INT("asInt") {
        @Override
        Object of(List<Object> arguments) {
            String text = String.valueOf(arguments.get(0));
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException none) {
                throw new Expression.Broken("'" + text + "' is no number");
            }
        }
    },
    STRING("string") {
        @Override
        Object of(List<Object> arguments) {
            return String.valueOf(arguments.get(0));
        }
    },
    TO_JSON("toJson") {
        @Override
        Object of(List<Object> arguments) {
            return Expression.json(arguments.get(0));
        }
    },
    ENCODE("sprig.b64enc") {
        @Override
        Object of(List<Object> arguments) {
            return Base64.getEncoder().encodeToString(bytes(arguments));
        }
    },
    PICK("sprig.pick") {
        @Override
        Object of(List<Object> arguments) {
            Map<String, Object> picked = new LinkedHashMap<>();
            ((Map<?, ?>) arguments.get(0)).forEach((key, value) -> {
                if (arguments.subList(1, arguments.size()).contains(key)) {
                    picked.put(String.valueOf(key), value);
                }
            });
            return picked;
        }
    },
    OMIT("sprig.omit") {
        @Override
        Object of(List<Object> arguments) {
            Map<String, Object> rest = new LinkedHashMap<>();
            ((Map<?, ?>) arguments.get(0)).forEach((key, value) -> {
                if (!arguments.subList(1, arguments.size()).contains(key)) {
                    rest.put(String.valueOf(key), value);
                }
            });
            return rest;
        }
    };

    private final String spelling;

    Function(String spelling) {
        this.spelling = spelling;
    }

    abstract Object of(List<Object> arguments);

    static Optional<Function> called(String name) {
        return Arrays.stream(values())
                .filter(function -> function.spelling.equals(name))
                .findFirst();
    }

    private static byte[] bytes(List<Object> arguments) {
        return String.valueOf(arguments.get(0)).getBytes(StandardCharsets.UTF_8);
    }
}
