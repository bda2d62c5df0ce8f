package flow.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code kubernetes: […]}: how a task is run as a pod. Null (of maps: a missing key) means "not said".
 *
 * @param wanted false says "none": {@code kubernetes: false}
 * @param secrets names of secrets whose keys become environment variables
 * @param podSpecPatch a part of a pod's specification that is merged over it: maps, lists and scalar values
 */
public record Kubernetes(
        boolean wanted,
        Resources resources,
        PodImage image,
        Placement placement,
        Map<String, String> labels,
        Map<String, String> annotations,
        @Nullable List<String> secrets,
        @Nullable List<Volume> volumes,
        @Nullable Map<String, Object> podSpecPatch) {

    /** {@code kubernetes: true}: with nothing else said. */
    public static final Kubernetes PLAIN = plain(true);

    /** {@code kubernetes: false}. */
    public static final Kubernetes NONE = plain(false);

    public Kubernetes {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        secrets = secrets == null ? null : List.copyOf(secrets);
        volumes = volumes == null ? null : List.copyOf(volumes);
        podSpecPatch = podSpecPatch == null ? null : Collections.unmodifiableMap(podSpecPatch);
    }

    private static Kubernetes plain(boolean wanted) {
        return new Kubernetes(
                wanted, Resources.NONE, PodImage.UNSAID, Placement.UNSAID, Map.of(), Map.of(), null, null, null);
    }

    /** These, completed key by key with those of the next lower precedence; "none" is never completed nor completes. */
    public Kubernetes orElse(Kubernetes lower) {
        if (!wanted || !lower.wanted) {
            return this;
        }
        return new Kubernetes(
                true,
                resources.orElse(lower.resources),
                image.orElse(lower.image),
                placement.orElse(lower.placement),
                Said.merged(labels, lower.labels),
                Said.merged(annotations, lower.annotations),
                Said.first(secrets, lower.secrets),
                Said.first(volumes, lower.volumes),
                Said.first(podSpecPatch, lower.podSpecPatch));
    }
}
