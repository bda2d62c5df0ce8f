package flow.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code batch: […]}: how a task is run on AWS Batch. Null (of {@code tags}: a missing key) means "not said".
 *
 * @param wanted false says "none": {@code batch: false}
 * @param queue a job queue's name or ARN
 * @param jobRole the ARN of the role that the task itself has
 * @param executionRole the ARN of the role that starts its container
 */
public record Batch(
        boolean wanted,
        Resources resources,
        @Nullable String image,
        @Nullable String queue,
        @Nullable String jobRole,
        @Nullable String executionRole,
        Map<String, String> tags) {

    /** {@code batch: false}. */
    public static final Batch NONE = new Batch(false, Resources.NONE, null, null, null, null, Map.of());

    /** {@code batch: true}: with nothing else said. */
    public static final Batch PLAIN = new Batch(true, Resources.NONE, null, null, null, null, Map.of());

    public Batch {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** These, completed key by key with those of the next lower precedence; "none" is never completed nor completes. */
    public Batch orElse(Batch lower) {
        if (!wanted || !lower.wanted) {
            return this;
        }
        return new Batch(
                true,
                resources.orElse(lower.resources),
                Said.first(image, lower.image),
                Said.first(queue, lower.queue),
                Said.first(jobRole, lower.jobRole),
                Said.first(executionRole, lower.executionRole),
                Said.merged(tags, lower.tags));
    }
}
