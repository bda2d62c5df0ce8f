package flow.client

import flow.artifact.Encoded
import flow.graph.Outline
import flow.graph.TaskId
import flow.graph.TaskId.Index
import flow.store.ArtifactRef
import flow.store.Decision
import flow.store.RunEnd
import flow.store.RunStart
import flow.store.RunTags
import flow.store.TaskDone
import flow.store.local.LocalStore
import spock.lang.Specification
import spock.lang.TempDir

import java.lang.management.ManagementFactory
import java.nio.file.Path
import java.time.Instant

/** Bounds are some ten times what it takes, in time of the processor, so that they tell a slower way and not a busy machine. */
class LargeRunsSpec extends Specification {
    static final NOON = Instant.parse('2026-11-20T12:00:00Z')
    static final ONE = ArtifactRef.inline(new Encoded('json/1', '1'.bytes))
    static final OUTLINE = new Outline([
        new Outline.Task('start'), new Outline.Items('start', new Outline([new Outline.Task('work')])), new Outline.Task('end')])

    @TempDir
    Path folder

    def "a thousand runs are listed at once"() {
        given:
        def store = new LocalStore(folder.resolve('.flow'))
        1000.times { number ->
            def run = run(store)
            run.append(new RunEnd(number % 2 ? RunEnd.Status.FAILED : RunEnd.Status.SUCCEEDED, NOON))
            run.close()
        }

        when:
        def begin = cpu()
        def found = Runs.in(folder).find(Wanted.ALL.with(Status.FAILED))
        def took = (cpu() - begin) / 1e6

        then:
        found.runs().size() == 500
        took < 1_500
    }

    def "a run of a hundred thousand tasks is read in one pass"() {
        given:
        def run = run(new LocalStore(folder.resolve('.flow')))
        run.append(done('start', [], new Decision.Items([ONE] * 100_000)))
        100_000.times { run.append(done('work', [new Index.Item(it)], null)) }
        run.append(done('end', [], null))
        run.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
        run.close()

        when:
        def begin = cpu()
        def read = Runs.in(folder).get('latest')
        def counts = read.steps.collectEntries { [it.name, it.done] }
        def visible = read['end'][0].artifacts.keySet()
        def took = (cpu() - begin) / 1e6

        then:
        counts == [start: 1, work: 100_000, end: 1]
        visible == ['a'] as Set
        took < 8_000
    }

    /** Of this thread, in nanoseconds. */
    private static long cpu() {
        ManagementFactory.threadMXBean.currentThreadCpuTime
    }

    private static run(LocalStore store) {
        store.create(new RunStart('large', '/x', 'g', OUTLINE, [:], new RunTags([] as Set, [] as Set), 'ada', NOON))
    }

    private static TaskDone done(String step, List<Index> path, Decision decision) {
        new TaskDone(new TaskId(step, path), 0, NOON, NOON.plusMillis(1), [a: ONE], [] as Set, decision)
    }
}
