package flow.cli;

import flow.graph.Parameter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was typed for a script: {@code -p name=value}, {@code --name value}, {@code --name=value}, and of Booleans
 * {@code --name} and {@code --no-name}. All faults are collected.
 */
final class ParameterArguments {
    private static final String NO = "no-";
    private static final Set<String> BOOLEANS = Set.of("true", "false");

    private final ParameterNames names;
    private final List<String> optionsOfRun;
    private final Deque<String> left;
    private final Map<String, TypedParameter> typed = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * @param optionsOfRun the options that are not the script's, for the nearest name
     * @param others of {@link ScriptArguments}
     */
    ParameterArguments(ParameterNames names, List<String> optionsOfRun, List<String> others) {
        this.names = names;
        this.optionsOfRun = optionsOfRun;
        this.left = new ArrayDeque<>(others);
    }

    /**
     * @param pairs the values of {@code -p}
     * @throws UsageFault with everything that is wrong
     */
    List<TypedParameter> read(List<String> pairs) {
        pairs.forEach(this::takePair);
        while (!left.isEmpty()) {
            take(left.removeFirst());
        }
        if (!faults.isEmpty()) {
            throw new UsageFault(faults);
        }
        return List.copyOf(typed.values());
    }

    private void takePair(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        Optional<Parameter> parameter = names.find(name);
        if (parameter.isEmpty()) {
            faults.add(Unknown.parameter(name, names.all()));
            return;
        }
        if (equals < 0) {
            faults.add("'-p " + pair + "' has no value: write -p " + pair + "=…");
            return;
        }
        keep(new TypedParameter(parameter.get(), "-p " + name, pair.substring(equals + 1), true));
    }

    private void take(String argument) {
        if (!argument.startsWith("--")) {
            faults.add(surplus(argument));
            return;
        }
        int equals = argument.indexOf('=');
        String option = equals < 0 ? argument : argument.substring(0, equals);
        String name = option.substring(2);
        Optional<Parameter> parameter = names.find(name);
        if (parameter.isPresent()) {
            take(parameter.get(), option, equals < 0 ? null : argument.substring(equals + 1));
            return;
        }
        Optional<Parameter> negated = name.startsWith(NO) ? names.find(name.substring(NO.length())) : Optional.empty();
        if (negated.isPresent() && isBoolean(negated.get())) {
            takeNo(negated.get(), option, equals >= 0);
            return;
        }
        faults.add(unknown(option));
        if (equals < 0) {
            skipValue();
        }
    }

    private void take(Parameter parameter, String option, @Nullable String attached) {
        if (attached != null) {
            keep(new TypedParameter(parameter, option, attached, false));
            return;
        }
        String next = left.peekFirst();
        if (isBoolean(parameter) && (next == null || !BOOLEANS.contains(next))) {
            keep(new TypedParameter(parameter, option, "true", false));
            return;
        }
        if (next == null || next.startsWith("--")) {
            String dashes = next == null || parameter.type() != Parameter.Type.STRING
                    ? ""
                    : "; one that begins with dashes is written " + option + "=" + next;
            faults.add("'" + option + "' needs a value: " + option + " "
                    + parameter.type().spelling() + dashes);
            return;
        }
        keep(new TypedParameter(parameter, option, left.removeFirst(), false));
    }

    private void takeNo(Parameter parameter, String option, boolean hasValue) {
        if (hasValue) {
            faults.add("'" + option + "' takes no value");
            return;
        }
        keep(new TypedParameter(parameter, option, "false", false));
    }

    private void keep(TypedParameter given) {
        String name = given.parameter().name();
        TypedParameter before = typed.putIfAbsent(name, given);
        if (before != null) {
            faults.add("parameter '" + name + "' is given twice, by " + before.origin() + " and by " + given.origin());
        }
    }

    private String surplus(String argument) {
        if (argument.startsWith("-")) {
            return unknown(argument);
        }
        int equals = argument.indexOf('=');
        boolean isPair = equals > 0 && names.find(argument.substring(0, equals)).isPresent();
        return isPair
                ? "write '-p " + argument + "' instead of '" + argument + "'"
                : "'" + argument + "' is one argument too many";
    }

    /** The nearest of the parameters and of the options of {@code flow run}. */
    private String unknown(String option) {
        List<String> known = new ArrayList<>(optionsOfRun);
        names.all().forEach(name -> known.add("--" + name));
        return Unknown.option(option, known);
    }

    private void skipValue() {
        String next = left.peekFirst();
        if (next != null && !next.startsWith("-")) {
            left.removeFirst();
        }
    }

    private static boolean isBoolean(Parameter parameter) {
        return parameter.type() == Parameter.Type.BOOLEAN;
    }
}
