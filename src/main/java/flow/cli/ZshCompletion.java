package flow.cli;

import java.util.List;
import java.util.stream.Collectors;

/** What zsh needs to complete flow, with the help of each command and option. */
final class ZshCompletion {
    private ZshCompletion() {}

    static String of(List<Syntax> commands) {
        return """
            #compdef flow
            # Put into ~/.zshrc, behind compinit:  source <(flow completion zsh)
            _flow_known() {
                local -a known
                known=("${(@f)$(flow __complete $1 -- "$PREFIX" 2> /dev/null)}")
                compadd -a known
            }
            _flow() {
                local -a commands
                commands=(
            %s    )
                if (( CURRENT == 2 )); then
                    _describe command commands
                    return
                fi
                shift words
                (( CURRENT-- ))
                case $words[1] in
            %s    esac
            }
            compdef _flow flow
            """.formatted(
                        commands.stream().map(ZshCompletion::described).collect(Collectors.joining()),
                        commands.stream().map(ZshCompletion::arguments).collect(Collectors.joining()));
    }

    private static String described(Syntax syntax) {
        return "        " + quoted(syntax.command() + ":" + syntax.summary()) + "\n";
    }

    private static String arguments(Syntax syntax) {
        StringBuilder line = new StringBuilder("        " + syntax.command() + ") _arguments");
        syntax.allOptions()
                .forEach(option -> option.names()
                        .forEach(name -> line.append(" \\\n            ").append(argument(option, name))));
        syntax.operands().forEach(operand -> line.append(" \\\n            ").append(argument(operand)));
        return line.append(" ;;\n").toString();
    }

    /** Of an option that is given once, giving it by one of its names excludes the others. */
    private static String argument(Option option, String name) {
        String again = option.repeatable() ? "*" : "(" + String.join(" ", option.names()) + ")";
        String value = option.takesValue() ? ":" + option.name() + ":" + values(option.choices(), option.words()) : "";
        String equals = option.takesValue() && name.startsWith("--") ? "=" : "";
        return quoted(again + name + equals + "[" + escaped(option.help()) + "]" + value);
    }

    private static String argument(Operand operand) {
        String files = operand.isScript() ? "_files -g \"*.flow.groovy\"" : values(operand.choices(), operand.words());
        return quoted((operand.many() ? "*" : "") + ":" + operand.label() + ":" + files);
    }

    private static String values(List<String> choices, Words.Kind known) {
        if (known != Words.Kind.NONE) {
            return "_flow_known " + known.spelling();
        }
        return choices.isEmpty() ? "_files" : "(" + String.join(" ", choices) + ")";
    }

    private static String escaped(String help) {
        return help.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
