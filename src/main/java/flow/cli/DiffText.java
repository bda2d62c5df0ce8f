package flow.cli;

import flow.client.Run;
import flow.client.Task;
import flow.diff.RunDiff;
import flow.diff.Sides;
import flow.diff.ValueDiff;
import flow.view.Elapsed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What differs between two runs for people: {@code -} is of the first, {@code +} of the second, a blank of both. */
final class DiffText {
    private static final int LONGEST_DIGEST = 12;

    private final Surroundings surroundings;

    DiffText(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Nothing when there is nothing in it. */
    String of(RunDiff diff) {
        List<String> lines = new ArrayList<>();
        add(lines, "code", diff.code(), DiffText::code);
        add(lines, "parameters", diff.parameters(), ValueDiff::of);
        add(lines, "tasks", diff.tasks(), DiffText::tasks);
        add(lines, "artifacts", diff.artifacts(), ValueDiff::of);
        if (lines.isEmpty()) {
            return "";
        }
        return "--- " + head(diff.left()) + "\n+++ " + head(diff.right()) + "\n" + String.join("\n", lines) + "\n";
    }

    private String head(Run run) {
        String started = RunTimes.text(run.getStartedAt(), surroundings.clock().getZone());
        String took = RunTimes.took(run, surroundings.clock().instant());
        return "run " + run.getId() + " of " + run.getFlow() + ", " + started + ": " + run.getStatus()
                + (took.isEmpty() ? "" : (run.isOver() ? " after " : " for ") + took);
    }

    private static <T> void add(
            List<String> lines, String title, List<Sides<T>> all, Function<Sides<T>, List<String>> text) {
        if (all.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(title);
        all.forEach(sides -> lines.addAll(text.apply(sides)));
    }

    private static List<String> code(Sides<String> sides) {
        return lines(sides, text -> {
            boolean isDigest = !sides.name().equals("flow") && text.length() > LONGEST_DIGEST;
            String cut = isDigest ? text.substring(0, LONGEST_DIGEST) : text;
            return cut.isEmpty() ? sides.name() : sides.name() + " " + cut;
        });
    }

    private static List<String> tasks(Sides<Task> sides) {
        return lines(sides, task -> {
            int attempts = task.getAttempts();
            return sides.name() + " " + task.getState() + (attempts == 1 ? "" : " after " + attempts + " attempts")
                    + ", " + Elapsed.text(task.getTook());
        });
    }

    private static <T> List<String> lines(Sides<T> sides, Function<T, String> text) {
        List<String> lines = new ArrayList<>();
        T left = sides.left();
        T right = sides.right();
        if (left != null) {
            lines.add((sides.isEqual() ? "  " : "- ") + text.apply(left));
        }
        if (right != null && !sides.isEqual()) {
            lines.add("+ " + text.apply(right));
        }
        return lines;
    }
}
