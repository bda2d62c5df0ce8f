package flow.run

import flow.store.Origin
import flow.store.Reused
import flow.store.RunEnd.Status
import flow.store.TaskDone
import spock.lang.Specification


import static flow.run.Nodes.*

/** What a resumed run takes over, what it runs, and what its tasks see. */
class ResumeSpec extends Specification implements FlowFixture, NotedBodies {
    /** A step that notes that it ran, and fails while it is bad; as {@code name[index]} in a foreach. */
    def noted(String name, Closure body = {}) { step(name, doing(name, body)) }

    List<String> getRanAnew() {
        def anew = ran.sort(false)
        ran.clear()
        anew
    }

    def chain() {
        [noted('a') { it.x = 1 }, noted('b') { it.y = it.x + 1 }, noted('c') { it.z = it.y + 1 }]
    }

    def "what was done before a failure is taken over, and what failed and follows it is run"() {
        given:
        bad << 'b'
        run(*chain())
        def origin = store.last
        ran.clear()
        bad.clear()

        when:
        def result = resume(*chain())

        then:
        result.status() == Status.SUCCEEDED
        ranAnew == ['b', 'c']
        store.last.start.origin() == new Origin(origin.id, origin.id)
        records.findAll { it instanceof TaskDone }.collectEntries { [it.task().toString(), it.reused()] } == [a: new Reused(origin.id, null), b: null, c: null]
        eventsOf(RunEvent.RunResumed)*.reused() == [1]
        eventsOf(RunEvent.TaskReused)*.task()*.toString() == ['a']
        eventsOf(RunEvent.TaskStarted)*.task()*.toString() == ['b', 'c']
    }

    def "all that is taken over is written down before the first task runs"() {
        given:
        bad << 'c'
        run(*chain())
        bad.clear()
        List seen = []

        when:
        resume(noted('a'), noted('b'), noted('c') { seen.addAll(store.last.written*.task()*.toString()) })

        then:
        seen == ['a', 'b']
    }

    def "a resumed run can be resumed: each task keeps the run where it ran, and the chain its first run"() {
        given:
        bad << 'b'
        run(*chain())
        def first = store.last.id
        bad = ['c'] as Set
        resume(*chain())
        def second = store.last.id
        bad.clear()
        ran.clear()

        when:
        resume(*chain()[0..1], noted('c') { ran << it.current.idempotencyKey << it.current.originRunId })

        then:
        ran == ['c', "$first/c/0".toString(), second]
        records.findAll { it instanceof TaskDone }.collectEntries { [it.task().toString(), it.reused()?.runId()] } == [a: first, b: second, c: null]
        store.last.start.origin() == new Origin(second, first)
    }

    def "of a foreach only the items that failed are run again, and the join sees all of them in order"() {
        given:
        def nodes = {
            [noted('list') { it.items = [10, 20, 30, 40] },
             foreach('items', noted('work') { it.y = it.input + 1 }, noted('more') { it.z = it.y * 2 }),
             join('sum') { here -> here.all = here.inputs*.z },
             step('end') { here -> ran << here.all.toString() }]
        }
        bad = ['work[1]', 'more[3]'] as Set
        run(*nodes())
        ran.clear()
        bad.clear()

        when:
        def result = resume(*nodes())

        then:
        result.status() == Status.SUCCEEDED
        ranAnew == ['[22, 42, 62, 82]', 'more[1]', 'more[3]', 'work[1]']
    }

    def "the items are those that were written down, whatever would be listed now"() {
        given:
        bad << 'work[1]'
        run(noted('list') { it.items = [1, 2] }, foreach('items', noted('work') { it.y = it.input }), join('sum') { it.total = it.inputs*.y })
        bad.clear()
        ran.clear()

        when:
        resume(noted('list') { it.items = [7, 8, 9] }, foreach('items', noted('work') { it.y = it.input }), join('sum') { ran << it.inputs*.y.toString() })

        then:
        ranAnew == ['[1, 2]', 'work[1]']
    }

    def "nested items are taken over one by one"() {
        given:
        def nodes = {
            [noted('list') { it.outer = ['a', 'b'] },
             foreach('outer', noted('split') { it.inner = [1, 2, 3] }, foreach('inner', noted('leaf') { it.v = it.input }), join('in') { it.w = it.inputs*.v.sum() }),
             join('out') { here -> ran << here.inputs*.w.toString() }]
        }
        bad << 'leaf[1, 2]'
        run(*nodes())
        bad.clear()
        ran.clear()

        when:
        resume(*nodes())

        then:
        ranAnew == ['[6, 6]', 'leaf[1, 2]']
    }

