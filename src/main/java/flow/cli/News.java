package flow.cli;

import flow.Failure;
import flow.graph.Flow;
import flow.graph.Hook.Occasion;
import flow.notify.RunNews;
import flow.progress.FailureText;
import flow.run.RunResult;
import flow.store.RunEnd;
import flow.task.Diagnosis;
import flow.view.Elapsed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run that has ended, whoever made it.
 *
 * @param startedAt null when nobody knows
 * @param failures why tasks failed, the root cause first; of very many the first ones
 * @param failed how many failed
 * @param otherwise why the run failed if no task did
 * @param branch of its project; null for none
 */
record News(
        String runId,
        RunEnd.Status status,
        @Nullable Instant startedAt,
        Instant endedAt,
        List<Diagnosis> failures,
        int failed,
        @Nullable String otherwise,
        @Nullable String branch,
        String user) {

    /** Of a run that this process made. */
    static News of(RunResult result, Span span, Clock clock, @Nullable String branch, String user) {
        return new News(
                result.runId(),
                result.status(),
                span.startedAt(),
                span.endedAt(clock),
                result.failures(),
                result.failed(),
                result.storeFault() == null ? null : result.storeFault().getMessage(),
                branch,
                user);
    }

    /** Null for a run that was ended from outside, of which nobody is told. */
    static @Nullable Occasion occasion(RunEnd.Status status) {
        return switch (status) {
            case SUCCEEDED -> Occasion.SUCCESS;
            case FAILED -> Occasion.FAILURE;
            case ABORTED -> null;
        };
    }

    /** @param link to where it is shown; null for nowhere */
    RunNews of(Flow flow, Occasion occasion, @Nullable String link) {
        String project =
                flow.project() == null || branch == null ? "" : flow.project().name() + "." + branch + ".";
        Failure first = failures.isEmpty() ? null : failures.get(0).failure();
        return new RunNews(
                flow.name(),
                project + flow.name(),
                runId,
                occasion,
                endedAt,
                startedAt == null ? "" : Elapsed.text(Duration.between(startedAt, endedAt)),
                first == null || first.step() == null ? "" : first.step(),
                first == null || first.task() == null ? "" : first.task() + others(),
                error(),
                link,
                branch == null ? "" : branch,
                user);
    }

    private String others() {
        return failed <= 1 ? "" : " and " + (failed - 1) + " more";
    }

    private String error() {
        if (!failures.isEmpty()) {
            return FailureText.what(failures.get(0));
        }
        return otherwise == null ? "" : otherwise;
    }
}
