package flow.diff;

import flow.artifact.Stored;
import flow.client.Artifact;
import flow.view.Sizes;
import flow.view.ValueLine;
import flow.view.ValueTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two values as people see what differs: short ones whole, longer ones by the lines that changed, big ones by their size. */
public final class ValueDiff {
    private static final int LONGEST_VALUE = 60;
    private static final int LONGEST_LINE = 120;
    private static final int MOST_LINES = 40;
    private static final int LONGEST_DIGEST = 12;

    /** How much is shown before the first difference of two long lines. */
    private static final int LEAD = 20;

    /** In bytes: what is bigger is not read. */
    private static final long BIG = 1_000_000;

    private ValueDiff() {}

    /** @return lines; what only the left one has begins with {@code -}, what only the right one has with {@code +} */
    public static List<String> of(Sides<Artifact> sides) {
        Artifact left = sides.left();
        Artifact right = sides.right();
        if (left == null || right == null) {
            return pair(sides.name(), left == null ? null : shown(left), right == null ? null : shown(right));
        }
        if (sides.isEqual()) {
            return List.of("  " + sides.name() + " = " + shown(left));
        }
        if (isBig(left) || isBig(right)) {
            return unlike(sides.name(), left, right);
        }
        List<String> from = lines(left.stored());
        List<String> to = lines(right.stored());
        if (from.size() == 1 && to.size() == 1) {
            return oneLine(sides.name(), from.get(0), to.get(0), left, right);
        }
        boolean areShort = isShown(left) && isShown(right);
        return areShort ? unlike(sides.name(), left, right) : changes(sides.name(), LineDiff.of(from, to));
    }

    /** A value on one line; of a big one its size. */
    public static String shown(Artifact artifact) {
        return isBig(artifact) ? Sizes.text(artifact.getSize()) : ValueLine.of(artifact.stored(), LONGEST_VALUE);
    }

    private static boolean isBig(Artifact artifact) {
        return artifact.getSize() > BIG;
    }

    /** Whether one line shows all of it. */
    private static boolean isShown(Artifact artifact) {
        return ValueLine.of(artifact.stored(), LONGEST_VALUE + 1).length() <= LONGEST_VALUE;
    }

    private static List<String> oneLine(String name, String from, String to, Artifact left, Artifact right) {
        if (from.length() <= LONGEST_VALUE && to.length() <= LONGEST_VALUE) {
            return unlike(name, left, right);
        }
        int begin = Math.max(0, firstDifference(from, to) - LEAD);
        return pair(name, window(from, begin), window(to, begin));
    }

    private static int firstDifference(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return i;
            }
        }
        return shorter;
    }

    private static String window(String line, int begin) {
        String behind = line.substring(Math.min(begin, line.length()));
        return (begin == 0 ? "" : "…") + cut(behind, LONGEST_VALUE);
    }

    /** What looks alike is told apart by its digest. */
    private static List<String> unlike(String name, Artifact left, Artifact right) {
        String one = shown(left);
        String other = shown(right);
        return one.equals(other) ? pair(name, one + digest(left), other + digest(right)) : pair(name, one, other);
    }

    private static String digest(Artifact artifact) {
        return " (" + artifact.getType() + ", digest " + artifact.getDigest().substring(0, LONGEST_DIGEST) + ")";
    }

    private static List<String> pair(String name, @Nullable String left, @Nullable String right) {
        List<String> lines = new ArrayList<>();
        if (left != null) {
            lines.add("- " + name + " = " + left);
        }
        if (right != null) {
            lines.add("+ " + name + " = " + right);
        }
        return lines;
    }

    private static List<String> changes(String name, List<String> changed) {
        List<String> lines = new ArrayList<>(List.of("  " + name + ":"));
        changed.stream().limit(MOST_LINES).forEach(line -> lines.add("    " + cut(line, LONGEST_LINE)));
        if (changed.size() > MOST_LINES) {
            lines.add("    … and " + (changed.size() - MOST_LINES) + " more lines");
        }
        return lines;
    }

    private static String cut(String line, int most) {
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }

    private static List<String> lines(Stored value) {
        boolean isText = value instanceof Stored.Leaf leaf && leaf.type().equals("String");
        String text = isText ? String.valueOf(((Stored.Leaf) value).value()) : ValueTree.of(value);
        return text.lines().toList();
    }
}
