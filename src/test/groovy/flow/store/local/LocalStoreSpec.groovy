package flow.store.local

import flow.Failure
import flow.artifact.Encoded
import flow.graph.TaskId
import flow.graph.TaskId.Index
import flow.store.ArtifactRef
import flow.store.Decision
import flow.store.RunEnd
import flow.store.RunStart
import flow.store.TaskDone
import flow.store.TaskFailed
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path
import java.time.Instant

class LocalStoreSpec extends Specification {
    static final Instant NOON = Instant.parse('2026-11-20T12:00:00.123456789Z')

    @TempDir
    Path folder

    LocalStore store

    def setup() {
        store = new LocalStore(folder.resolve('.flow'))
    }

    def "what was written is what is read"() {
        given:
        def writer = store.create(start())
        def small = writer.keep(json('1'))
        def large = writer.keep(json("\"${'x' * 10_000}\""))
        def task = new TaskId('process', [new Index.Item(2), new Index.Round(3), new Index.Node(1)])
        def records = [
            new TaskDone(task, 0, NOON, NOON.plusSeconds(1), [b: small, a: large], ['old'] as Set, null),
            new TaskDone(new TaskId('start', []), 1, NOON, NOON, [:], [] as Set, new Decision.Items([small, large])),
            new TaskDone(task, 0, NOON, NOON, [:], [] as Set, new Decision.Option(Decision.Option.NOTHING)),
            new TaskDone(task, 0, NOON, NOON, [:], [] as Set, new Decision.Again(true)),
            new TaskFailed(task, 2, NOON, NOON, Failure.of(new IllegalStateException('no')), false),
            new TaskFailed(task, 3, NOON, NOON, Failure.of(new Error()).in('process', task.toString(), 4), true),
            new RunEnd(RunEnd.Status.ABORTED, NOON),
        ]

        when:
        records.each { writer.append(it) }
        writer.close()
        def run = store.open(writer.runId())

        then:
        run.start() == start()
        run.records().toList() == records
        run.read(small) == json('1')
        run.read(large) == json("\"${'x' * 10_000}\"")
        store.runIds() == [writer.runId()]
    }

    private static RunStart start() {
        new RunStart('training', '/home/ada/train.flow.groovy', 'abc', [alpha: ArtifactRef.inline(json('0.01'))],
            ['first', 'second'] as LinkedHashSet, 'ada', null, NOON)
    }

    private static Encoded json(CharSequence text) {
        new Encoded('json/1', text.toString().getBytes('UTF-8'))
    }
}