    def "a gang is taken over whole or not at all"() {
        given:
        def failing = true
        def nodes = {
            [noted('a'), gang('train', 3) { here ->
                ran << "train#${here.current.parallel.nodeIndex}".toString()
                if (failing && here.current.parallel.nodeIndex == 1) { throw new IllegalStateException('no') }
            }, join('end')]
        }
        run(*nodes())
        ran.clear()

        when: 'a node failed, so the others were ended or are not committed'
        failing = false
        resume(*nodes())

        then:
        ranAnew == ['train#0', 'train#1', 'train#2']

        when: 'only a part of it was committed when the process died'
        store.last.written.removeIf { it instanceof TaskDone && it.task().toString() in ['train[#2]', 'end'] || !(it instanceof TaskDone) }
        resume(*nodes())

        then:
        ranAnew == ['train#0', 'train#1', 'train#2']
    }

    def "rounds of a repeat are taken over one by one"() {
        given:
        def nodes = { [noted('a') { it.n = 0 }, repeat('loop', { it.n >= 6 }, noted('inc') { it.n++ }, atMost: 10), step('end') { here -> ran << "n=$here.n".toString() }] }
        bad << 'inc~3'
        run(*nodes())
        bad.clear()
        ran.clear()

        when:
        resume(*nodes())

        then:
        ranAnew == ['inc~3', 'inc~4', 'inc~5', 'n=6']
    }

    def "a loop whose until is asked by a task of its own goes on behind the last round that decided"() {
        given:
        def nodes = {
            [noted('a') { it.n = 0 },
             repeat('loop', { it.n >= 4 }, choose(when({ it.n % 2 == 0 }, noted('even') { it.n++ }), when({ true }, noted('odd') { it.n++ })), atMost: 10),
             step('end') { here -> ran << "n=$here.n".toString() }]
        }
        bad << 'odd~3'
        run(*nodes())
        bad.clear()
        ran.clear()

        when:
        resume(*nodes())

        then:
        ranAnew == ['n=4', 'odd~3']
    }

    def "the option that was taken is taken again without asking"() {
        given:
        def asked = []
        def nodes = { answer ->
            [noted('a') { it.x = 1 }, choose(when({ asked << 'asked'; answer }, noted('yes') { it.way = 'yes' }), when({ true }, noted('no') { it.way = 'no' })),
             noted('end') { ran << it.way }]
        }
        bad << 'end'
        run(*nodes(true))
        bad.clear()
        ran.clear()
        asked.clear()

        when:
        resume(*nodes(false))

        then:
        asked == []
        ranAnew == ['end', 'yes']
    }

    def "what was changed, removed and caught is as it was"() {
        given:
        def nodes = {
            [noted('a') { it.x = [1]; it.gone = 2 }, noted('b') { it.x << 2; it.scope.remove('gone') },
             step('c', catchInto: 'failure') { throw new IOException('caught') },
             noted('end') { here -> ran << here.scope.names().toString() << here.x.toString() << here.failure.message }]
        }
        bad << 'end'
        run(*nodes())
        bad.clear()
        ran.clear()

        when:
        resume(*nodes())

        then:
        ranAnew == ['[1, 2]', '[failure, x]', 'caught', 'end']
    }

    def "--from runs a step again, with all that follows, also of a run that succeeded"() {
        given:
        run(*chain())
        ran.clear()

        when:
        resume(from: 'b', *chain())

        then:
        ranAnew == ['b', 'c']

        when:
        def nodes = { [noted('list') { it.items = [1, 2] }, foreach('items', noted('work'), noted('more')), join('sum', doing('sum'))] }
        run(*nodes())
        ran.clear()
        resume(from: 'more', *nodes())

        then:
        ranAnew == ['more[0]', 'more[1]', 'sum']
    }

    def "of branches that were changed, those are taken over that fit: #what"() {
        given:
        def left = { branch('left', noted('l') { it.v = 'l' }) }
        def right = { branch('right', noted('r') { it.v = 'r' }) }
        def middle = { branch('middle', noted('m') { it.v = 'm' }) }
        bad << 'end'
        run(noted('a'), parallel(left(), right()), join('both', doing('both')), noted('end'))
        bad.clear()
        ran.clear()
        def all = [left: left, right: right, middle: middle]

        when:
        resume(noted('a'), parallel(*branches.collect { all[it].call() }), join('both', doing('both')), noted('end'))

        then:
        ranAnew == expected

        where:
        what         | branches                    || expected
        'the same'   | ['left', 'right']           || ['end']
        'one more'   | ['left', 'right', 'middle'] || ['both', 'end', 'm']
        'one less'   | ['left']                    || ['both', 'end']
        'turned'     | ['right', 'left']           || ['both', 'end']
    }

