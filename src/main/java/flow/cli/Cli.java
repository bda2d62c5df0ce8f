package flow.cli;

import flow.problem.Visible;
import java.util.List;

/** The whole program, for {@code main} and for specs. */
public final class Cli {
    private final Surroundings surroundings;
    private final Commands commands;

    public Cli(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.commands = new Commands(surroundings);
    }

    /** Carries a command out and returns the exit code of product.md §3. */
    public int run(String... arguments) {
        return new Failures(surroundings)
                .guard(() -> dispatch(List.of(arguments)))
                .number();
    }

    private ExitCode dispatch(List<String> arguments) {
        String first = arguments.isEmpty() ? "--help" : arguments.get(0);
        switch (first) {
            case "--version", "-V":
                new Version(surroundings).printShort();
                return ExitCode.OK;
            case "--help", "-h":
                return carryOut("help", List.of());
            default:
                return carryOut(first, arguments.subList(1, arguments.size()));
        }
    }

    private ExitCode carryOut(String name, List<String> typed) {
        Command command = commands.named(name).orElseThrow(() -> new UsageFault(noCommand(name)).see("flow help"));
        try {
            Arguments arguments = ArgumentReader.read(command.syntax(), typed);
            return arguments.has(Option.HELP) ? help(command, arguments) : command.run(arguments);
        } catch (UsageFault fault) {
            throw fault.see("flow help " + name);
        }
    }

    private ExitCode help(Command command, Arguments arguments) {
        surroundings.out().print(Visible.text(command.help(arguments)));
        return ExitCode.OK;
    }

    private static String noCommand(String name) {
        if (name.startsWith("-")) {
            return "there is no option '" + name + "' before the command";
        }
        if (name.endsWith(".groovy")) {
            return "there is no command '" + name + "'; did you mean 'flow run " + name + "'?";
        }
        return Unknown.command(name, Commands.NAMES);
    }
}
