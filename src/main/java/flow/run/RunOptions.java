package flow.run;

import flow.store.Cause;
import flow.task.Host;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a run is made.
 *
 * @param script where the script is, absolute
 * @param classes the script's own; also what bodies find as their thread's context class loader
 * @param isUsers whether a stack frame is in the script or a source beside it
 * @param userName who starts it
 * @param branchName the branch of the project; null when the flow belongs to none
 * @param maxWorkers how many tasks run at a time; a gang counts as one
 * @param failFast whether nothing new is started after the first final failure
 * @param grace how long tasks may take to end when the run is aborted
 * @param host what tasks find around them
 * @param cause what starts it; a run that resumes another has the other's
 * @param logLimit how many bytes of an attempt's output are stored at most
 */
public record RunOptions(
        String script,
        ClassLoader classes,
        Predicate<StackTraceElement> isUsers,
        String userName,
        List<String> tags,
        @Nullable String branchName,
        boolean isProduction,
        int maxWorkers,
        boolean failFast,
        Duration grace,
        Host host,
        Cause cause,
        long logLimit) {
    private static final int LEAST_DEFAULT_WORKERS = 4;
    private static final long DEFAULT_LOG_LIMIT = 10_000_000;
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);

    public RunOptions {
        tags = List.copyOf(tags);
        if (maxWorkers < 1) {
            throw new IllegalArgumentException("a run has at least one worker");
        }
    }

    /** Without tags and project, with as many workers as there are processors, at least 4. */
    public static RunOptions of(
            String script, ClassLoader classes, Predicate<StackTraceElement> isUsers, String userName, Host host) {
        int workers = Math.max(LEAST_DEFAULT_WORKERS, Runtime.getRuntime().availableProcessors());
        return new RunOptions(
                script,
                classes,
                isUsers,
                userName,
                List.of(),
                null,
                false,
                workers,
                false,
                DEFAULT_GRACE,
                host,
                Cause.BY_HAND,
                DEFAULT_LOG_LIMIT);
    }

    public RunOptions withMaxWorkers(int workers) {
        return new RunOptions(
                script,
                classes,
                isUsers,
                userName,
                tags,
                branchName,
                isProduction,
                workers,
                failFast,
                grace,
                host,
                cause,
                logLimit);
    }
}
