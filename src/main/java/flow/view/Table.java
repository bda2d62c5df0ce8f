package flow.view;

import flow.problem.Visible;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows below a head, each column as wide as its widest text, two blanks between columns. Each row is one line whatever its texts
 * hold: line ends and control characters are shown as dots.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final String CUT = "…";
    private static final int NARROWEST = 8;

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... head) {
        rows.add(List.of(head));
    }

    /** @param cells as many as the head has */
    public Table row(List<String> cells) {
        if (cells.size() != rows.get(0).size()) {
            throw new IllegalArgumentException("a row has as many cells as the head");
        }
        rows.add(cells.stream().map(Table::line).toList());
        return this;
    }

    private static String line(String cell) {
        return Visible.text(cell).replace('\n', '.').replace('\t', ' ');
    }

    public boolean isEmpty() {
        return rows.size() == 1;
    }

    /**
     * Its lines, for a place of some width: where it is too wide, the widest columns are cut, but for the first, whose texts people
     * type again, and none to less than can be read.
     *
     * @param width in characters; {@link Integer#MAX_VALUE} where nothing is to be cut
     */
    public String text(int width) {
        List<Integer> widths = fitted(width);
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < row.size(); column++) {
                cells.add(cell(row.get(column), widths.get(column)));
            }
            text.append(String.join(GAP, cells).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private List<Integer> fitted(int width) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.get(0).size(); column++) {
            int index = column;
            widths.add(
                    rows.stream().mapToInt(row -> length(row.get(index))).max().orElse(0));
        }
        long gaps = (long) GAP.length() * (widths.size() - 1);
        while (widths.stream().mapToLong(Integer::longValue).sum() + gaps > width) {
            List<Integer> others = widths.subList(1, widths.size());
            int widest = others.isEmpty() ? 0 : 1 + others.indexOf(Collections.max(others));
            if (widest == 0 || widths.get(widest) <= NARROWEST) {
                break;
            }
            widths.set(widest, narrower(widths, widest, width - gaps));
        }
        return widths;
    }

    /** Down to the next widest column at once, or as far as it takes. */
    private static int narrower(List<Integer> widths, int widest, long room) {
        long others = widths.stream().mapToLong(Integer::longValue).sum() - widths.get(widest);
        int next = IntStream.range(1, widths.size())
                .filter(column -> column != widest)
                .map(widths::get)
                .max()
                .orElse(0);
        long target = Math.max(Math.max(room - others, NARROWEST), Math.min(next, widths.get(widest) - 1));
        return (int) Math.min(target, widths.get(widest) - 1L);
    }

    private static String cell(String text, int width) {
        int length = length(text);
        if (length <= width) {
            return text + " ".repeat(width - length);
        }
        return text.substring(0, text.offsetByCodePoints(0, width - 1)) + CUT;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
