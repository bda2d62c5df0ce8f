package flow.graph;

import flow.problem.Code;
import flow.problem.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A message whose placeholders, as {@code {flow}}, are filled in when a run has ended. It is data: nothing in it is evaluated, and what is
 * filled in is not looked into. A line is left out when it has placeholders and none of them has anything to say.
 */
public record MessageTemplate(String text) {
    /** As much as a message of Slack shows in one piece, and some room for what is filled in. */
    private static final int LONGEST = 3_000;

    private static final Pattern OPEN = Pattern.compile("\\{([A-Za-z_]\\w*)}");
    private static final Pattern DOUBLE = Pattern.compile("\\{\\{\\s*([A-Za-z_]\\w*)\\s*}}");

    /** What is told where nobody says otherwise. */
    public static final MessageTemplate DEFAULT =
            new MessageTemplate("{flow} {status} after {took}\nin step {task}\n{error}\nrun {run}\n{link}");

    /** @throws InvalidValue F004 */
    public MessageTemplate {
        if (text.isBlank()) {
            throw new InvalidValue(Code.F004, "it is empty", "write a text such as '{flow} {status}: {error}'");
        }
        if (text.length() > LONGEST) {
            throw new InvalidValue(
                    Code.F004,
                    "it has " + text.length() + " characters",
                    "at most " + LONGEST + "; what is long belongs behind a link");
        }
        Matcher doubled = DOUBLE.matcher(text);
        if (doubled.find()) {
            throw new InvalidValue(
                    Code.F004,
                    "'" + doubled.group() + "' has two braces on each side",
                    "write '{" + doubled.group(1) + "}'");
        }
        for (MatchResult open : OPEN.matcher(text).results().toList()) {
            require(open.group(1));
        }
    }

    private static void require(String name) {
        if (Placeholder.of(name).isEmpty()) {
            List<String> known = Placeholder.spellings();
            throw new InvalidValue(
                    Code.F004,
                    "there is no placeholder '{" + name + "}'",
                    Nearest.to(name, known)
                            .map(near -> "did you mean '{" + near + "}'?")
                            .orElse("there are "
                                    + known.stream().map(one -> "{" + one + "}").collect(Collectors.joining(", "))));
        }
    }

    /** @param values of each placeholder; empty where there is none */
    public String filled(Function<Placeholder, String> values) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\\r?\\n", -1)) {
            List<MatchResult> open = OPEN.matcher(line).results().toList();
            boolean isSaid = open.isEmpty()
                    || open.stream().anyMatch(one -> !value(values, one).isEmpty());
            if (isSaid) {
                lines.add(OPEN.matcher(line).replaceAll(one -> Matcher.quoteReplacement(value(values, one))));
            }
        }
        return String.join("\n", lines).strip();
    }

    private static String value(Function<Placeholder, String> values, MatchResult open) {
        return values.apply(Placeholder.of(open.group(1)).orElseThrow());
    }
}
