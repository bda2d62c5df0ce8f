package flow.graph;

import flow.problem.Position;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A typed input of a flow.
 *
 * @param position where its name stands
 * @param defaultValue null when there is none: the value is null unless given, or must be given when {@code required}
 * @param help one line for {@code --help}; null when there is none
 * @param choices the only values allowed, already of the type; of a List, of its elements; empty for any
 */
public record Parameter(
        String name,
        Position position,
        Type type,
        @Nullable Default defaultValue,
        boolean required,
        @Nullable String help,
        List<Object> choices) {

    /** What texts from the command line become. */
    public enum Type {
        STRING("String"),
        INTEGER("Integer"),
        LONG("Long"),
        DOUBLE("Double"),
        BIG_DECIMAL("BigDecimal"),
        BOOLEAN("Boolean"),
        /** ISO, {@code 2026-11-20}. */
        LOCAL_DATE("LocalDate"),
        /** As every duration of the language. */
        DURATION("Duration"),
        /** Any JSON value as maps, lists and scalars. */
        JSON("Json"),
        /** A JSON array, or texts between commas. */
        LIST("List"),
        /** The path as text, not read. */
        PATH("Path"),
        /** The text of a file, read when the run starts. */
        FILE("File");

        private final String spelling;

        Type(String spelling) {
            this.spelling = spelling;
        }

        /** As scripts write it behind {@code type:}. */
        public String spelling() {
            return spelling;
        }

        /**
         * The value of this type that a text means.
         *
         * @throws InvalidValue F004
         */
        public @Nullable Object fromText(String text) {
            return ParameterValues.fromText(this, text);
        }

        /**
         * A text that means this value, as {@link #fromText} reads it.
         *
         * @param value of this type; null only of JSON
         */
        public String toText(@Nullable Object value) {
            return ParameterValues.toText(this, value);
        }

        /**
         * The value of this type that something of another class means. Texts are read as {@link #fromText} does, but in JSON
         * a text is a text.
         *
         * @throws InvalidValue F004 when something would be lost
         */
        public @Nullable Object from(Object value) {
            return ParameterValues.from(this, value);
        }
    }

    /** What holds when no value is given. */
    public sealed interface Default {

        /** Written in the script, already of the type; of a File its path, which is read when the run starts. */
        record Fixed(@Nullable Object value) implements Default {}

        /** Called once when a run starts or the flow is deployed; its result still has to be converted to the type. */
        record Computed(Computation computation) implements Default {}
    }

    /** A closure of the deploy context. */
    @FunctionalInterface
    public interface Computation {
        /**
         * @param context flowName, parameterName, userName, projectName, branchName, isProduction, configs
         */
        @Nullable
        Object compute(Map<String, Object> context) throws Throwable;
    }

    public Parameter {
        choices = List.copyOf(choices);
    }

    /**
     * The value that a text from the command line, the environment or a file means.
     *
     * @return of a path the text itself; of a file too, which whoever asks has read; null only for the JSON {@code null}
     * @throws InvalidValue F004, naming the parameter, when it is not of the type or none of the choices
     */
    public @Nullable Object fromText(String text) {
        return checked(() -> ParameterValues.fromText(type, text));
    }

    /**
     * The value that something of another class means: a computed default, a field of an event's payload, a value in a file of
     * parameters. Texts are read as {@link #fromText} does, but in JSON a text is a text.
     *
     * @throws InvalidValue F004, naming the parameter, when something would be lost or it is none of the choices
     */
    public @Nullable Object fromValue(@Nullable Object value) {
        return value == null ? null : checked(() -> ParameterValues.from(type, value));
    }

    private @Nullable Object checked(Supplier<@Nullable Object> conversion) {
        try {
            Object value = conversion.get();
            Choices.check(choices, value);
            return value;
        } catch (InvalidValue fault) {
            throw new InvalidValue(fault.code(), "parameter '" + name + "': " + fault.getMessage(), fault.hint());
        }
    }
}
