package flow.graph;

import org.jspecify.annotations.Nullable;

/**
 * What a task needs of a machine. Null means "not said".
 *
 * @param gpu how many whole GPUs; 0 says "none"
 * @param gpuVendor {@code nvidia}, {@code amd}, or a whole resource name such as {@code gpu.intel.com/i915}
 * @param sharedMemory the size of {@code /dev/shm}
 */
public record Resources(
        @Nullable Cpu cpu,
        @Nullable ByteSize memory,
        @Nullable ByteSize disk,
        @Nullable Integer gpu,
        @Nullable String gpuVendor,
        @Nullable ByteSize sharedMemory) {

    public static final Resources NONE = new Resources(null, null, null, null, null, null);

    public Resources {
        if (gpu != null && gpu < 0) {
            throw new IllegalArgumentException("a number of GPUs is not negative");
        }
    }

    /** These, completed key by key with those of the next lower precedence. */
    public Resources orElse(Resources lower) {
        return new Resources(
                Said.first(cpu, lower.cpu),
                Said.first(memory, lower.memory),
                Said.first(disk, lower.disk),
                Said.first(gpu, lower.gpu),
                Said.first(gpuVendor, lower.gpuVendor),
                Said.first(sharedMemory, lower.sharedMemory));
    }

    /** The larger of both, key by key. Of the GPU's vendor, which has no size: this one's, else the other's. */
    public Resources larger(Resources other) {
        return new Resources(
                Said.larger(cpu, other.cpu),
                Said.larger(memory, other.memory),
                Said.larger(disk, other.disk),
                Said.larger(gpu, other.gpu),
                Said.first(gpuVendor, other.gpuVendor),
                Said.larger(sharedMemory, other.sharedMemory));
    }
}
