package flow.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flow.graph.Batch;
import flow.graph.Kubernetes;
import flow.graph.PodImage;
import flow.graph.Resources;
import flow.graph.Retry;
import flow.graph.StepOptions;
import flow.graph.Toleration;
import flow.graph.Volume;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A task's options for programs, under the keys and with the units of the script. */
final class OptionsJson {
    private OptionsJson() {}

    /** Null when nothing is said. */
    static @Nullable ObjectNode of(StepOptions options) {
        ObjectNode json = Json.object();
        Json.put(json, "description", options.description());
        Json.put(json, "catchInto", options.catchInto());
        Json.put(json, "retry", options.retry() == null ? null : retry(options.retry()));
        Json.put(json, "timeout", options.timeout());
        if (options.resources() != null) {
            resources(json.putObject("resources"), options.resources());
        }
        Json.put(json, "kubernetes", options.kubernetes() == null ? null : kubernetes(options.kubernetes()));
        Json.put(json, "batch", options.batch() == null ? null : batch(options.batch()));
        Json.put(json, "environment", options.environment());
        list(json, "secrets", options.secrets());
        return json.isEmpty() ? null : json;
    }

    private static ObjectNode retry(Retry retry) {
        ObjectNode json = Json.object().put("times", retry.effectiveTimes());
        Json.put(json, "delay", retry.delay());
        Json.put(json, "factor", retry.factor());
        Json.put(json, "maxDelay", retry.maxDelay());
        list(json, "on", retry.on());
        return json;
    }

    private static void resources(ObjectNode json, Resources resources) {
        Json.put(json, "cpu", resources.cpu());
        Json.put(json, "memory", resources.memory());
        Json.put(json, "disk", resources.disk());
        Json.put(json, "gpu", resources.gpu());
        Json.put(json, "gpuVendor", resources.gpuVendor());
        Json.put(json, "sharedMemory", resources.sharedMemory());
    }

    private static JsonNode kubernetes(Kubernetes kubernetes) {
        if (!kubernetes.wanted()) {
            return BooleanNode.FALSE;
        }
        ObjectNode json = Json.object();
        resources(json, kubernetes.resources());
        Json.put(json, "image", kubernetes.image().name());
        PodImage.PullPolicy policy = kubernetes.image().pullPolicy();
        Json.put(json, "imagePullPolicy", policy == null ? null : policy.spelling());
        list(json, "imagePullSecrets", kubernetes.image().pullSecrets());
        Json.put(json, "serviceAccount", kubernetes.placement().serviceAccount());
        Json.put(json, "namespace", kubernetes.placement().namespace());
        Json.put(json, "nodeSelector", kubernetes.placement().nodeSelector());
        if (kubernetes.placement().tolerations() != null) {
            kubernetes
                    .placement()
                    .tolerations()
                    .forEach(one -> json.withArray("tolerations").add(toleration(one)));
        }
        Json.put(json, "labels", kubernetes.labels());
        Json.put(json, "annotations", kubernetes.annotations());
        list(json, "secrets", kubernetes.secrets());
        if (kubernetes.volumes() != null) {
            kubernetes.volumes().forEach(one -> json.withArray("volumes").add(volume(one)));
        }
        Json.put(json, "podSpecPatch", kubernetes.podSpecPatch());
        return json.isEmpty() ? BooleanNode.TRUE : json;
    }

    private static ObjectNode toleration(Toleration toleration) {
        ObjectNode json = Json.object();
        Json.put(json, "key", toleration.key());
        json.put("operator", toleration.operator().spelling());
        Json.put(json, "value", toleration.value());
        Json.put(
                json,
                "effect",
                toleration.effect() == null ? null : toleration.effect().spelling());
        Json.put(json, "seconds", toleration.seconds());
        return json;
    }

    private static ObjectNode volume(Volume volume) {
        ObjectNode json = Json.object();
        source(json, volume.source());
        json.put("mountPath", volume.mountPath());
        Json.put(json, "subPath", volume.subPath());
        json.put("readOnly", volume.readOnly());
        return json;
    }

    private static void source(ObjectNode json, Volume.Source source) {
        if (source instanceof Volume.Source.Claim claim) {
            json.put("claim", claim.name());
        }
        if (source instanceof Volume.Source.SecretFiles files) {
            json.put("secret", files.name());
        }
        if (source instanceof Volume.Source.ConfigMapFiles files) {
            json.put("configMap", files.name());
        }
        if (source instanceof Volume.Source.NodeFolder folder) {
            json.put("hostPath", folder.path());
        }
        if (source instanceof Volume.Source.Scratch scratch) {
            ObjectNode empty = json.putObject("emptyDir");
            Json.put(empty, "limit", scratch.limit());
            empty.put("inMemory", scratch.inMemory());
        }
    }

    private static JsonNode batch(Batch batch) {
        if (!batch.wanted()) {
            return BooleanNode.FALSE;
        }
        ObjectNode json = Json.object();
        resources(json, batch.resources());
        Json.put(json, "image", batch.image());
        Json.put(json, "queue", batch.queue());
        Json.put(json, "jobRole", batch.jobRole());
        Json.put(json, "executionRole", batch.executionRole());
        Json.put(json, "tags", batch.tags());
        return json.isEmpty() ? BooleanNode.TRUE : json;
    }

    /** An empty list says "none", which is something else than nothing said. */
    private static void list(ObjectNode json, String key, @Nullable Collection<?> values) {
        if (values != null) {
            json.set(key, Json.value(values));
        }
    }
}
