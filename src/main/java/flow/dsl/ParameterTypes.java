package flow.dsl;

import flow.Json;
import flow.graph.InvalidValue;
import flow.graph.Parameter.Type;
import flow.problem.Code;
import flow.problem.Nearest;
import groovy.lang.Closure;
import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which type a class or a name behind {@code type:} means, and which one a default has. */
final class ParameterTypes {
    private static final Map<Class<?>, Type> BY_CLASS = Map.ofEntries(
            Map.entry(String.class, Type.STRING),
            Map.entry(Integer.class, Type.INTEGER),
            Map.entry(int.class, Type.INTEGER),
            Map.entry(Long.class, Type.LONG),
            Map.entry(long.class, Type.LONG),
            Map.entry(Double.class, Type.DOUBLE),
            Map.entry(double.class, Type.DOUBLE),
            Map.entry(BigDecimal.class, Type.BIG_DECIMAL),
            Map.entry(Boolean.class, Type.BOOLEAN),
            Map.entry(boolean.class, Type.BOOLEAN),
            Map.entry(LocalDate.class, Type.LOCAL_DATE),
            Map.entry(Duration.class, Type.DURATION),
            Map.entry(Json.class, Type.JSON),
            Map.entry(Map.class, Type.JSON),
            Map.entry(List.class, Type.LIST),
            Map.entry(Path.class, Type.PATH),
            Map.entry(File.class, Type.FILE));

    /** Classes that people try, and what to take instead. */
    private static final Map<String, String> INSTEAD = Map.of(
            "BigInteger", "Long or BigDecimal",
            "Date", "LocalDate",
            "Float", "Double",
            "Number", "Integer or BigDecimal",
            "Object", "Json",
            "Short", "Integer");

    private ParameterTypes() {}

    /** @param value behind {@code type:} */
    static Type of(Object value) {
        if (value instanceof Class<?> type && BY_CLASS.containsKey(type)) {
            return BY_CLASS.get(type);
        }
        String name = value instanceof Class<?> type ? type.getSimpleName() : value.toString();
        return Arrays.stream(Type.values())
                .filter(type -> value instanceof String && type.spelling().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private static InvalidValue unknown(String name) {
        List<String> spellings =
                Arrays.stream(Type.values()).map(Type::spelling).toList();
        String hint = Optional.ofNullable(INSTEAD.get(name))
                .or(() -> Nearest.to(name, spellings))
                .map(near -> "did you mean " + near + "?")
                .orElse("write " + String.join(", ", spellings));
        return new InvalidValue(Code.F024, "'" + name + "' is no type of a parameter", hint);
    }

    /** A closure's result is not known yet; it is a text unless {@code type:} says something else. */
    static Type ofDefault(Object value) {
        if (value instanceof Closure) {
            return Type.STRING;
        }
        if (value instanceof Float) {
            return Type.DOUBLE;
        }
        return BY_CLASS.keySet().stream()
                .filter(type -> type.isInstance(value))
                .findFirst()
                .map(BY_CLASS::get)
                .orElseThrow(() -> new InvalidValue(
                        Code.F024,
                        Described.value(value) + " has no type of a parameter",
                        "say which one: type: "
                                + INSTEAD.getOrDefault(value.getClass().getSimpleName(), "String")));
    }
}
