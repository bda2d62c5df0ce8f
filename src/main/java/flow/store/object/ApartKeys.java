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

    /** In front of all that one task wrote. */
    static String task(String runId, TaskId task) {
        return all(runId) + task.fileName() + "/";
    }

    /** The same of the task that wrote this. */
    static String taskOf(String runId, String key) {
        return key.substring(0, key.indexOf('/', all(runId).length()) + 1);
    }

    static String done(String runId, TaskId task) {
        return task(runId, task) + "done";
    }

    /** What a node of a gang left, which does not count before {@link #whole} says so. */
    static String left(String runId, TaskId node, int attempt) {
        return Keys.numbered(task(runId, node) + "left/", attempt);
    }

    /** Which attempt of a gang counts: that of the record in it. */
    static String whole(String runId, TaskId gang) {
        return task(runId, gang) + "whole";
    }

    static String failed(String runId, TaskId task, int attempt) {
        return Keys.numbered(task(runId, task) + "failed/", attempt);
    }

    /** In front of the segments of what an attempt printed; one that was begun twice has two. */
    static String log(String runId, TaskId task, int attempt, String by) {
        return task(runId, task) + "log/" + attempt + "-" + by + "/";
    }

    static boolean isRecord(String key) {
        return isOfSuccess(key) || key.matches(".+/failed/[0-9]{8,9}");
    }

    /** Whether the record in it says that something ended well. */
    static boolean isOfSuccess(String key) {
        return key.endsWith("/done") || key.endsWith("/whole") || key.matches(".+/left/[0-9]{8,9}");
    }

    /** What stands in front of the segments of a log, of one of them; null of anything else. */
    static @Nullable String logOf(String key) {
        Matcher log = LOG.matcher(key);
        return log.matches() ? log.group(1) : null;
    }
}
