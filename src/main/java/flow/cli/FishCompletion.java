package flow.cli;

import java.util.List;
import java.util.stream.Collectors;

/** What fish needs to complete flow, with the help of each command and option. Where nothing is proposed, fish proposes files. */
final class FishCompletion {
    private FishCompletion() {}

    static String of(List<Syntax> commands) {
        return "# Put into ~/.config/fish/config.fish:  flow completion fish | source\n"
                + commands.stream().map(FishCompletion::lines).collect(Collectors.joining());
    }

    private static String lines(Syntax syntax) {
        String command = "complete -c flow -n __fish_use_subcommand -f -a " + syntax.command() + " -d "
                + quoted(syntax.summary()) + "\n";
        String options = syntax.allOptions().stream()
                .map(option -> behind(syntax, option))
                .collect(Collectors.joining());
        return command + options + operands(syntax);
    }

    private static String behind(Syntax syntax, Option option) {
        StringBuilder line = new StringBuilder(behind(syntax));
        option.names()
                .forEach(name ->
                        line.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", "")));
        if (option.takesValue()) {
            line.append(option.choices().isEmpty() ? " -r" : " -x -a " + choices(option.choices()));
        }
        return line.append(" -d ").append(quoted(option.help())).append('\n').toString();
    }

    private static String operands(Syntax syntax) {
        return syntax.operands().stream()
                .filter(operand -> !operand.choices().isEmpty())
                .map(operand -> behind(syntax) + " -f -a " + choices(operand.choices()) + "\n")
                .collect(Collectors.joining());
    }

    private static String behind(Syntax syntax) {
        return "complete -c flow -n '__fish_seen_subcommand_from " + syntax.command() + "'";
    }

    private static String choices(List<String> choices) {
        return quoted(String.join(" ", choices));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
