package flow.dsl;

import flow.graph.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code batch:} as a map, or true and false. */
final class BatchReader {
    static final List<String> NAMES = List.of(
            "cpu", "memory", "disk", "gpu", "sharedMemory", "image", "queue", "jobRole", "executionRole", "tags");

    private static final Reading<String> ROLE = Reading.shaped(
            "arn:[a-z-]+:iam::\\d{12}:role/[\\w+=,.@/-]+|[\\w+=,.@-]{1,64}",
            "role",
            "write its name or 'arn:aws:iam::123456789012:role/name'");
    private static final Reading<String> QUEUE = Reading.shaped(
            "arn:[a-z-]+:batch:[a-z0-9-]+:\\d{12}:job-queue/[A-Za-z0-9_-]+|[A-Za-z0-9_-]{1,128}",
            "job queue",
            "write its name or 'arn:aws:batch:eu-central-1:123456789012:job-queue/name'");

    private BatchReader() {}

    static @Nullable Batch read(Options step) {
        if (step.value("batch") instanceof Boolean wanted) {
            return wanted ? Batch.PLAIN : Batch.NONE;
        }
        Options map = step.inside("batch", "write batch: [queue: 'name', image: 'python:3.12'], or batch: false");
        return map == null ? null : readMap(map.allow(NAMES));
    }

    private static Batch readMap(Options map) {
        return new Batch(
                true,
                ResourcesReader.keys(map),
                map.read("image", ImageName::of),
                map.read("queue", QUEUE),
                map.read("jobRole", ROLE),
                map.read("executionRole", ROLE),
                map.entries("tags", Reading.shaped("[^\\p{Cntrl}]{1,128}", "tag", null), Reading.SCALAR));
    }
}
