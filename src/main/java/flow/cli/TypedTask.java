package flow.cli;

import flow.graph.TaskId;
import flow.graph.TaskId.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A task as it was typed: as messages call it ({@code read[2,0]}, {@code tune[~3]}, {@code train[#1]}) or as in paths
 * ({@code read/2.0}, {@code tune/~3}, {@code train/n1}).
 *
 * @param index null when only a step was named
 */
record TypedTask(String step, @Nullable TaskId index) {
    private static final Pattern FORM = Pattern.compile("([^\\[\\]/]+)(?:\\[(.+)\\]|/(.+))?");
    private static final Pattern LEVEL = Pattern.compile("[.,]?(~|#|n)?(\\d{1,9})(?!\\d)");

    /** @throws UsageFault when it names no task */
    static TypedTask parse(String typed) {
        Matcher form = FORM.matcher(typed);
        if (!form.matches()) {
            throw new UsageFault("'" + typed + "' names no task: write STEP, STEP[2] or STEP/2");
        }
        String index = form.group(2) == null ? form.group(3) : form.group(2);
        return new TypedTask(form.group(1), index == null ? null : new TaskId(form.group(1), path(typed, index)));
    }

    private static List<Index> path(String typed, String text) {
        List<Index> path = new ArrayList<>();
        Matcher level = LEVEL.matcher(text);
        int end = 0;
        while (level.find() && level.start() == end) {
            path.add(index(level.group(1), Integer.parseInt(level.group(2))));
            end = level.end();
        }
        if (end < text.length()) {
            throw new UsageFault(
                    "'" + typed + "' names no task: an index is written 2 (an item), 2,0 (one of an inner foreach),"
                            + " ~3 (a round) or #1 (a node)");
        }
        return path;
    }

    private static Index index(@Nullable String mark, int number) {
        if (mark == null) {
            return new Index.Item(number);
        }
        return mark.equals("~") ? new Index.Round(number) : new Index.Node(number);
    }

    /** Whether it is that one, or the gang of that node. The {@code 0} of a task outside of all forks may be left out or not. */
    boolean isMeant(TaskId task) {
        return index != null
                && (index.equals(task)
                        || index.equals(task.whole())
                        || task.path().isEmpty() && index.spelling().equals("0"));
    }
}
