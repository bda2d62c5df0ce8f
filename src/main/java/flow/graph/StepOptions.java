package flow.graph;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a task is run. Null (of {@code environment}: a missing key) means "not said", so that options of a lower precedence can
 * fill in; what is said as "none" stays none.
 *
 * @param catchInto the artifact that holds a description of the last attempt's failure
 * @param timeout of one attempt; zero says "none"
 * @param environment what {@code env.NAME} answers in the body, in the order it was written
 * @param secrets what {@code secrets.NAME} answers in the body; empty says "none"
 */
public record StepOptions(
        @Nullable String description,
        @Nullable String catchInto,
        @Nullable Retry retry,
        @Nullable Duration timeout,
        @Nullable Resources resources,
        @Nullable Kubernetes kubernetes,
        @Nullable Batch batch,
        Map<String, String> environment,
        @Nullable List<Secret> secrets) {

    public static final StepOptions NONE = new StepOptions(null, null, null, null, null, null, null, Map.of(), null);

    public StepOptions {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        secrets = secrets == null ? null : List.copyOf(secrets);
        if (timeout != null && timeout.isNegative()) {
            throw new IllegalArgumentException("a timeout is not negative");
        }
    }

    /** These options, completed key by key with those of the next lower precedence. */
    public StepOptions orElse(StepOptions lower) {
        return new StepOptions(
                Said.first(description, lower.description),
                Said.first(catchInto, lower.catchInto),
                Said.merged(retry, lower.retry, Retry::orElse),
                Said.first(timeout, lower.timeout),
                Said.merged(resources, lower.resources, Resources::orElse),
                Said.merged(kubernetes, lower.kubernetes, Kubernetes::orElse),
                Said.merged(batch, lower.batch, Batch::orElse),
                Said.merged(environment, lower.environment),
                Said.first(secrets, lower.secrets));
    }

    /** The same with other secrets. */
    public StepOptions withSecrets(List<Secret> others) {
        return new StepOptions(
                description, catchInto, retry, timeout, resources, kubernetes, batch, environment, others);
    }

    /** How often and when a failed attempt is repeated; {@link Retry#NONE} when nothing was said. */
    public Retry effectiveRetry() {
        return retry == null ? Retry.NONE : retry;
    }

    /** The longest that one attempt may take; empty for no bound. */
    public Optional<Duration> effectiveTimeout() {
        return Optional.ofNullable(timeout).filter(bound -> !bound.isZero());
    }

    /** What a task needs on Kubernetes: the larger of {@code resources:} and {@code kubernetes:}, key by key. */
    public Resources kubernetesResources() {
        Resources general = resources == null ? Resources.NONE : resources;
        return kubernetes == null ? general : general.larger(kubernetes.resources());
    }

    /** What a task needs on AWS Batch: the larger of {@code resources:} and {@code batch:}, key by key. */
    public Resources batchResources() {
        Resources general = resources == null ? Resources.NONE : resources;
        return batch == null ? general : general.larger(batch.resources());
    }

    /** The secrets of the task; empty when nothing was said. */
    public List<Secret> effectiveSecrets() {
        return secrets == null ? List.of() : secrets;
    }
}
