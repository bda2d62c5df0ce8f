package flow.progress

import flow.graph.Node
import flow.run.ManualTimer
import flow.run.RunEvent
import flow.store.RunEnd.Status
import spock.lang.Specification

import java.time.Duration

import static flow.progress.Events.*
import static flow.run.Nodes.block
import static flow.run.Nodes.choose
import static flow.run.Nodes.flow
import static flow.run.Nodes.foreach
import static flow.run.Nodes.join
import static flow.run.Nodes.step
import static flow.run.Nodes.when

class RowProgressSpec extends Specification {

    static final LOOP = foreach([1, 2, 3], step('read'))
    static final FLOW = flow(step('list'), LOOP, join('merge'))
    static final FIRST = Duration.ofMillis(300)
    static final BETWEEN = Duration.ofMillis(200)
    static final TICK = Duration.ofSeconds(1)

    def timer = new ManualTimer()
    def screen = new Emulator()
    int drawings = 0
    def size = new Size(80, 24)
    def progress

    def "a run that is over within a moment has its rows once, at the end"() {
        given:
        watch(FLOW)

        when:
        tell(begun(now), started(task('list'), now), finished(task('list'), now.plusMillis(40)))

        then:
        screen.text == ['train: run r1']

        when:
        tell(over(now.plusMillis(50), Status.SUCCEEDED))

        then:
        screen.text == ['train: run r1', '  list  done  40 ms', 'run r1 succeeded after 50 ms: 1 task done']
        timer.pending == []
    }

    def "a row a step tells what runs, is done, failed, waits, and for how long"() {
        given:
        watch(FLOW)

        when:
        tell(begun(now), started(task('list'), now), finished(task('list'), now.plusMillis(40)),
            new RunEvent.ItemsDecided(now, task('list'), LOOP, 200))
        (0..<20).each { tell(started(task('read', it), now.plusMillis(50))) }
        (0..<12).each { tell(finished(task('read', it), now.plusMillis(100))) }
        tell(retried(task('read', 12), now))
        timer.pass(FIRST)

        then:
        screen.text == [
            'train: run r1',
            '  again   read[12]  in 2.0 s: IllegalStateException: no (x.flow.groovy:2)',
            '  list   done                                      40 ms',
            '  read   12/200 done, 7 running, 1 to be repeated  250 ms',
            '  merge  waiting',
            'running for 300 ms']

        when: 'time passes, and another task fails for good'
        timer.pass(TICK)
        tell(failed(task('read', 13), now))
        timer.pass(BETWEEN)

        then:
        screen.text.drop(2) == [
            '  failed  read[13]  IllegalStateException: no (x.flow.groovy:2)',
            '  list   done                                                40 ms',
            '  read   12/200 done, 1 failed, 6 running, 1 to be repeated  1.4 s',
            '  merge  waiting',
            'running for 1.5 s']
    }

    def "there are at most five drawings a second, whatever happens meanwhile, and no line is late by more than that"() {
        given:
        watch(FLOW)
        tell(begun(now))
        timer.pass(FIRST)
        def before = drawings

        when:
        (0..<1000).each { tell(killed(task('read', it), now)) }

        then:
        drawings == before
        timer.pending == [BETWEEN]

        when:
        timer.pass(BETWEEN)

        then:
        drawings == before + 1
        screen.text.count { it.contains('ended   read[') } == 1000
    }

    def "many lines at once are shown without waiting for the rows"() {
        given:
        watch(FLOW)
        tell(begun(now))
        timer.pass(FIRST)

        when:
        (0..<2000).each { tell(killed(task('read', it), now)) }

        then:
        screen.text.count { it.contains('ended   read[') } > 1000

        when:
        timer.pass(BETWEEN)

        then:
        screen.text.count { it.contains('ended   read[') } == 2000
        screen.text.last() == 'running for 500 ms'
    }

