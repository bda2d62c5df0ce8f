package flow.progress;

import flow.view.Elapsed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All rows as they are drawn at a moment. No line is as wide as the terminal, so that none breaks; where there are more steps
 * than room, those that matter are shown, and the others counted.
 */
final class Frame {
    private static final String GAP = "  ";
    private static final String CUT = "…";
    /** With less there is nothing to be seen in rows. */
    private static final int NARROWEST = 12;
    /** So much is left of a name where the terminal is narrow. */
    private static final int SHORTEST = 8;

    private final Board board;
    private final Instant now;
    private final Size size;
    private final Ink ink;

    Frame(Board board, Instant now, Size size, Ink ink) {
        this.board = board;
        this.now = now;
        this.size = size;
        this.ink = ink;
    }

    List<String> lines() {
        if (size.columns() < NARROWEST) {
            return List.of();
        }
        List<StepRow> all = board.rows();
        List<StepRow> shown = mostImportant(all);
        int states = width(shown, row -> RowText.state(row, board.isOver()));
        int names = Math.min(width(shown, StepRow::name), Math.max(SHORTEST, room() - 2 * GAP.length() - states));
        List<String> lines = new ArrayList<>();
        shown.forEach(row -> lines.add(line(row, names, states)));
        String rest = rest(all, shown);
        if (!board.isOver()) {
            String time = "running for " + Elapsed.text(Duration.between(board.start(), now));
            lines.add(ink.faint(cut(rest.isEmpty() ? time : time + "; " + rest, room())));
        } else if (!rest.isEmpty()) {
            lines.add(ink.faint(cut(GAP + rest, room())));
        }
        return lines;
    }

    private int room() {
        return size.columns() - 1;
    }

    /** Two thirds of the terminal, so that lines above stay in sight. */
    private int most() {
        return Math.max(1, size.lines() * 2 / 3 - 1);
    }

    private List<StepRow> mostImportant(List<StepRow> all) {
        if (all.size() <= most()) {
            return all;
        }
        Set<StepRow> chosen = all.stream()
                .sorted(Comparator.comparingInt(Frame::rank)
                        .thenComparing(Comparator.comparing(StepRow::last).reversed()))
                .limit(most())
                .collect(Collectors.toSet());
        return all.stream().filter(chosen::contains).toList();
    }

    private static int rank(StepRow row) {
        if (row.failed() > 0 || row.ended() > 0) {
            return 0;
        }
        if (row.isActive()) {
            return 1;
        }
        return row.isBegun() ? 2 : 3;
    }

    private String rest(List<StepRow> all, List<StepRow> shown) {
        List<StepRow> hidden = new ArrayList<>(all);
        hidden.removeAll(shown);
        if (hidden.isEmpty()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        add(parts, hidden, "failed", 0);
        add(parts, hidden, "running", 1);
        add(parts, hidden, "done", 2);
        add(parts, hidden, board.isOver() ? "not started" : "waiting", 3);
        return hidden.size() + (hidden.size() == 1 ? " more step: " : " more steps: ") + String.join(", ", parts);
    }

    private static void add(List<String> parts, List<StepRow> rows, String what, int rank) {
        long count = rows.stream().filter(row -> rank(row) == rank).count();
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    private String line(StepRow row, int names, int states) {
        int left = room() - GAP.length();
        String name = cut(row.name(), Math.min(names, Math.max(1, left)));
        left -= names + GAP.length();
        if (left < 1) {
            return GAP + name;
        }
        String whole = RowText.state(row, board.isOver());
        String state = cut(whole, left);
        String start = GAP + pad(name, names) + GAP + RowText.painted(row, state, ink);
        String time = row.isBegun() ? Elapsed.text(row.took(now)) : "";
        if (time.isEmpty() || left < states + GAP.length() + time.length()) {
            return start;
        }
        return start + pad("", states - state.length()) + GAP + ink.faint(time);
    }

    private static int width(List<StepRow> rows, Function<StepRow, String> text) {
        return rows.stream().mapToInt(row -> text.apply(row).length()).max().orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + CUT;
    }
}
