package flow.progress;

import java.util.Map;

/** Colours of a terminal, or none. */
public enum Ink {
    NONE {
        @Override
        String paint(int code, String text) {
            return text;
        }
    },
    ANSI {
        @Override
        String paint(int code, String text) {
            return text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
        }
    };

    private static final int BOLD = 1;
    private static final int FAINT = 2;
    private static final int RED = 31;
    private static final int GREEN = 32;
    private static final int YELLOW = 33;

    /**
     * @param wish the setting {@code color}: {@code auto}, {@code always} or {@code never}; only {@code auto} looks at the rest:
     *     {@code NO_COLOR}, then {@code FORCE_COLOR}, then {@code TERM} and whether there is a terminal
     */
    public static Ink of(String wish, boolean terminal, Map<String, String> environment) {
        boolean colours = wish.equals("auto") ? isWanted(terminal, environment) : wish.equals("always");
        return colours ? ANSI : NONE;
    }

    private static boolean isWanted(boolean terminal, Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String forced = environment.getOrDefault("FORCE_COLOR", "");
        if (!forced.isEmpty()) {
            return !forced.equals("0") && !forced.equals("false");
        }
        return terminal && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    abstract String paint(int code, String text);

    public String bold(String text) {
        return paint(BOLD, text);
    }

    public String faint(String text) {
        return paint(FAINT, text);
    }

    public String red(String text) {
        return paint(RED, text);
    }

    public String green(String text) {
        return paint(GREEN, text);
    }

    public String yellow(String text) {
        return paint(YELLOW, text);
    }
}
