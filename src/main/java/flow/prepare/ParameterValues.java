package flow.prepare;

import flow.graph.Config;
import flow.graph.Flow;
import flow.graph.Parameter;
import flow.graph.Parameter.Default;
import flow.problem.Code;
import flow.problem.Fault;
import flow.problem.Problem;
import flow.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The value of every parameter of a flow when a run starts: what was given, or else the default. */
public final class ParameterValues {
    private final Flow flow;
    private final String user;
    private final @Nullable String branchName;
    private final boolean isProduction;
    private final Path scriptFolder;

    /**
     * @param user who starts the run
     * @param branchName of the flow's project; null when it belongs to none
     * @param scriptFolder where the files of defaults are looked for
     */
    public ParameterValues(
            Flow flow, String user, @Nullable String branchName, boolean isProduction, Path scriptFolder) {
        this.flow = flow;
        this.user = user;
        this.branchName = branchName;
        this.isProduction = isProduction;
        this.scriptFolder = scriptFolder;
    }

    /**
     * In the order of the script; null for what was not given and has no default.
     *
     * @throws Unfit with every value that does not fit or is missing
     * @throws ProblemException F024 when a default that is computed fails
     */
    public Map<String, @Nullable Object> of(Map<String, GivenParameter> given) {
        return values(flow.parameters(), parameter -> {
            GivenParameter one = given.get(parameter.name());
            if (one != null) {
                return one.typed();
            }
            if (parameter.required()) {
                throw new Unfit(missing(parameter));
            }
            return fallback(parameter);
        });
    }

    /**
     * The defaults, in the order of the script; nothing of a parameter that is required.
     *
     * @throws Unfit with every default that does not fit
     * @throws ProblemException F024 when one that is computed fails
     */
    public Map<String, @Nullable Object> defaults() {
        return values(
                flow.parameters().stream()
                        .filter(parameter -> !parameter.required())
                        .toList(),
                this::fallback);
    }

    private static Map<String, @Nullable Object> values(
            List<Parameter> parameters, Function<Parameter, @Nullable Object> value) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (Parameter parameter : parameters) {
            try {
                values.put(parameter.name(), value.apply(parameter));
            } catch (Unfit fault) {
                faults.addAll(fault.messages());
            }
        }
        if (!faults.isEmpty()) {
            throw new Unfit(faults);
        }
        return values;
    }

    private static String missing(Parameter parameter) {
        String name = parameter.name();
        return "parameter '" + name + "' is required; give it as --" + name + " "
                + parameter.type().spelling();
    }

    private @Nullable Object fallback(Parameter parameter) {
        Default fallback = parameter.defaultValue();
        if (fallback == null) {
            return null;
        }
        Object value = fallback instanceof Default.Computed computed
                ? compute(parameter, computed)
                : ((Default.Fixed) fallback).value();
        return GivenParameter.value(parameter, value, scriptFolder).typed();
    }

    private @Nullable Object compute(Parameter parameter, Default.Computed computed) {
        try {
            return computed.computation().compute(context(parameter));
        } catch (Fault fault) {
            String message = "the default of parameter '" + parameter.name() + "': " + fault.getMessage();
            throw new ProblemException(Problem.of(fault.code(), parameter.position(), message, fault.hint()));
        } catch (Throwable failure) {
            String what = failure.getClass().getSimpleName()
                    + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
            String message = "the default of parameter '" + parameter.name() + "' cannot be computed: " + what;
            throw new ProblemException(Problem.of(Code.F024, parameter.position(), message));
        }
    }

    /** The deploy context of product.md §1: what a default may depend on. */
    private Map<String, @Nullable Object> context(Parameter parameter) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("flowName", flow.name());
        context.put("parameterName", parameter.name());
        context.put("userName", user);
        context.put(
                "projectName", flow.project() == null ? null : flow.project().name());
        context.put("branchName", branchName);
        context.put("isProduction", isProduction);
        Map<String, Object> configs = new LinkedHashMap<>();
        for (Config config : flow.configs()) {
            configs.put(config.name(), config.tree());
        }
        context.put("configs", configs);
        return context;
    }
}
