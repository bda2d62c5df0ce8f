package flow.cli;

/** Colours of a terminal, or none. */
enum Ink {
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
     * @param wish the setting {@code color}: {@code auto}, {@code always} or {@code never}; only {@code auto} looks at
     *     {@code NO_COLOR}, {@code TERM} and whether there is a terminal
     */
    static Ink of(Surroundings surroundings, String wish) {
        boolean colours = wish.equals("auto") ? wanted(surroundings) : wish.equals("always");
        return colours ? ANSI : NONE;
    }

    private static boolean wanted(Surroundings surroundings) {
        String noColor = surroundings.environment().getOrDefault("NO_COLOR", "");
        String terminal = surroundings.environment().getOrDefault("TERM", "");
        return surroundings.terminal() && noColor.isEmpty() && !terminal.equals("dumb");
    }

    abstract String paint(int code, String text);

    String bold(String text) {
        return paint(BOLD, text);
    }

    String faint(String text) {
        return paint(FAINT, text);
    }

    String red(String text) {
        return paint(RED, text);
    }

    String green(String text) {
        return paint(GREEN, text);
    }

    String yellow(String text) {
        return paint(YELLOW, text);
    }
}
