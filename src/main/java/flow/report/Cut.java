package flow.report;

import java.util.stream.Collectors;

/** Long texts, shortened; whatever is cut ends with an ellipsis. */
final class Cut {
    private static final String MORE = "…";

    private Cut() {}

    /** @param most how many characters are left */
    static String at(int most, String text) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + MORE;
    }

    /** Likewise the first line. */
    static String line(int most, String text) {
        return at(most, text.lines().findFirst().orElse(""));
    }

    /** Likewise, and no more than some lines. */
    static String lines(int lines, int most, String text) {
        String first = text.lines().limit(lines).collect(Collectors.joining("\n"));
        boolean isWhole = text.lines().skip(lines).findAny().isEmpty();
        return at(most, isWhole ? first : first + "\n" + MORE);
    }
}
