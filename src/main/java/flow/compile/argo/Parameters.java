package flow.compile.argo;

import flow.compile.SubmittedParameters;
import flow.graph.Flow;
import flow.graph.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The parameters of a flow as Argo's form shows them: people fill in plain text. */
final class Parameters {
    private final Flow flow;
    private final Map<String, String> defaults;

    /** @param defaults as {@link flow.compile.DeployOptions} has them */
    Parameters(Flow flow, Map<String, String> defaults) {
        this.flow = flow;
        this.defaults = defaults;
    }

    List<Map<String, Object>> trees() {
        List<Map<String, Object>> all = new ArrayList<>();
        flow.parameters().forEach(parameter -> all.add(tree(parameter)));
        if (flow.starts().schedule() != null) {
            all.add(Fields.of("name", Environment.SCHEDULED)
                    .withEmpty("value", "")
                    .with("description", "Filled in by the schedule; leave it empty")
                    .map());
        }
        return all;
    }

    private Map<String, Object> tree(Parameter parameter) {
        Fields fields = Fields.of("name", parameter.name());
        String value = value(parameter);
        if (!parameter.required()) {
            fields.withEmpty("value", value);
        }
        return fields.with("enum", choices(parameter, value))
                .with("description", description(parameter))
                .map();
    }

    /** Of one that may be left out the empty text, as Argo wants a value of each that it does not insist on. */
    private String value(Parameter parameter) {
        return SubmittedParameters.safe(defaults.getOrDefault(parameter.name(), ""));
    }

    private static List<String> choices(Parameter parameter, String value) {
        if (parameter.choices().isEmpty() || parameter.type() == Parameter.Type.LIST) {
            return List.of();
        }
        Set<String> choices = new LinkedHashSet<>();
        if (!parameter.required()) {
            choices.add(value);
        }
        parameter
                .choices()
                .forEach(choice ->
                        choices.add(SubmittedParameters.safe(parameter.type().toText(Objects.requireNonNull(choice)))));
        return List.copyOf(choices);
    }

    private static String description(Parameter parameter) {
        String type = parameter.type().spelling();
        return parameter.help() == null ? type : PlainText.of(parameter.help()) + " (" + type + ")";
    }
}
