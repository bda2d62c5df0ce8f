package flow.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An option of a command.
 *
 * @param names as they are typed, the long one first: {@code --param}, {@code -p}
 * @param label what its value is called in the help; null when it takes none
 * @param isOptional whether its value may be left out; else it stands behind {@code =}
 * @param repeatable whether it may be given more than once
 * @param choices the only values; empty for any
 * @param words what of the store completes its value
 * @param help one line
 */
record Option(
        List<String> names,
        @Nullable String label,
        boolean isOptional,
        boolean repeatable,
        List<String> choices,
        Words.Kind words,
        String help) {

    /** Understood by every command. */
    static final Option HELP = flag("--help", "Show this help").or("-h");

    static final Option JSON = flag("--json", "Print the result as JSON");

    Option {
        names = List.copyOf(names);
        choices = List.copyOf(choices);
    }

    static Option flag(String name, String help) {
        return new Option(List.of(name), null, false, false, List.of(), Words.Kind.NONE, help);
    }

    static Option value(String name, String label, String help) {
        return new Option(List.of(name), label, false, false, List.of(), Words.Kind.NONE, help);
    }

    /** Alone it is a flag, which an empty text stands for; with a value, {@code --name=VALUE}, it is that. */
    static Option optional(String name, String label, String help) {
        return new Option(List.of(name), label, true, false, List.of(), Words.Kind.NONE, help);
    }

    static Option choice(String name, List<String> choices, String help) {
        return new Option(List.of(name), String.join("|", choices), false, false, choices, Words.Kind.NONE, help);
    }

    /** The same with one more name. */
    Option or(String name) {
        List<String> more = new ArrayList<>(names);
        more.add(name);
        return new Option(more, label, isOptional, repeatable, choices, words, help);
    }

    Option many() {
        return new Option(names, label, isOptional, true, choices, words, help);
    }

    /** The same whose value is one of these. */
    Option of(Words.Kind kind) {
        return new Option(names, label, isOptional, repeatable, choices, kind, help);
    }

    String name() {
        return names.get(0);
    }

    /** Whether what is typed behind it belongs to it. */
    boolean takesValue() {
        return label != null && !isOptional;
    }
}
