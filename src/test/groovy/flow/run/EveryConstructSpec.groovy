package flow.run

import flow.store.Decision
import flow.store.RunEnd
import flow.store.TaskDone
import spock.lang.Specification
import spock.lang.Timeout

import static flow.run.Nodes.*

/** Each construct alone, and some inside of others. */
@Timeout(20)
class EveryConstructSpec extends Specification implements FlowFixture {

    def "steps follow each other, and hand on what they set"() {
        expect:
        valuesAfter(
            step('a') { it.price = 20 },
            step('b') { it.total = it.price * 2 }) == [price: 20, total: 40]
        done == ['a', 'b', 'last']
    }

    def "a foreach runs its block for each item, and its join gets the ends in the order of the items"() {
        expect:
        valuesAfter(
            step('start') { it.cities = ['Oslo', 'Rome', 'Bonn'] },
            foreach('cities', as: 'city', step('measure') { it.length = it.city + it.index }),
            join('gather') { it.lengths = it.inputs*.length }
        ).lengths == ['Oslo0', 'Rome1', 'Bonn2']
        done.first() == 'start'
        done[1..3].toSet() == ['measure[0]', 'measure[1]', 'measure[2]'] as Set
        done[4..5] == ['gather', 'last']
    }

    def "the items are written down by the task before the foreach"() {
        when:
        run(step('start') { it.n = 3 }, foreach([10, 20], step('s')), join('j'))

        then:
        def start = records.find { it instanceof TaskDone && it.task().step() == 'start' } as TaskDone
        (start.decision() as Decision.Items).items()*.inline().collect { new String(it) } == ['10', '20']
        eventsOf(RunEvent.ItemsDecided)*.count() == [2]
    }

    def "a foreach with no task before it in its block is decided by a task of its own"() {
        expect:
        valuesAfter(
            foreach([[1, 2], [3]], as: 'row', foreach('row', as: 'n', step('s') { it.x = it.n * 10 }), join('inner') { it.xs = it.inputs*.x }),
            join('outer') { it.all = it.inputs*.xs }
        ).all == [[10, 20], [30]]
        done.toSet() == ['s?', 's??[0]', 's??[1]', 's[0,0]', 's[0,1]', 's[1,0]', 'inner[0]', 'inner[1]', 'outer', 'last'] as Set
    }

    def "foreach goes over a list parameter, a path into a config, and the item of an outer one"() {
        expect:
        valuesAfter(
            parameters: [names: ['x', 'y']], configs: [cfg: [net: [ports: [80, 443]]]],
            foreach('names', as: 'name', foreach('cfg.net.ports', as: 'port', step('s') { it.address = it.name + it.port }), join('j') { it.addresses = it.inputs*.address }),
            join('k') { it.all = it.inputs*.addresses }
        ).all == [['x80', 'x443'], ['y80', 'y443']]
    }

    def "an empty collection skips the block, and the join gets no inputs"() {
        expect:
        valuesAfter(
            step('start') { it.kept = 'yes'; it.none = [] },
            foreach('none', step('never') { it.kept = 'no' }),
            join('j') { it.count = it.inputs.size() }) == [kept: 'yes', none: [], count: 0]
        done == ['start', 'j', 'last']
    }

    def "each branch of a parallel runs on its own, and the join knows them by name"() {
        expect:
        valuesAfter(
            step('start') { it.total = 5 },
            parallel(
                branch(step('report') { it.html = "<b>${it.total}</b>" }),
                branch('publish', step('pack') { it.pack = it.total + 1 }, step('send') { it.sent = it.pack * 2 })),
            join('gather') { here -> here.inputs.each { here.scope.write(it.end.name() + 'Index', it.end.index()) }; here.sent = here.inputs[1].sent }
        ) == [total: 5, reportIndex: 0, publishIndex: 1, sent: 12]
    }

    def "the first option whose condition is true runs, and the others are not asked"() {
        given:
        def asked = []

        expect:
        valuesAfter(
            step('start') { it.n = n },
            choose(
                block(step('large') { it.size = 'large' }),
                when({ asked << 'small'; it.n < 10 }, step('small') { it.size = 'small' }),
                when({ asked << 'middle'; it.n < 100 }, step('middle') { it.size = 'middle' }))) == [n: n, size: size]
        asked == questions
        eventsOf(RunEvent.OptionTaken)*.option() == [option]

        where:
        n   || size     | option | questions
        1   || 'small'  | 0      | ['small']
        50  || 'middle' | 1      | ['small', 'middle']
        500 || 'large'  | 2      | ['small', 'middle']
    }

    def "without otherwise nothing runs when no condition is true"() {
        expect:
        valuesAfter(step('start') { it.n = 1 }, choose(when({ it.n > 1 }, step('s') { it.n = 2 }))) == [n: 1]
        eventsOf(RunEvent.OptionTaken)*.option() == [Decision.Option.NOTHING]
    }

