package flow.cli;

import flow.config.Configuration;
import flow.graph.StepOptions;
import flow.script.LoadedScript;
import flow.show.Format;
import flow.show.Picture;
import java.util.List;
import java.util.stream.Stream;

/** {@code flow show SCRIPT}: the graph as a picture. */
final class Show implements Command {
    private static final Option FORMAT = Option.choice(
            "--format",
            Stream.of(Format.values()).map(Format::spelling).toList(),
            "How to draw it; 'text' if not given");
    private static final Option ALL = Option.flag("--all", "Show tasks that only decide, too");

    private final Surroundings surroundings;

    Show(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "show",
                "Draw the graph of a flow",
                List.of(Operand.SCRIPT),
                FORMAT,
                ALL,
                Scripts.CONFIG,
                Workspace.OFFLINE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        Workspace workspace = new Workspace(surroundings, null);
        Configuration configuration = workspace.announced(arguments);
        Scripts scripts = new Scripts(surroundings, configuration);
        LoadedScript script = scripts.sound(arguments.rest().get(0), arguments, StepOptions.NONE, workspace.report());
        surroundings.out().print(Picture.of(script.flow(), format(arguments), arguments.has(ALL)));
        return ExitCode.OK;
    }

    private static Format format(Arguments arguments) {
        if (arguments.has(Option.JSON) && arguments.has(FORMAT)) {
            throw new UsageFault("'--json' and '--format' say the same thing; give one of them");
        }
        String wanted = arguments.has(Option.JSON)
                ? Format.JSON.spelling()
                : arguments.value(FORMAT).orElse(Format.TEXT.spelling());
        return Stream.of(Format.values())
                .filter(format -> format.spelling().equals(wanted))
                .findFirst()
                .orElseThrow();
    }
}
