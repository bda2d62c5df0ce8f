package flow.graph;

import org.jspecify.annotations.Nullable;

/**
 * A folder of a pod that outlives its container or comes from elsewhere.
 *
 * @param mountPath absolute; where the container sees it
 * @param subPath the part of the source that is seen; null for all
 */
public record Volume(
        Source source, String mountPath, @Nullable String subPath, boolean readOnly) {

    /** What is behind it. */
    public sealed interface Source {

        /** A persistent volume claim of the namespace. */
        record Claim(String name) implements Source {}

        /** A Kubernetes secret, one file a key. */
        record SecretFiles(String name) implements Source {}

        /** A config map, one file a key. */
        record ConfigMapFiles(String name) implements Source {}

        /**
         * An empty folder that ends with the pod.
         *
         * @param limit null for none
         */
        record Scratch(@Nullable ByteSize limit, boolean inMemory) implements Source {}

        /** A folder of the node. */
        record NodeFolder(String path) implements Source {}
    }
}
