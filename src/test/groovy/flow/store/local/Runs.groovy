package flow.store.local

import flow.artifact.Encoded
import flow.graph.Outline
import flow.graph.TaskId
import flow.graph.TaskId.Index
import flow.store.Cause
import flow.store.ArtifactRef
import flow.store.Origin
import flow.store.RunStart
import flow.store.RunTags
import flow.store.TaskDone

import java.nio.ByteBuffer
import java.nio.file.Path
import java.time.Instant

/** Records as runs have them. */
class Runs {
    static final Instant NOON = Instant.parse('2026-11-20T12:00:00.123456789Z')

    static RunStart start(Map<String, ArtifactRef> parameters = [:]) {
        new RunStart('training', '/home/ada/train.flow.groovy', 'abc', Outline.EMPTY, parameters, new RunTags([] as Set, ['nightly'] as Set), 'ada', NOON)
    }

    static RunStart resuming(String runId) {
        new RunStart('training', '/home/ada/train.flow.groovy', 'abc', Outline.EMPTY, [:], [:], [:], new RunTags([] as Set, [] as Set), 'ada', null, new Origin(runId, runId), Cause.BY_HAND, NOON)
    }

    static TaskDone done(int number, Map<String, ArtifactRef> set = [:]) {
        new TaskDone(new TaskId('process', [new Index.Item(number)]), 0, NOON, NOON.plusMillis(number), set, [] as Set, null)
    }

    static Encoded json(CharSequence text) {
        new Encoded('json/1', text.toString().getBytes('UTF-8'))
    }

    /** A value that gets a file of its own; the same number makes the same value. */
    static Encoded large(int number) {
        json("\"${"$number " * LocalRunWriter.LARGEST_INLINE}\"")
    }

    /** Adds a frame to those of a run's journal. */
    static void recordBehind(Path run, String id, byte[] payload) {
        behind(run.resolve('journal'), Head.ofJournal(id), payload)
    }

    /** The same for its log. */
    static void lineBehind(Path run, String id, byte[] payload) {
        behind(run.resolve('log'), Head.ofLog(id), payload)
    }

    private static void behind(Path file, Head head, byte[] payload) {
        def frames = ByteBuffer.wrap(file.bytes)
        def number = 0
        for (int at = head.bytes().length; at < frames.limit(); at += Framing.HEADER + Framing.lengthAt(frames, at)) {
            number++
        }
        file.append(head.framing().frame(number, payload))
    }
}
