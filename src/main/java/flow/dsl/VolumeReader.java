package flow.dsl;

import flow.graph.ByteSize;
import flow.graph.NameRule;
import flow.graph.Volume;
import flow.graph.Volume.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code volumes:}, a map from claims to paths, or a list of maps. */
final class VolumeReader {
    private static final List<String> SOURCES = List.of("claim", "secret", "configMap", "emptyDir", "hostPath");

    static final List<String> EMPTY_NAMES = List.of("sizeLimit", "medium");

    static final List<String> NAMES =
            List.of("claim", "secret", "configMap", "emptyDir", "hostPath", "mountPath", "subPath", "readOnly");

    private static final String EXAMPLE =
            "write volumes: ['my-claim': '/data'] or volumes: [[claim: 'my-claim', mountPath: '/data', readOnly: true]]";

    private static final Reading<String> OBJECT = Reading.named(NameRule.KUBERNETES_OBJECT, "name in Kubernetes");
    private static final Reading<String> PATH =
            Reading.shaped("/(?!.*(^|/)\\.\\.(/|$))[^:\\p{Cntrl}]*", "absolute path", "write for example '/data'");
    private static final Reading<String> PART = Reading.shaped(
            "(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\p{Cntrl}]+", "relative path", "write for example 'north/2026'");

    private VolumeReader() {}

    static @Nullable List<Volume> read(Options kubernetes) {
        if (kubernetes.value("volumes") instanceof Map) {
            List<Volume> volumes = new ArrayList<>();
            kubernetes
                    .entries("volumes", OBJECT, PATH)
                    .forEach((claim, path) -> volumes.add(new Volume(new Source.Claim(claim), path, null, false)));
            return volumes;
        }
        List<Options> maps = kubernetes.maps("volumes", EXAMPLE);
        return maps == null ? null : read(maps);
    }

    private static List<Volume> read(List<Options> maps) {
        List<Volume> volumes = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (Options map : maps) {
            Volume volume = one(map.allow(NAMES));
            if (volume != null && !paths.add(volume.mountPath())) {
                map.refuse("mountPath", "'" + volume.mountPath() + "' is taken by another volume", null);
            }
            if (volume != null) {
                volumes.add(volume);
            }
        }
        return volumes;
    }

    private static @Nullable Volume one(Options map) {
        Source source = source(map);
        String path = map.read("mountPath", PATH);
        String part = map.read("subPath", PART);
        Boolean readOnly = map.read("readOnly", Reading.FLAG);
        if (!map.says("mountPath")) {
            map.missing("it has no mountPath:", "write where the container sees it, such as mountPath: '/data'");
        }
        if (source == null || path == null) {
            return null;
        }
        return new Volume(source, path, part, Boolean.TRUE.equals(readOnly));
    }

    private static @Nullable Source source(Options map) {
        List<String> said = SOURCES.stream().filter(map::says).toList();
        if (said.size() != 1) {
            map.missing(
                    said.isEmpty()
                            ? "it says nothing of what is behind it"
                            : "it says both " + said.get(0) + ": and " + said.get(1) + ":",
                    "write one of " + String.join(", ", SOURCES));
            return null;
        }
        return switch (said.get(0)) {
            case "claim" -> map.read("claim", name -> new Source.Claim(OBJECT.of(name)));
            case "secret" -> map.read("secret", name -> new Source.SecretFiles(OBJECT.of(name)));
            case "configMap" -> map.read("configMap", name -> new Source.ConfigMapFiles(OBJECT.of(name)));
            case "hostPath" -> map.read("hostPath", path -> new Source.NodeFolder(PATH.of(path)));
            default -> emptyFolder(map);
        };
    }

    /** {@code true}, a size, or a map as Kubernetes writes it. */
    private static @Nullable Source emptyFolder(Options map) {
        if (map.value("emptyDir") instanceof Map) {
            Options inside = map.inside("emptyDir", null).allow(EMPTY_NAMES);
            ByteSize limit = inside.read("sizeLimit", ByteSize::from);
            String medium =
                    inside.read("medium", Reading.shaped("Memory", "medium", "write 'Memory', or leave it out"));
            return new Source.Scratch(limit, medium != null);
        }
        if (Boolean.TRUE.equals(map.value("emptyDir"))) {
            return new Source.Scratch(null, false);
        }
        return map.read("emptyDir", size -> new Source.Scratch(ByteSize.from(size), false));
    }
}
