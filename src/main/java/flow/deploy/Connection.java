package flow.deploy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a cluster is reached.
 *
 * @param kubeconfig files with colons between them; null for {@code ~/.kube/config}, or the pod's own account
 * @param context of those files; null for the current one
 * @param namespace null for the context's
 * @param timeout of one request, without its repetitions
 * @param isPatient whether a request without an answer is repeated, up to three times
 */
public record Connection(
        @Nullable String kubeconfig,
        @Nullable String context,
        @Nullable String namespace,
        Duration timeout,
        boolean isPatient) {}
