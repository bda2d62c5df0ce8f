package flow.dsl;

import flow.graph.Kubernetes;
import flow.graph.NameRule;
import flow.graph.Placement;
import flow.graph.PodImage;
import flow.graph.PodImage.PullPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code kubernetes:} as a map, or true and false. */
final class KubernetesReader {
    static final List<String> NAMES = List.of(
            "cpu",
            "memory",
            "disk",
            "gpu",
            "gpuVendor",
            "sharedMemory",
            "image",
            "imagePullPolicy",
            "imagePullSecrets",
            "serviceAccount",
            "namespace",
            "nodeSelector",
            "tolerations",
            "labels",
            "annotations",
            "secrets",
            "volumes",
            "podSpecPatch");

    private static final Reading<String> SECRET =
            Reading.named(NameRule.KUBERNETES_OBJECT, "name of a Kubernetes secret");
    private static final Reading<String> LABEL_KEY = Reading.named(NameRule.LABEL_KEY, "label");
    private static final Reading<String> LABEL_VALUE =
            value -> NameRule.LABEL_VALUE.check("value of a label", Reading.SCALAR.of(value));

    private KubernetesReader() {}

    static @Nullable Kubernetes read(Options step) {
        if (step.value("kubernetes") instanceof Boolean wanted) {
            return wanted ? Kubernetes.PLAIN : Kubernetes.NONE;
        }
        Options map = step.inside("kubernetes", "write kubernetes: [cpu: 4, memory: '16 GB'], or kubernetes: false");
        return map == null ? null : readMap(map.allow(NAMES));
    }

    private static Kubernetes readMap(Options map) {
        return new Kubernetes(
                true,
                ResourcesReader.keys(map),
                image(map),
                placement(map),
                map.entries("labels", LABEL_KEY, LABEL_VALUE),
                map.entries("annotations", Reading.named(NameRule.LABEL_KEY, "annotation"), Reading.SCALAR),
                map.list("secrets", SECRET),
                VolumeReader.read(map),
                map.read("podSpecPatch", PodSpecPatch::of));
    }

    private static PodImage image(Options map) {
        return new PodImage(
                map.read("image", ImageName::of),
                map.read("imagePullPolicy", Reading.oneOf(PullPolicy.values(), PullPolicy::spelling)),
                map.list("imagePullSecrets", SECRET));
    }

    private static Placement placement(Options map) {
        return new Placement(
                map.read("namespace", Reading.named(NameRule.NAMESPACE, "namespace")),
                map.read("serviceAccount", Reading.named(NameRule.KUBERNETES_OBJECT, "service account")),
                map.entries("nodeSelector", LABEL_KEY, LABEL_VALUE),
                TolerationReader.read(map));
    }
}
