package flow.cli;

import flow.graph.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parameters of a flow by the names that people type: {@code learningRate} is {@code --learning-rate} too. */
final class ParameterNames {
    private final List<Parameter> parameters;

    ParameterNames(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    List<String> all() {
        return parameters.stream().map(Parameter::name).toList();
    }

    /** Case, {@code -} and {@code _} count nothing; no two parameters of a flow differ in these alone. */
    Optional<Parameter> find(String typed) {
        String wanted = plain(typed);
        return parameters.stream()
                .filter(parameter -> plain(parameter.name()).equals(wanted))
                .findFirst();
    }

    private static String plain(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
