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
            line.append(isKnown(option) ? " -x -a " + choices(option.choices(), option.words()) : " -r");
        }
        return line.append(" -d ").append(quoted(option.help())).append('\n').toString();
    }

    private static String operands(Syntax syntax) {
        return syntax.operands().stream()
                .filter(operand -> !operand.choices().isEmpty() || operand.words() != Words.Kind.NONE)
                .map(operand -> behind(syntax) + " -f -a " + choices(operand.choices(), operand.words()) + "\n")
                .distinct()
                .collect(Collectors.joining());
    }

    private static String behind(Syntax syntax) {
        return "complete -c flow -n '__fish_seen_subcommand_from " + syntax.command() + "'";
    }

    private static boolean isKnown(Option option) {
        return !option.choices().isEmpty() || option.words() != Words.Kind.NONE;
    }

    private static String choices(List<String> choices, Words.Kind known) {
        return known == Words.Kind.NONE
                ? quoted(String.join(" ", choices))
                : quoted("(flow " + Words.NAME + " " + known.spelling() + " -- (commandline -ct) 2> /dev/null)");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
