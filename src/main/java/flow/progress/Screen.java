package flow.progress;

import java.util.List;
import java.util.function.Consumer;

/**
 * Draws some lines at the end of a terminal, again and again, and others above them that stay. No mode of the terminal is
 * changed: whenever the process is killed, the terminal is as it was.
 */
final class Screen {
    private static final String UP = "\u001b[%dA";
    /** Everything from the cursor on. */
    private static final String CLEAR = "\u001b[J";

    private final Consumer<String> out;
    private int drawn;

    Screen(Consumer<String> out) {
        this.out = out;
    }

    /**
     * Puts whole lines above the block, and the block below them; in one piece, so that nobody sees the screen without it.
     *
     * @param block lines without their ends, each less wide than the terminal
     */
    void show(String above, List<String> block) {
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append('\r').append(UP.formatted(drawn)).append(CLEAR);
        }
        text.append(above);
        block.forEach(line -> text.append(line).append('\n'));
        drawn = block.size();
        if (!text.isEmpty()) {
            out.accept(text.toString());
        }
    }
}
