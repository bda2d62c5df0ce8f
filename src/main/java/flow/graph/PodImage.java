package flow.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The container image of a pod. Null means "not said".
 *
 * @param pullSecrets names of Kubernetes secrets that open its registry
 */
public record PodImage(
        @Nullable String name,
        @Nullable PullPolicy pullPolicy,
        @Nullable List<String> pullSecrets) {

    static final PodImage UNSAID = new PodImage(null, null, null);

    /** When a node fetches the image. */
    public enum PullPolicy {
        ALWAYS("Always"),
        IF_NOT_PRESENT("IfNotPresent"),
        NEVER("Never");

        private final String spelling;

        PullPolicy(String spelling) {
            this.spelling = spelling;
        }

        /** As Kubernetes and scripts write it. */
        public String spelling() {
            return spelling;
        }
    }

    public PodImage {
        pullSecrets = pullSecrets == null ? null : List.copyOf(pullSecrets);
    }

    PodImage orElse(PodImage lower) {
        return new PodImage(
                Said.first(name, lower.name),
                Said.first(pullPolicy, lower.pullPolicy),
                Said.first(pullSecrets, lower.pullSecrets));
    }
}
