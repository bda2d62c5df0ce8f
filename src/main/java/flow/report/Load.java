package flow.report;

import flow.client.Attempt;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** When attempts went on, in milliseconds since the run began: how many at once, and how long in all. */
final class Load {
    private final long[] begins;
    private final long[] ends;
    private final Duration inTasks;

    private Load(long[] begins, long[] ends, Duration inTasks) {
        this.begins = begins;
        this.ends = ends;
        this.inTasks = inTasks;
    }

    static Load of(Subject subject) {
        List<Attempt> attempts = subject.tasks()
                .filter(task -> !task.isReused())
                .flatMap(task -> task.getHistory().stream())
                .toList();
        long[] begins = attempts.stream()
                .mapToLong(attempt -> subject.millis(attempt.getStartedAt()))
                .sorted()
                .toArray();
        long[] ends = attempts.stream()
                .mapToLong(attempt -> subject.millis(attempt.getEndedAt()))
                .sorted()
                .toArray();
        Duration inTasks = attempts.stream().map(Attempt::getTook).reduce(Duration.ZERO, Duration::plus);
        return new Load(begins, ends, inTasks);
    }

    Duration inTasks() {
        return inTasks;
    }

    /** The most that went on at once. One that begins in the millisecond in which another ends comes after it. */
    int most() {
        return Math.max(mostBetween(Long.MIN_VALUE, Long.MAX_VALUE), begins.length > 0 ? 1 : 0);
    }

    /** The most that went on at once from one moment to another. */
    int mostBetween(long from, long to) {
        int begun = count(begins, from);
        int ended = count(ends, from);
        int most = begun - ended;
        while (begun < begins.length && begins[begun] < to) {
            long now = begins[begun++];
            while (ended < ends.length && ends[ended] <= now) {
                ended++;
            }
            most = Math.max(most, begun - ended);
        }
        return Math.max(most, 0);
    }

    /** How many come before a moment, or at it. */
    private static int count(long[] sorted, long moment) {
        int found = Arrays.binarySearch(sorted, moment);
        int count = found < 0 ? -found - 1 : found;
        while (count < sorted.length && sorted[count] <= moment) {
            count++;
        }
        return count;
    }
}
