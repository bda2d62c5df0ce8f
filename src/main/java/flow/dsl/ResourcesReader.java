package flow.dsl;

import flow.graph.ByteSize;
import flow.graph.Cpu;
import flow.graph.Resources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code resources:}, and the same keys of other maps. */
final class ResourcesReader {
    static final List<String> NAMES = List.of("cpu", "memory", "disk", "gpu");

    private ResourcesReader() {}

    static @Nullable Resources read(Options step) {
        Options resources = step.inside("resources", "write resources: [cpu: 4, memory: '16 GB']");
        return resources == null ? null : keys(resources.allow(NAMES));
    }

    /** What a map says of resources, other keys aside. */
    static Resources keys(Options map) {
        return new Resources(
                map.read("cpu", Cpu::from),
                map.read("memory", ByteSize::from),
                map.read("disk", ByteSize::from),
                map.read("gpu", Reading.count(0)),
                map.read(
                        "gpuVendor",
                        Reading.shaped(
                                "nvidia|amd|[a-z0-9.-]+/[A-Za-z0-9._-]+",
                                "vendor of GPUs",
                                "write 'nvidia', 'amd', or a whole name such as 'gpu.intel.com/i915'")),
                map.read("sharedMemory", ByteSize::from));
    }
}
