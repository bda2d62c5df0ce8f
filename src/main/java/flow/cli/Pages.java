package flow.cli;

import java.io.PrintStream;

/** Prints many lines in few writes. */
final class Pages {
    private static final int LENGTH = 32_768;

    private final PrintStream out;
    private final StringBuilder page = new StringBuilder();

    Pages(PrintStream out) {
        this.out = out;
    }

    void print(String line) {
        page.append(line);
        if (page.length() > LENGTH) {
            end();
        }
    }

    /** Prints what is left. */
    void end() {
        if (!page.isEmpty()) {
            out.print(page);
            page.setLength(0);
        }
    }
}