    def "an option without steps is taken all the same"() {
        expect:
        valuesAfter(step('start') { it.n = 1 }, choose(block(step('s') { it.n = 2 }), when({ it.n == 1 }))) == [n: 1]
    }

    def "a repeat runs at least once, until its condition is true after a round"() {
        given:
        def asked = []

        expect:
        valuesAfter(
            step('start') { it.error = 8 },
            repeat('refine', { asked << it.iteration; it.error <= 1 }, atMost: 50,
                step('halve') { it.error = it.error.intdiv(2) },
                step('note') { it.lastRound = it.iteration })) == [error: 1, lastRound: 2]
        asked == [0, 1, 2]
        done == ['start', 'halve[~0]', 'note[~0]', 'halve[~1]', 'note[~1]', 'halve[~2]', 'note[~2]', 'last']
        eventsOf(RunEvent.LoopEnded)*.rounds() == [3]
        eventsOf(RunEvent.Warning) == []
    }

    def "when atMost rounds have run the flow goes on, with a warning"() {
        expect:
        valuesAfter(repeat('tune', { false }, atMost: 3, step('s') { it.n = it.iteration })) == [n: 2]
        eventsOf(RunEvent.Warning)*.message() == ["`until` of repeat 'tune' is still false after 3 rounds (atMost)"]
        eventsOf(RunEvent.Warning)*.position() == [at(70)]
    }

    def "with orFail it is a failure of the last round's deciding task"() {
        when:
        def result = run(repeat('tune', { false }, atMost: 2, orFail: true, step('s')), step('after'))

        then:
        result.status() == RunEnd.Status.FAILED
        result.failures()*.failure()*.task() == ['s[~1]']
        result.failures()*.failure()*.message() == ["`until` of repeat 'tune' is still false after 2 rounds (atMost)"]
        result.failures()*.failure()*.type() == ['flow.UnfinishedRepeatException']
        result.notStarted() == [new RunResult.NotStarted('after', 1)]
    }

    def "a loop whose block ends in a choice has a task of its own for its condition"() {
        expect:
        valuesAfter(
            step('start') { it.n = 0 },
            repeat('loop', { it.n >= 2 }, atMost: 9, step('s') { it.n++ }, choose(when({ it.n == 1 }, step('odd') { it.odd = true })))) == [n: 2, odd: true]
        done == ['start', 's[~0]', 'odd[~0]', 'loop?[~0]', 's[~1]', 'loop?[~1]', 'last']
    }

    def "a gang runs its nodes at the same time, and the join gets them by number"() {
        given:
        def together = new java.util.concurrent.CyclicBarrier(3)

        expect:
        valuesAfter(
            maxWorkers: 1,
            gang('train', 3) { together.await(); it.part = it.current.parallel.nodeIndex * 10 + it.current.parallel.numNodes },
            join('j') { it.parts = it.inputs*.part; it.numbers = it.inputs*.end*.index() }
        ) == [parts: [3, 13, 23], numbers: [0, 1, 2]]
        done.toSet() == ['train[#0]', 'train[#1]', 'train[#2]', 'j', 'last'] as Set
    }

    def "everything nests: branches in items in rounds in options"() {
        expect:
        valuesAfter(
            step('start') { it.log = [] },
            choose(when({ true },
                repeat('loop', { it.log.size() >= 2 }, atMost: 5,
                    foreach([1, 2], as: 'n',
                        parallel(branch(step('plus') { it.plus = it.n + it.iteration }), branch('times', step('t') { it.t = it.n * 10 }, step('u') { it.t++ })),
                        join('both') { it.both = it.inputs[0].plus + ':' + it.inputs[1].t }),
                    join('round') { it.log << it.inputs*.both }))),
        ).log == [['1:11', '2:21'], ['2:11', '3:21']]
        done.contains('u[~1,1]')
        done.contains('plus?[~1]')
    }

    def "the order of the inputs never depends on which branch ends first"() {
        given:
        def lastEnded = new java.util.concurrent.CountDownLatch(1)

        expect:
        valuesAfter(
            maxWorkers: 2,
            foreach([0, 1], step('s') { it.x = it.index; it.index == 0 ? lastEnded.await() : lastEnded.countDown() }),
            join('j') { it.xs = it.inputs*.x }).xs == [0, 1]
    }

    def "there is exactly one committed record for each task"() {
        when:
        run(
            step('start') { it.rows = (0..<20).toList() },
            foreach('rows', step('s'), repeat('r', { it.iteration == 1 }, atMost: 3, step('t'))), join('j'))

        then:
        done.size() == done.toSet().size()
        done.size() == 1 + 20 + 40 + 1
    }

    def "done is told after the records are safe, and after them nothing is written"() {
        when:
        run(step('a'))

        then:
        store.last.calls.takeRight(2) == ['sync after 2', 'close']
        records.last() instanceof RunEnd
        events.last() instanceof RunEvent.RunFinished
        events.first() instanceof RunEvent.RunStarted
    }
}
