package flow.notify;

/** Texts that are no longer than a service takes. */
final class Cut {
    private static final String MORE = "…";

    private Cut() {}

    /** The same or its beginning, of so many characters at most; no character of two is torn apart. */
    static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - MORE.length();
        int whole = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        return text.substring(0, whole) + MORE;
    }
}
