package flow.run

import flow.graph.TaskId
import flow.graph.TaskId.Index.Item
import flow.graph.TaskId.Index.Node
import flow.graph.TaskId.Index.Round
import flow.resume.Plan
import flow.store.RunEnd.Status
import flow.store.TaskDone
import spock.lang.Specification
import spock.lang.Timeout


import static flow.run.Nodes.*

/** One task alone, on what an earlier run left before it. */
@Timeout(30)
class OneTaskSpec extends Specification implements FlowFixture, NotedBodies {
    def noted(Map options, String name, Closure body) { step(options, name, doing(name, body)) }

    def noted(String name, Closure body = {}) { noted([:], name, body) }

    static TaskId task(String step, TaskId.Index... path) { new TaskId(step, path as List) }

    /** @param given as of {@link #run}; {@code origin:} a run, {@code set:} what the task sees, {@code isTrial:} */
    RunResult only(Map given = [:], TaskId task, flow.graph.Node... nodes) {
        def origin = given.origin ?: store.last
        ran.clear()
        events.clear()
        def flow = Nodes.flow(given, nodes)
        def resumption = new Resumption(Plan.ofOne(flow, origin, task), true, given.isTrial ?: false, given.set ?: [:])
        engine(given.timer ?: new ThreadTimer()).resume(flow, given.parameters ?: [:], resumption, options(given)) { events << it }
    }

    /** What the tasks set that were run, and not taken over. */
    Map<String, Map<String, String>> getSet() {
        records.findAll { it instanceof TaskDone && !it.reused() }.collectEntries {
            [it.task().toString(), it.set().collectEntries { name, ref -> [name, new String(ref.inline(), 'UTF-8')] }]
        }
    }

    def chain() { [noted('a') { it.x = 1 }, noted('b') { it.y = it.x + 1 }, noted('c') { it.z = it.y + 1 }] }

    def "one task of a run that succeeded is run alone, on what was set before it: #name"() {
        given:
        run(*chain())

        when:
        def result = only(task(name), *chain())

        then:
        ran == [name]
        set.keySet() == [name] as Set
        result.failed() == 0
        result.notStarted() == []

        and: 'the run did not come to its end, also when the last task was run'
        result.status() == Status.ABORTED

        where:
        name << ['a', 'b', 'c']
    }

    def "one task of a run that failed is run, and when it fails again the run has failed"() {
        given:
        bad << 'b'
        run(*chain())
        def origin = store.last

        when:
        def again = only(task('b'), *chain(), origin: origin)

        then:
        ran == ['b']
        [again.status(), again.failed(), again.notStarted()] == [Status.FAILED, 1, []]

        when:
        bad.clear()
        def result = only(task('b'), *chain(), origin: origin)

        then:
        ran == ['b']
        set == [b: [y: '2']]
        [result.status(), result.failed()] == [Status.ABORTED, 0]
    }

    def "branches beside it that never ended hold nothing up, however few run at a time: #index, maxParallel #most"() {
        given:
        def nodes = [noted('list') { it.words = ['p', 'q', 'r', 's'] },
                     foreach('words', as: 'w', maxParallel: most, noted('one') { it.n = it.w }, noted('two') { it.m = it.n * 2 }),
                     join('all', doing('all'))]
        bad.addAll(['two[0]', 'two[1]', 'two[2]', 'two[3]'])
        run(*nodes)
        bad.clear()

        when:
        def result = only(task('two', new Item(index)), *nodes, maxWorkers: 1)

        then:
        ran == ["two[$index]".toString()]
        [result.status(), result.failed(), result.notStarted()] == [Status.ABORTED, 0, []]

        where:
        index | most
        0     | 1
        3     | 1
        3     | 2
        2     | null
    }

    def "a round of a loop and a step of the option that was taken are run alone: #name~#round"() {
        given:
        def nodes = [noted('a') { it.n = 0 },
                     repeat('loop', { it.n >= 4 }, choose(when({ it.n % 2 == 0 }, noted('even') { it.n++ }), when({ true }, noted('odd') { it.n++ })), atMost: 10),
                     noted('end')]
        run(*nodes)

        when:
        only(task(name, new Round(round)), *nodes)

        then:
        ran == ["$name~$round".toString()]
        set[task(name, new Round(round)).toString()] == [n: "${round + 1}".toString()]

        where:
        name   | round
        'even' | 0
        'odd'  | 1
        'even' | 2
    }

    def "a gang is run as a whole, whichever node is named: #path"() {
        given:
        def nodes = [noted('a') { it.x = 1 }, gang('g', 3) { ran << "g${it.current.parallel.nodeIndex}".toString(); it.y = it.x }, join('j', doing('j'))]
        run(*nodes)

        when:
        only(task('g', *path), *nodes)

        then:
        ran.sort(false) == ['g0', 'g1', 'g2']

        where:
        path << [[], [new Node(1)]]
    }

    def "what it reads can be set: an artifact, and the item by both of its names"() {
        given:
        def nodes = [noted('list') { it.words = ['p', 'q']; it.k = 1 },
                     foreach('words', as: 'w', noted('one') { it.said = it.w * it.k + it.scope.read('input') })]
        run(*nodes)
        def origin = store.last

        when:
        only(task('one', new Item(1)), *nodes, origin: origin, set: given)

        then:
        set == ['one[1]': [said: said]]

        where:
        given    || said
        [:]      || '"qq"'
        [k: 3]   || '"qqqq"'
        [w: 'z'] || '"zz"'
        [input: 'z', k: 2] || '"zzz"'
    }

    def "to those outside it is the task of the run, and in a trial another one: #isTrial"() {
        given:
        def nodes = [noted('a'), noted('b') { ran << it.current.idempotencyKey << it.current.originRunId }]
        run(*nodes)
        def origin = store.last

        when:
        only(task('b'), *nodes, origin: origin, isTrial: isTrial)

        then:
        ran == ['b', "${isTrial ? store.last.id : origin.id}/b/0".toString(), origin.id]
        store.last.id != origin.id
        store.last.start.origin().firstRunId() == origin.id

        where:
        isTrial << [false, true]
    }

    def "it decides as its last act, and nothing follows"() {
        given:
        def nodes = [noted('list') { it.words = ['p', 'q', 'r'] }, foreach('words', noted('one')), join('all', doing('all'))]
        run(*nodes)

        when:
        only(task('list'), *nodes)

        then:
        ran == ['list']
        records.find { it instanceof TaskDone && it.task().step() == 'list' }.decision().items().size() == 3
    }

    def "it is attempted again as ever"() {
        given:
        def tries = 0
        def nodes = [noted('a', retry: 2) { if (tries++ < 4) { throw new IllegalStateException() } }, noted('b')]
        run(*nodes)

        when:
        def result = only(task('a'), *nodes)

        then:
        ran == ['a', 'a']
        eventsOf(RunEvent.TaskRetried).size() == 1
        [result.status(), result.failed()] == [Status.ABORTED, 0]
    }

    def "a whole run goes on from it, and runs what is left"() {
        given:
        bad << 'b'
        run(*chain())
        bad.clear()
        only(task('b'), *chain())
        ran.clear()

        when:
        def result = resume(*chain())

        then:
        ran == ['c']
        result.status() == Status.SUCCEEDED
    }
}
