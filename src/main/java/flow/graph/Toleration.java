package flow.graph;

import org.jspecify.annotations.Nullable;

/**
 * A taint of nodes that a pod does not mind, as Kubernetes defines it.
 *
 * @param key null for every taint; then the operator is {@code EXISTS}
 * @param value null with {@code EXISTS}
 * @param effect null for every effect
 * @param seconds how long the pod stays once the taint is there; only with {@code NO_EXECUTE}; null for ever
 */
public record Toleration(
        @Nullable String key,
        Operator operator,
        @Nullable String value,
        @Nullable Effect effect,
        @Nullable Long seconds) {

    /** How a taint is compared. */
    public enum Operator {
        EXISTS("Exists"),
        EQUAL("Equal");

        private final String spelling;

        Operator(String spelling) {
            this.spelling = spelling;
        }

        /** As Kubernetes and scripts write it. */
        public String spelling() {
            return spelling;
        }
    }

    /** What a taint does to pods that mind it. */
    public enum Effect {
        NO_SCHEDULE("NoSchedule"),
        PREFER_NO_SCHEDULE("PreferNoSchedule"),
        NO_EXECUTE("NoExecute");

        private final String spelling;

        Effect(String spelling) {
            this.spelling = spelling;
        }

        /** As Kubernetes and scripts write it. */
        public String spelling() {
            return spelling;
        }
    }
}
