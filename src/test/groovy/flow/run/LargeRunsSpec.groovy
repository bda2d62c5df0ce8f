package flow.run

import flow.store.RunEnd
import flow.store.local.LocalStore
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

import static flow.run.Nodes.*

/** Many rounds, items, steps and names: no deep stack, no copying, no waiting. The times are printed, and bounded loosely. */
@Timeout(120)
class LargeRunsSpec extends Specification implements FlowFixture {
    @TempDir
    Path folder

    def "ten thousand rounds"() {
        expect:
        timed('10,000 rounds') {
            run(step('start') { it.n = 0 }, repeat('r', { it.n == 10_000 }, atMost: 20_000, step('s') { it.n++ }))
        }.status() == RunEnd.Status.SUCCEEDED
        done.size() == 10_001
    }

    def "two thousand rounds in which nothing but conditions is asked"() {
        expect:
        timed('2,000 rounds of a choice') {
            run(repeat('r', { it.iteration == 1_999 }, atMost: 20_000, choose(when({ false }, step('never')))))
        }.status() == RunEnd.Status.SUCCEEDED
    }

    def "ten thousand items of two steps"() {
        expect:
        timed('10,000 items of 2 steps') {
            run(foreach((0..<10_000).toList(), step('a') { it.x = it.input }, step('b') { it.y = it.x + 1 }), join('j') { it.sum = it.inputs*.y.sum() })
        }.status() == RunEnd.Status.SUCCEEDED
        done.size() == 20_002
    }

    def "ten thousand empty blocks, one after the other and inside of each other"() {
        given:
        def inside = (1..50).inject(choose(when({ false }))) { inner, i -> choose(when({ true }, inner)) }

        expect:
        run(foreach((0..<10_000).toList()), join('j')).status() == RunEnd.Status.SUCCEEDED
        run(inside).status() == RunEnd.Status.SUCCEEDED
    }

    def "a sequence of ten thousand steps"() {
        expect:
        timed('10,000 steps') { run((0..<10_000).collect { step("s$it") { it.n = 1 } } as flow.graph.Node[]) }.status() == RunEnd.Status.SUCCEEDED
    }

    def "a thousand branches over a thousand names"() {
        expect:
        timed('1,000 items over 1,000 names') {
            run(step('start') { here -> 1_000.times { here.scope.write("n$it", it) } },
                foreach((0..<1_000).toList(), step('a') { it.x = it.n500 }, step('b') { it.y = it.x }), join('j') { it.scope.merge(null, null) })
        }.status() == RunEnd.Status.SUCCEEDED
    }

    def "a thousand trivial tasks in a store on the disk"() {
        expect:
        timed('1,000 tasks on the disk') {
            new LocalEngine(new LocalStore(folder.resolve('.flow')), output).run(
                flow(foreach((0..<1_000).toList(), step('s') { it.x = it.input }), join('j') { it.sum = it.inputs*.x.sum() }), [:], options(), {})
        }.status() == RunEnd.Status.SUCCEEDED
    }

    private static RunResult timed(String what, Closure<RunResult> code) {
        def start = System.nanoTime()
        def result = code()
        println "$what: ${(System.nanoTime() - start).intdiv(1_000_000)} ms"
        result
    }
}
