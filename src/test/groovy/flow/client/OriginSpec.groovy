package flow.client

import flow.artifact.Encoded
import flow.graph.Outline
import flow.graph.TaskId
import flow.store.Cause
import flow.store.ArtifactRef
import flow.store.LogLine
import flow.store.LogSource
import flow.store.Origin
import flow.store.Project
import flow.store.Reused
import flow.store.RunEnd
import flow.store.RunStart
import flow.store.RunTags
import flow.store.TaskDone
import flow.store.local.LocalStore
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path
import java.time.Instant

/** Runs that go on from others, by their records alone. */
class OriginSpec extends Specification {
    static final NOON = Instant.parse('2026-11-20T12:00:00Z')
    static final OUTLINE = new Outline([new Outline.Task('load'), new Outline.Task('train')])

    @TempDir
    Path folder
    LocalStore store

    def setup() {
        store = new LocalStore(folder.resolve('.flow'))
    }

    def "a run knows the run that it resumes and the first of the chain, a task the run in which it ran"() {
        given:
        def first = run(null, [load: 'a1', train: 'b1'], 'load')
        def second = run(new Origin(first, first), [load: 'a1', train: 'b2'], 'train', new Reused(first, null))
        def third = run(new Origin(second, first), [load: 'a2', train: 'b2'], 'train', new Reused(first, 'a1'))
        def runs = Runs.in(folder)

        expect:
        [first, second, third].collect { runs.get(it).originRunId } == [null, first, second]
        [first, second, third].collect { runs.get(it).firstRunId } == [first, first, first]
        runs.flow('chain').find(Wanted.ALL.resuming(first)).runs()*.id == [second]
        [first, second, third].collect { runs.get(it)['load'][0].originRunId } == [null, first, first]
        runs.get(first)['load'][0].originPath == null
        runs.get(second)['load'][0].originPath == "$first/load/0"
        runs.get(third)['load'][0].originPath == "$first/load/0"
        runs.get(third)['train'][0].originRunId == null
        runs.get(third)['train'][0].originPath == null
        runs.get(third)['load'].code == 'a2'
        runs.get(third)['load'][0].code == 'a1'
        runs.get(second)['load'][0].code == 'a1'
        runs.get(third)['train'][0].code == 'b2'
        runs.get(third)['train'][0].parents == [runs.get(third)['load'][0]]
    }

    def "what a task printed is read where it ran, and is nothing once that run is gone"() {
        given:
        def first = run(null, [:], 'load')
        def second = run(new Origin(first, first), [:], 'train', new Reused(first, null))
        def task = Runs.in(folder).get(second)['load'][0]

        expect:
        task.log.text == "load of the first\n"
        task.history[0].log.text == "load of the first\n"
        Runs.in(folder).get(second)['train'][0].log.text == ''

        when:
        folder.resolve(".flow/runs/$first").toFile().deleteDir()

        then:
        task.log.text == ''
    }

    def "a run knows its configs, the branch of its project, and that nothing is known of its code"() {
        given:
        def in1 = Runs.in(folder).get(run(null, [load: ''], 'load'))

        expect:
        in1.configs.collectEntries { name, tree -> [name, tree.value] } == [size: 3]
        in1.branch == 'test.x'
        !in1.production
        in1['load'].code == null
        in1['train'].code == null
    }

    private String run(Origin origin, Map<String, String> code, String step, Reused load = null) {
        def start = new RunStart('chain', '/x/chain.flow.groovy', 'g', OUTLINE, code, [:], [size: value('3')],
            new RunTags([] as Set, [] as Set), 'ada', new Project('test.x', false), origin, Cause.BY_HAND, NOON)
        def writer = store.create(start)
        if (load) {
            writer.append(done('load').takenOver(load))
        } else {
            writer.print(new LogSource(new TaskId('load', []), 0), [new LogLine(NOON, LogLine.Stream.OUT, 'load of the first')])
        }
        writer.append(done(step))
        writer.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON.plusSeconds(1)))
        writer.close()
        writer.runId()
    }

    private static TaskDone done(String step) {
        new TaskDone(new TaskId(step, []), 0, NOON, NOON, [out: value("\"$step\"")], [] as Set, null)
    }

    private static ArtifactRef value(String json) {
        ArtifactRef.inline(new Encoded('json/1', json.getBytes('UTF-8')))
    }
}
