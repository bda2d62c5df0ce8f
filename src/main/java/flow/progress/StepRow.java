package flow.progress;

import flow.graph.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What is known of a step's tasks at a moment. */
final class StepRow {
    private final String name;
    private final Map<TaskId, Instant> running = new LinkedHashMap<>();
    /** Between two attempts, or ended from outside: another attempt takes them out again. */
    private final Set<TaskId> repeating = new HashSet<>();

    private final Set<TaskId> ended = new HashSet<>();
    private int done;
    private int reused;
    private int caught;
    private int failed;
    private int expected;
    private boolean isForked;
    private boolean isSkipped;
    private @Nullable Instant first;
    private @Nullable Instant last;

    StepRow(String name) {
        this.name = name;
    }

    void expect(int tasks) {
        expected += tasks;
        isForked |= expected != 1;
        isSkipped = expected == 0;
    }

    void skip() {
        isSkipped = true;
    }

    void started(TaskId task, Instant at) {
        repeating.remove(task);
        ended.remove(task);
        running.put(task, at);
        isForked |= !task.path().isEmpty();
        first = first == null ? at : first;
    }

    /** It was done before the run began. */
    void reused(TaskId task, Instant start) {
        isForked |= !task.path().isEmpty();
        first = first == null ? start : first;
        last = last == null ? start : last;
        done++;
        reused++;
    }

    void finished(TaskId task, Instant at, boolean wasCaught) {
        leave(task, at);
        done++;
        caught += wasCaught ? 1 : 0;
    }

    void repeats(TaskId task, Instant at) {
        leave(task, at);
        repeating.add(task);
    }

    void failed(TaskId task, Instant at) {
        leave(task, at);
        repeating.remove(task);
        failed++;
    }

    void killed(TaskId task, Instant at) {
        leave(task, at);
        ended.add(task);
    }

    private void leave(TaskId task, Instant at) {
        running.remove(task);
        last = at;
    }

    String name() {
        return name;
    }

    Map<TaskId, Instant> running() {
        return running;
    }

    int repeating() {
        return repeating.size();
    }

    int ended() {
        return ended.size();
    }

    int done() {
        return done;
    }

    /** How many of these were done by an earlier run. */
    int reused() {
        return reused;
    }

    int caught() {
        return caught;
    }

    int failed() {
        return failed;
    }

    /** How many tasks it has, as far as that is decided; 0 when nothing is known. */
    int expected() {
        return expected;
    }

    /** Whether it is counted; what has one task has one state. */
    boolean isForked() {
        return isForked;
    }

    /** Whether it does not run, as far as that is decided: another option was taken, or there are no items. */
    boolean isSkipped() {
        return isSkipped;
    }

    boolean isBegun() {
        return first != null;
    }

    boolean isActive() {
        return !running.isEmpty() || !repeating.isEmpty();
    }

    /** When its last task so far ended; the distant past before that. */
    Instant last() {
        return last == null ? Instant.MIN : last;
    }

    /** From its first task's start to now, or to its last task's end when none is left. */
    Duration took(Instant now) {
        if (first == null) {
            return Duration.ZERO;
        }
        return Duration.between(first, isActive() || last == null ? now : last);
    }

    /** The sum of something over rows. */
    static int sum(Collection<StepRow> rows, ToIntFunction<StepRow> count) {
        return rows.stream().mapToInt(count).sum();
    }
}
