package flow.cli;

import java.util.List;

/** {@code flow completion SHELL}: prints what makes a shell complete commands, options and files of flow. */
final class Complete implements Command {
    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private final Surroundings surroundings;
    private final Commands commands;

    Complete(Surroundings surroundings, Commands commands) {
        this.surroundings = surroundings;
        this.commands = commands;
    }

    @Override
    public Syntax syntax() {
        Operand shell = new Operand("SHELL", true, SHELLS, "bash, zsh or fish");
        return Syntax.of("completion", "Print a shell's completion of flow, to be sourced", List.of(shell));
    }

    @Override
    public ExitCode run(Arguments arguments) {
        List<Syntax> syntaxes = commands.syntaxes();
        surroundings
                .out()
                .print(
                        switch (arguments.rest().get(0)) {
                            case "bash" -> BashCompletion.of(syntaxes);
                            case "zsh" -> ZshCompletion.of(syntaxes);
                            default -> FishCompletion.of(syntaxes);
                        });
        return ExitCode.OK;
    }
}
