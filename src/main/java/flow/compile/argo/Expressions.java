package flow.compile.argo;

import flow.compile.Decided;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Argo evaluates: conditions of tasks. Names are ours, so nothing in them has to be escaped. */
final class Expressions {
    /** Where a task writes what it decided, for its parameter {@code next}. */
    static final String NEXT = "next";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private Expressions() {}

    /** That all of these hold; the empty text always holds. */
    static String all(List<String> conditions) {
        List<String> said = conditions.stream()
                .filter(condition -> !condition.isEmpty())
                .distinct()
                .toList();
        if (said.size() == 1) {
            return said.get(0);
        }
        return said.stream()
                .map(condition -> condition.contains("||") ? "(" + condition + ")" : condition)
                .collect(Collectors.joining(" && "));
    }

    static String succeeded(String task) {
        return task + ".Succeeded";
    }

    /** It was done, or was not wanted. */
    static String succeededOrSkipped(String task) {
        return task + ".Succeeded || " + task + ".Skipped";
    }

    /** The simple tag of what a task decided. */
    static String decided(String decider) {
        return "{{tasks." + decider + ".outputs.parameters." + NEXT + "}}";
    }

    /** The same inside an expression. */
    static String path(String decider) {
        return task(decider) + ".outputs.parameters." + NEXT;
    }

    /** A task inside an expression. */
    static String task(String name) {
        return "tasks" + (PLAIN.matcher(name).matches() ? "." + name : "['" + name + "']");
    }

    /** That a task decided on this word. */
    static String when(String decider, String word) {
        return "{{=" + path(decider) + " == '" + word + "'}}";
    }

    /** The same, where any word that is neither this one nor one of the others is an error of the task: Argo reads no truth in it. */
    static String strictlyWhen(String decider, String word, List<String> others) {
        return "{{=" + strict(decider, word, "'true'", others) + "}}";
    }

    private static String strict(String decider, String word, String value, List<String> others) {
        String list = others.stream().map(other -> "'" + other + "'").collect(Collectors.joining(", "));
        return path(decider) + " == '" + word + "' ? " + value + " : " + path(decider) + " in [" + list
                + "] ? 'false' : 'no option'";
    }

    /** That a loop goes on within its group of rounds. */
    static String againInGroup(String decider, int group) {
        String isInGroup = "string(asInt(inputs.parameters.round) % " + group + " < " + (group - 1) + ")";
        return "{{=" + strict(decider, Decided.AGAIN, isInGroup, List.of(Decided.DONE)) + "}}";
    }

    /** The words of a choice of so many options, with those that nothing follows. */
    static List<String> options(int count, boolean hasOtherwise) {
        List<String> words = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            words.add(Decided.option(number));
        }
        if (!hasOtherwise) {
            words.add(Decided.NONE);
        }
        return words;
    }
}
