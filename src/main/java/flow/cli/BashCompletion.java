package flow.cli;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What bash needs to complete flow. Where nothing is proposed, bash proposes files. */
final class BashCompletion {
    private BashCompletion() {}

    static String of(List<Syntax> commands) {
        return """
            # Put into ~/.bashrc:  source <(flow completion bash)
            _flow() {
                local current=${COMP_WORDS[COMP_CWORD]}
                local previous=${COMP_WORDS[COMP_CWORD - 1]}
                local words='' known=''
                # bash takes the '=' of --option=value for a word of its own.
                [ "$current" = '=' ] && current=''
                [ "$previous" = '=' ] && previous=${COMP_WORDS[COMP_CWORD - 2]}
                if [ "$COMP_CWORD" -eq 1 ]; then
                    words='%s --help --version'
                else
                    case "${COMP_WORDS[1]} $previous $current" in
            %s%s%s        esac
                fi
                COMPREPLY=($(compgen -W "$words" -- "$current"))
                [ -z "$known" ] || _flow_known "$known" "$current"
            }
            # What only the store knows is data: it is never expanded, and quoted where the shell would read more into it.
            _flow_known() {
                local word
                while IFS= read -r word; do
                    COMPREPLY+=("$(printf '%%q' "$word")")
                done < <("${COMP_WORDS[0]}" __complete "$1" -- "$2" 2> /dev/null)
            }
            complete -o bashdefault -o default -F _flow flow
            """.formatted(
                        commands.stream().map(Syntax::command).collect(Collectors.joining(" ")),
                        lines(commands, BashCompletion::values),
                        lines(commands, BashCompletion::options),
                        lines(commands, BashCompletion::operands));
    }

    private static String lines(List<Syntax> commands, Function<Syntax, String> part) {
        return commands.stream().map(part).collect(Collectors.joining());
    }

    private static String values(Syntax syntax) {
        return syntax.options().stream()
                .filter(Option::takesValue)
                .flatMap(option -> option.names().stream()
                        .map(name -> choice(syntax.command() + " " + name + " *", option.choices(), option.words())))
                .collect(Collectors.joining());
    }

    private static String options(Syntax syntax) {
        return choice(syntax.command() + " * -*", syntax.optionNames(), Words.Kind.NONE);
    }

    private static String operands(Syntax syntax) {
        return syntax.operands().stream()
                .filter(operand -> !operand.choices().isEmpty() || operand.words() != Words.Kind.NONE)
                .limit(1)
                .map(operand -> choice(syntax.command() + " *", operand.choices(), operand.words()))
                .collect(Collectors.joining());
    }

    private static String choice(String pattern, List<String> words, Words.Kind known) {
        String quoted = pattern.replace(" ", "\\ ");
        String choices =
                known == Words.Kind.NONE ? "words='" + String.join(" ", words) + "'" : "known=" + known.spelling();
        return "            " + quoted + ") " + choices + " ;;\n";
    }
}
