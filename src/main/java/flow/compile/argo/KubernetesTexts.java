package flow.compile.argo;

import flow.graph.Kubernetes;
import flow.graph.Volume;
import flow.graph.Volume.Source;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** All that users wrote into {@code kubernetes:} and that stands in a manifest as it is. */
final class KubernetesTexts {
    private KubernetesTexts() {}

    static Stream<String> of(Kubernetes kubernetes) {
        return Stream.of(
                        Stream.of(
                                kubernetes.image().name(),
                                kubernetes.placement().serviceAccount(),
                                kubernetes.resources().gpuVendor()),
                        stream(kubernetes.image().pullSecrets()),
                        texts(kubernetes.placement().nodeSelector()),
                        texts(kubernetes.labels()),
                        texts(kubernetes.annotations()),
                        stream(kubernetes.secrets()),
                        tolerations(kubernetes),
                        kubernetes.volumes() == null
                                ? Stream.<String>empty()
                                : kubernetes.volumes().stream().flatMap(KubernetesTexts::texts),
                        kubernetes.podSpecPatch() == null
                                ? Stream.<String>empty()
                                : Stream.of(JsonPatch.of(kubernetes.podSpecPatch())))
                .flatMap(texts -> texts)
                .filter(Objects::nonNull);
    }

    private static Stream<String> stream(List<String> texts) {
        return texts == null ? Stream.empty() : texts.stream();
    }

    private static Stream<String> texts(Map<String, String> map) {
        return Stream.concat(map.keySet().stream(), map.values().stream());
    }

    private static Stream<String> tolerations(Kubernetes kubernetes) {
        return kubernetes.placement().tolerations() == null
                ? Stream.empty()
                : kubernetes.placement().tolerations().stream().flatMap(one -> Stream.of(one.key(), one.value()));
    }

    private static Stream<String> texts(Volume volume) {
        Source source = volume.source();
        String name = source instanceof Source.Claim claim
                ? claim.name()
                : source instanceof Source.SecretFiles secret
                        ? secret.name()
                        : source instanceof Source.ConfigMapFiles map
                                ? map.name()
                                : source instanceof Source.NodeFolder folder ? folder.path() : null;
        return Stream.of(volume.mountPath(), volume.subPath(), name);
    }
}
