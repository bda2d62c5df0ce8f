package flow.diff;

import java.util.ArrayList;
import java.util.List;

/** Texts line by line, as in a unified diff: {@code -} only in the left one, {@code +} only in the right one, a blank in both. */
final class LineDiff {
    /** So many lines around each change. */
    private static final int CONTEXT = 2;

    /** Beyond that, everything between the first and the last change counts as changed: a bound of time and memory. */
    private static final long MOST_PAIRS = 4_000_000;

    private final List<String> left;
    private final List<String> right;
    private final List<String> lines = new ArrayList<>();

    private LineDiff(List<String> left, List<String> right) {
        this.left = left;
        this.right = right;
    }

    /** All changes with the lines around them; a line {@code …} stands for equal lines that are left out. */
    static List<String> of(List<String> left, List<String> right) {
        LineDiff diff = new LineDiff(left, right);
        diff.compare();
        return diff.excerpt();
    }

    private void compare() {
        int begin = 0;
        while (begin < Math.min(left.size(), right.size()) && left.get(begin).equals(right.get(begin))) {
            begin++;
        }
        int end = 0;
        while (end < Math.min(left.size(), right.size()) - begin
                && left.get(left.size() - 1 - end).equals(right.get(right.size() - 1 - end))) {
            end++;
        }
        add(' ', left.subList(0, begin));
        compare(left.subList(begin, left.size() - end), right.subList(begin, right.size() - end));
        add(' ', left.subList(left.size() - end, left.size()));
    }

    private void compare(List<String> removed, List<String> added) {
        if ((long) removed.size() * added.size() > MOST_PAIRS) {
            add('-', removed);
            add('+', added);
            return;
        }
        int[][] common = common(removed, added);
        int i = 0;
        int j = 0;
        while (i < removed.size() && j < added.size()) {
            if (removed.get(i).equals(added.get(j))) {
                lines.add(" " + removed.get(i++));
                j++;
                continue;
            }
            boolean isRemoved = common[i + 1][j] >= common[i][j + 1];
            lines.add(isRemoved ? "-" + removed.get(i++) : "+" + added.get(j++));
        }
        add('-', removed.subList(i, removed.size()));
        add('+', added.subList(j, added.size()));
    }

    /** How many lines have the ends of both in common, from each pair of lines on. */
    private static int[][] common(List<String> removed, List<String> added) {
        int[][] common = new int[removed.size() + 1][added.size() + 1];
        for (int i = removed.size() - 1; i >= 0; i--) {
            for (int j = added.size() - 1; j >= 0; j--) {
                common[i][j] = removed.get(i).equals(added.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private void add(char mark, List<String> all) {
        all.forEach(line -> lines.add(mark + line));
    }

    private List<String> excerpt() {
        List<String> excerpt = new ArrayList<>();
        boolean isLeftOut = false;
        for (int i = 0; i < lines.size(); i++) {
            boolean isNear = lines.subList(Math.max(0, i - CONTEXT), Math.min(lines.size(), i + CONTEXT + 1)).stream()
                    .anyMatch(line -> line.charAt(0) != ' ');
            if (isNear && isLeftOut) {
                excerpt.add("…");
            }
            if (isNear) {
                excerpt.add(lines.get(i));
            }
            isLeftOut = !isNear;
        }
        return isLeftOut && !excerpt.isEmpty() ? with(excerpt, "…") : excerpt;
    }

    private static List<String> with(List<String> lines, String last) {
        lines.add(last);
        return lines;
    }
}
