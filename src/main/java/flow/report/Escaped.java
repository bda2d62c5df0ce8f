package flow.report;

import flow.problem.Visible;

/** Texts of unknown origin as they may stand between tags and in quoted attributes. */
final class Escaped {
    private static final int UNKNOWN = 0xFFFD;
    private static final int DOT = '.';

    private Escaped() {}

    static String of(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        readable(text).codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    /** The same without what would not be seen: control characters, halves of characters, what turns the direction of writing. */
    static String readable(String text) {
        String visible = Visible.text(text);
        if (visible.chars().allMatch(character -> character < 0x2000)) {
            return visible;
        }
        StringBuilder readable = new StringBuilder(visible.length());
        visible.codePoints().map(Escaped::readable).forEach(readable::appendCodePoint);
        return readable.toString();
    }

    private static int readable(int character) {
        if (Character.getType(character) == Character.SURROGATE) {
            return UNKNOWN;
        }
        boolean turns = character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
        return turns ? DOT : character;
    }
}
