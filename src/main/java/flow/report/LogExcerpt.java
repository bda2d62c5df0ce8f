package flow.report;

import flow.client.Run;
import flow.client.Task;
import flow.graph.TaskId;
import flow.store.LogEntry;
import flow.store.LogLine;
import flow.store.LogReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a run printed, as far as a page shows it: the beginning and the end, and the end of each task that failed. Read in one pass. */
final class LogExcerpt {
    private static final int FIRST = 200;
    private static final int LAST = 800;
    private static final int OF_A_TASK = 20;
    private static final int LONGEST_LINE = 500;
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;:]{0,60}m");

    private final List<LogEntry> first = new ArrayList<>();
    private final Deque<LogEntry> last = new ArrayDeque<>();
    private final Map<TaskId, Deque<LogEntry>> ofTasks = new HashMap<>();
    private long count;

    private LogExcerpt() {}

    static LogExcerpt of(Run run) {
        LogExcerpt excerpt = new LogExcerpt();
        for (Task task : run.getFailures().stream().limit(Failures.SHOWN).toList()) {
            excerpt.ofTasks.put(task.id(), new ArrayDeque<>());
        }
        try (LogReader log = run.openLog()) {
            for (LogEntry entry = log.next(); entry != null; entry = log.next()) {
                excerpt.add(shortened(entry));
            }
        }
        return excerpt;
    }

    private static LogEntry shortened(LogEntry entry) {
        LogLine line = entry.line();
        String text = Cut.at(LONGEST_LINE, COLOUR.matcher(line.text()).replaceAll(""));
        return new LogEntry(entry.source(), new LogLine(line.at(), line.stream(), text));
    }

    private void add(LogEntry entry) {
        count++;
        if (first.size() < FIRST) {
            first.add(entry);
        } else {
            addLast(last, entry, LAST);
        }
        Deque<LogEntry> ofTask = entry.source().task() == null
                ? null
                : ofTasks.get(entry.source().task());
        if (ofTask != null) {
            addLast(ofTask, entry, OF_A_TASK);
        }
    }

    private static void addLast(Deque<LogEntry> lines, LogEntry line, int most) {
        lines.addLast(line);
        if (lines.size() > most) {
            lines.removeFirst();
        }
    }

    List<LogEntry> first() {
        return first;
    }

    /** Those behind the first ones and what is left out. */
    List<LogEntry> last() {
        return List.copyOf(last);
    }

    long leftOut() {
        return count - first.size() - last.size();
    }

    /** The last ones of a task that failed. */
    List<LogEntry> of(TaskId task) {
        return List.copyOf(ofTasks.getOrDefault(task, new ArrayDeque<>()));
    }
}