    def "where the script was changed, what still stands at its place is taken over: #what"() {
        given:
        bad << 'd'
        run(noted('a') { it.x = 1 }, noted('b'), noted('c'), noted('d'))
        bad.clear()
        ran.clear()

        when:
        resume(*steps.collect { noted(it) })

        then:
        ranAnew == expected

        where:
        what                | steps                     || expected
        'nothing'           | ['a', 'b', 'c', 'd']      || ['d']
        'one more'          | ['a', 'b', 'n', 'c', 'd'] || ['c', 'd', 'n']
        'one less'          | ['a', 'c', 'd']           || ['c', 'd']
        'the last one less' | ['a', 'b', 'c']           || []
        'one renamed'       | ['a', 'e', 'c', 'd']      || ['c', 'd', 'e']
        'two turned'        | ['a', 'c', 'b', 'd']      || ['b', 'c', 'd']
        'one in front'      | ['n', 'a', 'b', 'c', 'd'] || ['a', 'b', 'c', 'd', 'n']
    }

    def "a task that has to decide something else than it decided is run again"() {
        given:
        bad << 'end'
        run(noted('a') { it.items = [1] }, choose(when({ true }, noted('one'))), noted('end'))
        bad.clear()
        ran.clear()

        when:
        resume(noted('a') { it.items = [1] }, *change, noted('end'))

        then:
        ranAnew == expected

        where:
        change                                                              || expected
        [choose(when({ false }, step('zero')), when({ true }, step('one')))] || ['a', 'end']
        [foreach('items', step('one')), join('j')]                          || ['a', 'end']
        []                                                                  || ['end']
    }

    def "a gang of another size is another gang"() {
        given:
        bad << 'end'
        run(noted('a'), gang('g', 2, doing('g')), join('j', doing('j')), noted('end'))
        bad.clear()
        ran.clear()

        when:
        resume(noted('a'), gang('g', 3, doing('g')), join('j', doing('j')), noted('end'))

        then:
        ranAnew == ['end', 'g', 'g', 'g', 'j']
    }

    def "a task whose values are gone is run again, and what follows it"() {
        given:
        bad << 'c'
        run(noted('a') { it.x = 1 }, noted('b') { it.y = 'y' * 3000 }, noted('c'))
        bad.clear()
        ran.clear()
        def there = store.last
        there.written.replaceAll { record ->
            record instanceof TaskDone && record.set().y
                ? new TaskDone(record.task(), 0, record.startedAt(), record.endedAt(), [y: flow.store.ArtifactRef.elsewhere('json/1', 'ab' * 32, 3002)], [] as Set, null)
                : record
        }

        when:
        resume(noted('a') { it.x = 1 }, noted('b') { it.y = 'y' }, noted('c'))

        then:
        ranAnew == ['b', 'c']
    }

    def "parameters that a task read are written down with it, also those that only its decision read"() {
        when:
        run(parameters: [alpha: 1, beta: 2, gamma: [1]],
            step('a') { it.x = it.alpha }, step('b') { it.current.parameters.beta }, foreach('gamma', step('c')), join('d'), step('e'))

        then:
        records.findAll { it instanceof TaskDone }.collectEntries { [it.task().toString(), it.reads() as List] } ==
            [a: ['alpha'], b: ['beta', 'gamma'], 'c[0]': [], d: [], e: []]
    }

    def "values are made safe that may not have reached the disk when the origin was lost; others are not touched again"() {
        given:
        def nodes = { [noted('a') { it.x = 'x' * 3000 }, noted('b')] }
        bad << 'b'
        run(*nodes())
        bad.clear()
        def origin = store.last
        def big = origin.written.find { it instanceof TaskDone }.set().x

        when:
        resume(*nodes())

        then:
        store.last.adopted == []

        when:
        origin.written.removeIf { it instanceof flow.store.RunEnd }
        resume(origin: origin, *nodes())

        then:
        store.last.adopted*.digest() == [big.digest()]
    }
}