    def "the option that was not taken has no row any more"() {
        given:
        def choice = choose(block(step('large')), when({ true }, step('small')))
        watch(flow(step('list'), choice))

        when:
        tell(begun(now), new RunEvent.OptionTaken(now, task('list'), choice, 0))
        timer.pass(FIRST)

        then:
        screen.text == ['train: run r1', '  list   waiting', '  small  waiting', 'running for 300 ms']
    }

    def "at the end there is a row for each step that ran or should have run"() {
        given:
        watch(FLOW)
        tell(begun(now), started(task('list'), now), finished(task('list'), now.plusMillis(40)))
        timer.pass(FIRST)

        when:
        tell(over(now, Status.FAILED, notStarted: [read: 1]))

        then:
        screen.text == ['train: run r1', '  list  done         40 ms', '  read  not started', 'run r1 failed after 300 ms: 1 task done, not started: read']
    }

    def "rows end where the terminal does: #columns columns"() {
        given:
        def name = 'a_step_with_a_name_of_forty_five_letters_or_so'
        watch(flow(step(name), LOOP))
        size = new Size(columns, 24)
        screen = new Emulator(columns, 24)

        when:
        tell(begun(now), started(task(name), now))
        timer.pass(FIRST)

        then:
        screen.text.drop(1) == rows
        rows.every { it.length() < columns }

        where:
        columns || rows
        80      || ['  a_step_with_a_name_of_forty_five_letters_or_so  running  300 ms', '  read                                            waiting', 'running for 300 ms']
        38      || ['  a_step_with_a_name_of_for…  running', '  read                        waiting', 'running for 300 ms']
        16      || ['  a_step_…  ru…', '  read      wa…', 'running for 30…']
        11      || []
    }

    def "where there are more steps than room, those that matter are shown, and the others counted"() {
        given:
        def names = (0..<100).collect { "s$it".toString() }
        watch(flow(names.collect { step(it) } as Node[]))
        size = new Size(80, 12)
        screen = new Emulator(80, 12)

        when:
        tell(begun(now))
        names.take(60).each { tell(started(task(it), now), finished(task(it), now.plusMillis(names.indexOf(it)))) }
        tell(started(task('s60'), now), failed(task('s60'), now), started(task('s61'), now))
        timer.pass(FIRST)

        then:
        screen.text.drop(2) == [
            '  s55  done     55 ms',
            '  s56  done     56 ms',
            '  s57  done     57 ms',
            '  s58  done     58 ms',
            '  s59  done     59 ms',
            '  s60  failed   0 ms',
            '  s61  running  300 ms',
            'running for 300 ms; 93 more steps: 55 done, 38 waiting']
    }

    def "every line is there once, in order, also where the terminal is small: #columns × #lines"() {
        given:
        watch(FLOW)
        size = new Size(columns, lines)
        screen = new Emulator(columns, lines)
        def random = new Random(7)

        when:
        tell(begun(now))
        timer.pass(FIRST)
        (0..<500).each {
            tell(killed(task('read', it), now))
            if (random.nextInt(10) == 0) { timer.pass(BETWEEN) }
        }
        tell(over(now, Status.ABORTED))

        then:
        def kept = screen.text.findAll { it.startsWith('  ended') }
        kept == (0..<500).collect { "  ended   read[$it]  another node failed".toString() }

        where:
        columns | lines
        80      | 24
        20      | 6
        12      | 3
        80      | 2
    }

    def "what is closed before the run ended shows the lines that it has, and draws no more"() {
        given:
        watch(FLOW)
        tell(begun(now))
        timer.pass(FIRST)
        tell(killed(task('read', 1), now))

        when:
        progress.close()

        then:
        screen.text == ['train: run r1', '  ended   read[1]  another node failed']
        timer.pending == []
    }

    private void watch(flow) {
        def look = new Progress.Look({ drawings++; screen.write(it) }, Ink.ANSI, { "[${it.task()}] ".toString() }, { a, b, c -> a + '\n' } as Excerpt, { false })
        progress = Progress.rows(flow, look, timer, { size })
    }

    private getNow() { timer.now() }

    private void tell(RunEvent... events) { events.each { progress.accept(it) } }
}
