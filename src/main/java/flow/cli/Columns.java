package flow.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of texts, each column as wide as its widest text, with two blanks between them. */
final class Columns {
    private Columns() {}

    static String of(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < row.size(); column++) {
                cells.add(row.get(column)
                        + " ".repeat(width(rows, column) - row.get(column).length()));
            }
            text.append(String.join("  ", cells).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
