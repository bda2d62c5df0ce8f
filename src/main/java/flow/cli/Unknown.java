package flow.cli;

import flow.problem.Nearest;
import java.util.Collection;
import java.util.List;

/** What to say about a name that is none, with the one that was probably meant. */
final class Unknown {
    /** As long as {@code --x}: to each of one letter every other is near. */
    private static final int LETTER = 3;

    private Unknown() {}

    static String command(String name, Collection<String> names) {
        return "there is no command '" + name + "'" + didYouMean(name, names);
    }

    static String option(String name, Collection<String> names) {
        boolean isLong = name.length() > LETTER;
        List<String> alike =
                isLong ? names.stream().filter(known -> known.length() > LETTER).toList() : List.of();
        return "there is no option '" + name + "'" + didYouMean(name, alike);
    }

    static String parameter(String name, Collection<String> names) {
        if (names.isEmpty()) {
            return "there is no parameter '" + name + "': the flow has none";
        }
        return "there is no parameter '" + name + "'" + nearOrAll(name, names);
    }

    static String step(String name, Collection<String> names) {
        return "the script has no step '" + name + "'" + nearOrAll(name, names);
    }

    static String config(String name, Collection<String> names) {
        return "the script has no config '" + name + "'" + didYouMean(name, names);
    }

    static String choice(String what, String value, List<String> choices) {
        String near = didYouMean(value, choices);
        return what + " cannot be '" + value + "'"
                + (near.isEmpty() ? "; it is one of " + String.join(", ", choices) : near);
    }

    /** The end of what is said of a name that is none: the one that was probably meant, else all that there are. */
    static String nearOrAll(String name, Collection<String> names) {
        String near = didYouMean(name, names);
        return !near.isEmpty() || names.isEmpty() ? near : "; there are " + String.join(", ", names);
    }

    private static String didYouMean(String name, Collection<String> names) {
        return Nearest.to(name, names)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }
}
