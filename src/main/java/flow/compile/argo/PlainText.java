package flow.compile.argo;

import java.util.regex.Pattern;

/** Texts of users where Argo looks for expressions, for people to read. Argo knows no way to write two braces, so there is a blank between them. */
final class PlainText {
    private static final Pattern BRACES = Pattern.compile("\\{(?=\\{)");

    private PlainText() {}

    static String of(String text) {
        return BRACES.matcher(text).replaceAll("{ ");
    }

    /** Whether Argo would take something in it for an expression. */
    static boolean hasTag(String text) {
        return text.contains("{{");
    }
}
