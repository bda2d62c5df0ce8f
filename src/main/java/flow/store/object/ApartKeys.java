package flow.store.object;

import flow.graph.TaskId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Under which keys that stands of a run which its tasks write themselves. */
final class ApartKeys {
    private static final Pattern LOG = Pattern.compile("(.+/log/[0-9]+-[0-9a-f]+/)[0-9]{8,9}");

    private ApartKeys() {}

    /** In front of all of it. */
    static String all(String runId) {
        return Keys.run(runId) + "tasks/";
    }

    private static String task(String runId, TaskId task) {
        return all(runId) + task.fileName() + "/";
    }

    static String done(String runId, TaskId task) {
        return task(runId, task) + "done";
    }

    static String failed(String runId, TaskId task, int attempt) {
        return Keys.numbered(task(runId, task) + "failed/", attempt);
    }

    /** In front of the segments of what an attempt printed; one that was begun twice has two. */
    static String log(String runId, TaskId task, int attempt, String by) {
        return task(runId, task) + "log/" + attempt + "-" + by + "/";
    }

    static boolean isRecord(String key) {
        return key.endsWith("/done") || key.matches(".+/failed/[0-9]{8,9}");
    }

    /** What stands in front of the segments of a log, of one of them; null of anything else. */
    static @Nullable String logOf(String key) {
        Matcher log = LOG.matcher(key);
        return log.matches() ? log.group(1) : null;
    }
}
