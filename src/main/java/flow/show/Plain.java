package flow.show;

import org.jspecify.annotations.Nullable;

/** Texts of a user on one line, without anything that would move a terminal's cursor or turn the direction of writing. */
final class Plain {
    private static final int LONGEST = 72;

    private Plain() {}

    /** Empty for null; cut, with an ellipsis, where it is long. */
    static String line(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder line = new StringBuilder();
        text.strip().codePoints().map(Plain::visible).forEach(line::appendCodePoint);
        String plain = line.toString().replaceAll("\\s+", " ");
        int length = plain.codePointCount(0, plain.length());
        return length <= LONGEST ? plain : plain.substring(0, plain.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static int visible(int character) {
        if (Character.isWhitespace(character)) {
            return ' ';
        }
        int type = Character.getType(character);
        boolean hidden = type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
        return hidden ? '·' : character;
    }
}
