package flow.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may stand behind a command's name.
 *
 * @param options without {@code --help}, which every command has
 * @param open whether there may be options that only the script knows
 */
record Syntax(String command, String summary, List<Operand> operands, List<Option> options, boolean open) {

    Syntax {
        operands = List.copyOf(operands);
        options = List.copyOf(options);
    }

    static Syntax of(String command, String summary, List<Operand> operands, Option... options) {
        return new Syntax(command, summary, operands, List.of(options), false);
    }

    /** The same for a command that hands options of the script through. */
    Syntax opened() {
        return new Syntax(command, summary, operands, options, true);
    }

    List<Option> allOptions() {
        List<Option> all = new ArrayList<>(options);
        all.add(Option.HELP);
        return all;
    }

    Optional<Option> option(String name) {
        return allOptions().stream()
                .filter(option -> option.names().contains(name))
                .findFirst();
    }

    List<String> optionNames() {
        return allOptions().stream().flatMap(option -> option.names().stream()).toList();
    }
}
