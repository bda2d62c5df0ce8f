package flow.cli;

import java.util.List;
import java.util.Optional;

/** {@code flow help [COMMAND]}. */
final class Help implements Command {
    private final Surroundings surroundings;
    private final Commands commands;

    Help(Surroundings surroundings, Commands commands) {
        this.surroundings = surroundings;
        this.commands = commands;
    }

    @Override
    public Syntax syntax() {
        Operand command = new Operand("COMMAND", false, Commands.NAMES, "The command to show the options of");
        return Syntax.of("help", "Show all commands, or the options of one", List.of(command));
    }

    @Override
    public ExitCode run(Arguments arguments) {
        Optional<Command> command = arguments.operand(0).flatMap(commands::named);
        surroundings
                .out()
                .print(command.map(one -> HelpText.of(one.syntax()))
                        .orElseGet(() -> HelpText.ofAll(commands.syntaxes())));
        return ExitCode.OK;
    }
}
