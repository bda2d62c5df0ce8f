package flow.problem;

import java.util.List;
import java.util.Optional;

/**
 * A text that positions point into.
 *
 * @param file the name that positions carry
 * @param lines without their ends
 */
public record SourceText(String file, List<String> lines) {
    public SourceText {
        lines = List.copyOf(lines);
    }

    public static SourceText of(String file, String text) {
        return new SourceText(file, text.lines().toList());
    }

    /** @param number from 1 */
    public Optional<String> line(int number) {
        return number >= 1 && number <= lines.size() ? Optional.of(lines.get(number - 1)) : Optional.empty();
    }
}
