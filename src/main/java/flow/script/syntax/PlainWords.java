package flow.script.syntax;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Groovy says of a script, in the words of the other messages.
 *
 * @param hint what to write instead; null when the message says it all
 * @param name the name that it is about; null when it is about more
 */
record PlainWords(
        String message, @Nullable String hint, @Nullable String name) {

    /** From a pattern of Groovy's to message and, behind a bar, the hint; {@code $1} is what the pattern found. */
    private static final Map<Pattern, String> SAYINGS = new LinkedHashMap<>();

    static {
        say("Unexpected character: '\\\\?([\"'])'", "the text that begins here is not closed|add the missing $1");
        say("Unexpected character: '[\\u2018\\u2019]'", "this is no quotation mark to Groovy|write '");
        say("Unexpected character: '[\\u201C\\u201D\\u201E]'", "this is no quotation mark to Groovy|write \"");
        say("Unexpected character: '#'", "'#' has no meaning here|comments begin with //");
        say("Unexpected character: '[\\h\\p{C}]'", "an invisible character stands here|write a blank instead");
        say("Unexpected character: '(.+)'", "'$1' has no meaning here");
        say(
                "The current scope already contains a variable of the name (\\w+)",
                "'$1' is declared twice|rename one of them");
        say(
                "The current parameter list already contains a parameter of the name (\\w+)",
                "'$1' is declared outside of these braces already|rename one of them");
        say(
                "Apparent variable '(\\w+)' was found in a static scope.*",
                "'$1' is not declared, and a static method sees nothing else|declare it, or pass it as an argument");
        say("The LHS of an assignment should be.*", "nothing can be assigned to this");
        say("break statement is only allowed inside.*", "'break' stands outside of loops and switches");
        say("continue statement is only allowed inside.*", "'continue' stands outside of loops");
        say("Either a catch or finally clause.*", "a 'try' needs a 'catch' or a 'finally'");
        say("The variable '(\\w+)' has invalid modifier (\\w+)\\.?", "the variable '$1' cannot be '$2'");
        say("Invalid octal number", "a number that begins with 0 is octal, and has no 8 or 9|leave the 0 out");
        say(
                "Can't have an abstract method in a non-abstract class\\. The class '(\\w+)'.* the method '(.+)' must be.*",
                "the class '$1' lacks the method '$2'|write it, or make the class abstract");
        say("General error during .*", "the compiler failed on this script");
    }

    private static void say(String pattern, String saying) {
        SAYINGS.put(Pattern.compile(pattern, Pattern.DOTALL), saying);
    }

    static PlainWords of(@Nullable String message) {
        String line = firstLine(message == null ? "" : message);
        for (Map.Entry<Pattern, String> saying : SAYINGS.entrySet()) {
            Matcher found = saying.getKey().matcher(line);
            if (found.matches()) {
                String[] parts = found.replaceFirst(saying.getValue()).split("\\|", 2);
                String name = saying.getKey().pattern().contains("(\\w+)") ? found.group(1) : null;
                return new PlainWords(parts[0], parts.length == 2 ? parts[1] : null, name);
            }
        }
        return new PlainWords(simplified(line), null, null);
    }

    private static String firstLine(String message) {
        return message.lines()
                .findFirst()
                .orElse("")
                .replaceFirst("\\s*@ line \\d+, column \\d+\\.?\\s*$", "")
                .replaceFirst("^\\[Static type checking] - ", "")
                .strip();
    }

    /** Classes without their packages, one sentence, as a clause. */
    private static String simplified(String line) {
        String sentence = line.split("\\. (?=[A-Z])", 2)[0].replaceAll("\\b(?:[a-z]\\w*\\.)+([A-Z]\\w*)", "$1");
        String clause = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        boolean word = clause.length() > 1 && Character.isLowerCase(clause.charAt(1));
        return word ? Character.toLowerCase(clause.charAt(0)) + clause.substring(1) : clause;
    }
}
