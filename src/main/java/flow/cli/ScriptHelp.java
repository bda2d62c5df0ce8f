package flow.cli;

import flow.config.Configuration;
import flow.graph.Flow;
import flow.graph.Parameter;
import flow.graph.Parameter.Default;
import flow.graph.StepOptions;
import flow.script.LoadedScript;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The help of {@code flow run} and {@code flow trigger} for one script: its parameters before the options that every script has. */
final class ScriptHelp {
    private ScriptHelp() {}

    /** What {@code --help} shows of a command that takes a script's parameters; without a script, what it shows of any. */
    static String of(Surroundings surroundings, Arguments arguments, Syntax syntax) {
        if (arguments.rest().isEmpty()) {
            return HelpText.of(syntax);
        }
        String script = ScriptArguments.of(arguments.rest()).script();
        Configuration configuration = new Workspace(surroundings, surroundings.typed(script)).configuration(arguments);
        LoadedScript loaded = new Scripts(surroundings, configuration).load(script, arguments, StepOptions.NONE);
        return of(script, loaded.flow(), syntax);
    }

    /** @param script as it was typed */
    private static String of(String script, Flow flow, Syntax syntax) {
        String description =
                flow.description() == null ? "" : flow.description().strip() + "\n\n";
        return description
                + "usage: flow " + syntax.command() + " " + script + " [PARAMETERS] [OPTIONS]\n\n"
                + parameters(flow) + "\n"
                + HelpText.options(syntax);
    }

    private static String parameters(Flow flow) {
        List<HelpText.Row> rows = flow.parameters().stream()
                .map(parameter -> new HelpText.Row(typed(parameter), help(parameter)))
                .toList();
        return rows.isEmpty()
                ? "The flow '" + flow.name() + "' has no parameters.\n"
                : HelpText.table("parameters of '" + flow.name() + "'", rows);
    }

    private static String typed(Parameter parameter) {
        String name = parameter.name();
        return parameter.type() == Parameter.Type.BOOLEAN
                ? "--" + name + ", --no-" + name
                : "--" + name + " " + parameter.type().spelling();
    }

    private static String help(Parameter parameter) {
        List<String> parts = new ArrayList<>();
        if (parameter.help() != null) {
            parts.add(parameter.help().strip());
        }
        if (!parameter.choices().isEmpty()) {
            parts.add("one of "
                    + parameter.choices().stream().map(ScriptHelp::text).collect(Collectors.joining(", ")));
        }
        String fallback = fallback(parameter);
        if (!fallback.isEmpty()) {
            parts.add(fallback);
        }
        return String.join("; ", parts);
    }

    private static String fallback(Parameter parameter) {
        if (parameter.required()) {
            return "required";
        }
        if (parameter.defaultValue() instanceof Default.Computed) {
            return "default: computed when a run starts";
        }
        return parameter.defaultValue() instanceof Default.Fixed fixed && fixed.value() != null
                ? "default: " + text(fixed.value())
                : "";
    }

    /** As it could be typed, as far as one line allows. */
    private static String text(@Nullable Object value) {
        String text = value instanceof List<?> list && list.stream().noneMatch(List.class::isInstance)
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
        String line = text.replace("\n", " ");
        return line.length() <= 60 ? line : line.substring(0, 59) + "…";
    }
}
