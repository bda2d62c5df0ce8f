package flow.cli;

import flow.compile.SubmittedParameters;
import flow.deploy.Deployment;
import flow.graph.Parameter;
import flow.graph.Parameter.Type;
import flow.prepare.GivenParameter;
import flow.prepare.Unfit;
import flow.problem.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what was typed for the parameters of a deployment: what holds is how they were deployed, not what the script says now. */
final class DeployedParameters {
    private final ParameterReader reader;
    private final Deployment deployment;
    private final List<Parameter> parameters;

    /** @param syntax of the command, whose options may have been meant instead */
    DeployedParameters(Surroundings surroundings, Syntax syntax, Deployment deployment) {
        this.reader = new ParameterReader(surroundings, syntax);
        this.deployment = deployment;
        this.parameters = deployment.parameters().stream()
                .map(DeployedParameters::parameter)
                .toList();
    }

    private static Parameter parameter(Deployment.Input input) {
        Type type = Stream.of(Type.values())
                .filter(one -> one.spelling().equals(input.type()))
                .findFirst()
                .orElse(Type.STRING);
        List<Object> choices = new ArrayList<>();
        input.choices().forEach(choice -> choice(type, choice).ifPresent(choices::add));
        return new Parameter(input.name(), Position.NOWHERE, type, null, input.value() == null, null, choices);
    }

    private static Optional<Object> choice(Type type, String text) {
        try {
            return Optional.ofNullable(type.fromText(SubmittedParameters.original(text)));
        } catch (IllegalArgumentException ofLaterRelease) {
            return Optional.empty();
        }
    }

    /**
     * What was given, as texts that can be handed over.
     *
     * @param pairs of {@code -p}
     * @param file of {@code --params}
     * @throws UsageFault with everything that is wrong
     */
    Map<String, String> read(ScriptArguments typed, List<String> pairs, Optional<String> file) {
        Map<String, GivenParameter> given = reader.given(parameters, typed, pairs, file);
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (Parameter parameter : parameters) {
            GivenParameter one = given.get(parameter.name());
            if (one != null) {
                try {
                    Object value = one.typed();
                    if (value == null && parameter.required()) {
                        faults.add(missing(parameter));
                    } else {
                        texts.put(parameter.name(), text(parameter, value));
                    }
                } catch (Unfit fault) {
                    faults.addAll(fault.messages());
                }
            } else if (parameter.required()) {
                faults.add(missing(parameter));
            }
        }
        if (!faults.isEmpty()) {
            throw new UsageFault(faults);
        }
        Map<String, String> safe = new LinkedHashMap<>();
        texts.forEach((name, text) -> safe.put(name, SubmittedParameters.safe(text)));
        requireTransportable(safe);
        return safe;
    }

    private static String missing(Parameter parameter) {
        return "parameter '" + parameter.name() + "' is required; give it as -p " + parameter.name() + "="
                + parameter.type().spelling();
    }

    /** Targets know no parameter without a value: the empty text says that there is none. */
    private static String text(Parameter parameter, @Nullable Object value) {
        return value == null && parameter.type() != Type.JSON
                ? ""
                : parameter.type().toText(value);
    }

    /** Pods get all parameters in one variable, those that were not given included: these stand in the deployment as they are handed over. */
    private void requireTransportable(Map<String, String> safe) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Deployment.Input input : deployment.parameters()) {
            all.put(input.name(), safe.getOrDefault(input.name(), input.value() == null ? "" : input.value()));
        }
        if (!SubmittedParameters.areTransportable(all)) {
            throw new UsageFault(SubmittedParameters.TOO_LARGE_ADVICE);
        }
    }
}
