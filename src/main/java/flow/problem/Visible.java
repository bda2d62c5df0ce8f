package flow.problem;

/** Texts of unknown origin, made fit for a terminal. */
public final class Visible {
    private Visible() {}

    /** The same with a dot for every control character, which a terminal would obey; line ends and tabs stay. */
    public static String text(String text) {
        int first = 0;
        while (first < text.length() && !isObeyed(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length());
        text.chars().forEach(c -> visible.append(isObeyed(c) ? '.' : (char) c));
        return visible.toString();
    }

    private static boolean isObeyed(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t';
    }
}
