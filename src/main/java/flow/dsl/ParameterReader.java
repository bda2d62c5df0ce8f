package flow.dsl;

import flow.graph.InvalidValue;
import flow.graph.Parameter;
import flow.graph.Parameter.Default;
import flow.graph.Parameter.Type;
import flow.problem.Code;
import flow.problem.Problems;
import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code parameter}. What is wrong is left out, so that the parameter is there for whoever reads it. */
record ParameterReader(Site site, Evaluation evaluation) {
    static final List<String> NAMES = List.of("type", "default", "required", "help", "choices");

    Parameter read(String name, Map<String, ?> given) {
        Options options = Options.of(site, problems(), given).allow(NAMES);
        Optional<Type> known = type(options);
        Type type = known.orElse(Type.STRING);
        boolean required = Boolean.TRUE.equals(options.read("required", Reading.FLAG));
        if (required && options.says("default")) {
            String message = "parameter '" + name + "' is required and has a default";
            problems().add(Code.F024, options.key("required"), message, "leave out one of them");
        }
        String help = options.read("help", Reading.TEXT);
        List<Object> choices = choices(options, type);
        Parameter bare = new Parameter(name, site.value("0"), type, null, required, help, choices);
        Default value = known.isPresent() ? defaultValue(options, bare) : null;
        return value == null ? bare : new Parameter(name, bare.position(), type, value, false, help, choices);
    }

    /** That of {@code type:}, else of the default, else String; empty, with a problem, when it is not clear. */
    private static Optional<Type> type(Options options) {
        if (options.says("type")) {
            return Optional.ofNullable(options.read("type", ParameterTypes::of));
        }
        return options.says("default")
                ? Optional.ofNullable(options.read("default", ParameterTypes::ofDefault))
                : Optional.of(Type.STRING);
    }

    private static List<Object> choices(Options options, Type type) {
        List<Object> choices = options.list("choices", choice -> choice(type, choice));
        if (choices != null && options.value("choices") instanceof List<?> given && given.isEmpty()) {
            options.refuse("choices", "there is none", "write choices: ['a', 'b'], or leave it out");
        }
        return choices == null ? List.of() : choices;
    }

    /** Of a List the choices are its elements'. */
    private static Object choice(Type type, Object choice) {
        try {
            return type == Type.LIST ? choice : Objects.requireNonNull(type.from(choice));
        } catch (InvalidValue fault) {
            throw new InvalidValue(Code.F024, fault.getMessage(), fault.hint());
        }
    }

    private @Nullable Default defaultValue(Options options, Parameter parameter) {
        Object value = options.value("default");
        if (value instanceof Closure<?> closure) {
            return new Default.Computed(new DeployTimeDefault(evaluation.script(), closure));
        }
        try {
            return value == null ? null : new Default.Fixed(parameter.fromValue(value));
        } catch (InvalidValue fault) {
            problems().add(Code.F024, options.position("default"), String.valueOf(fault.getMessage()), fault.hint());
            return null;
        }
    }

    private Problems problems() {
        return evaluation.problems();
    }
}
