package flow.progress

import flow.problem.Code
import flow.problem.Position
import flow.problem.ProblemPrinter
import flow.problem.SourceText
import flow.run.ManualTimer
import flow.run.RunEvent
import flow.store.RunEnd.Status
import flow.store.StoreFailure
import flow.task.Diagnosis
import spock.lang.Specification

import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset

import static flow.progress.Events.*
import static flow.run.Nodes.flow
import static flow.run.Nodes.foreach
import static flow.run.Nodes.join
import static flow.run.Nodes.step

class LineProgressSpec extends Specification {

    static final TASK = task('read', 1)
    static final FLOW = flow(foreach([1, 2], step('read')), join('merge'), step('fit'))

    def timer = new ManualTimer()
    def shown = new StringBuilder()
    Set<String> commands = []

    def "an event has the line '#line'"() {
        expect:
        after(event) == (line ? "19:00:00 $line\n" : '')

        where:
        event                                                      || line
        begun()                                                    || 'train: run r1'
        started(TASK)                                              || ''
        finished(TASK)                                             || '  done    read[1]  12 ms'
        finished(task('read?'))                                    || ''
        finished(TASK, START, exception('no'))                     || '  caught  read[1]  IllegalStateException: no (x.flow.groovy:2)'
        retried(TASK)                                              || '  again   read[1]  in 2.0 s: IllegalStateException: no (x.flow.groovy:2)'
        failed(TASK, START, exception('no\nnever'))                || '  failed  read[1]  IllegalStateException: no (x.flow.groovy:2)'
        failed(TASK, START, exception(null))                       || '  failed  read[1]  IllegalStateException (x.flow.groovy:2)'
        failed(TASK, START, exception('\u001b[31mred'))            || '  failed  read[1]  IllegalStateException: .[31mred (x.flow.groovy:2)'
        failed(TASK, START, exception('x' * 100_000))              || "  failed  read[1]  IllegalStateException: ${'x' * 477}… (x.flow.groovy:2)"
        failed(TASK, START, timeout())                             || '  failed  read[1]  it took longer than 2 s (x.flow.groovy:2)'
        printed(TASK, 'a line')                                    || '[read[1]] a line'
        printed(TASK, 'a \u001b[2Jb')                              || '[read[1]] a .[2Jb'
        killed(TASK)                                               || '  ended   read[1]  another node failed'
        new RunEvent.Warning(START, TASK, AT, 'still false')       || '  note    read[1]  still false (x.flow.groovy:2)'
        new RunEvent.RunTold(START, 1, Duration.ofSeconds(5))      || 'told to end: one task has 5.0 s to do so, unless it is told again'
        new RunEvent.RunTold(START, 2, Duration.ofSeconds(5))      || 'told to end: 2 tasks have 5.0 s to do so, unless it is told again'
    }

    def "the time is that of the place"() {
        given:
        def progress = Progress.lines(FLOW, look(), timer, ZoneId.of('America/New_York'))

        when:
        progress.accept(begun(Instant.parse('2026-11-20T14:05:09Z')))

        then:
        shown.toString() == '09:05:09 train: run r1\n'
    }

    def "at the end it says how it went, how long it took, and what was done"() {
        expect:
        after(begun(), finished(TASK), finished(TASK), over(START.plusMillis(1500), Status.SUCCEEDED)).readLines().last() ==
            'run r1 succeeded after 1.5 s: 2 tasks done'
    }

    def "the root cause has its code, its source line, its hint, and where it was called from"() {
        given:
        def fault = new Diagnosis(failure("nothing set 'totl'", 'exception'), AT, ['x.flow.groovy:2', 'load (y.groovy:7)'],
            Code.F012, "did you mean 'total'?")

        expect:
        after(begun(), over(START, Status.FAILED, failures: [fault, fault], notStarted: [merge: 1, fit: 3])) ==
            '''\
            19:00:00 train: run r1

            error[F012]: task read[1] failed: nothing set 'totl'
             --> x.flow.groovy:2
              |
            2 |     step('a') { println totl }
              = did you mean 'total'?
              called from load (y.groovy:7)

            run r1 failed after 0 ms: 0 tasks done, 2 failed, not started: merge, fit (3 times)
            '''.stripIndent()
    }

    def "what the store could not do is told before all else"() {
        expect:
        after(over(START, Status.FAILED, storeFault: new StoreFailure('/x: the disk is full.')))
            .startsWith('\nerror: /x: the disk is full.\n\nrun r1 failed')
    }

    def "a run that did not succeed ends with what to type next, of the commands that there are"() {
        given:
        commands = there

        expect:
        after(begun(), failed(TASK), over(START, Status.FAILED)).readLines().drop(3) == lines

        where:
        there                       || lines
        ['run']                     || []
        ['logs', 'status']          || ['  flow logs r1/read/1  shows all that was printed', '  flow status r1  shows every task']
        ['logs', 'status', 'resume'] || ['  flow logs r1/read/1  shows all that was printed', '  flow resume r1  goes on from here']
    }

    def "where nothing failed all that was printed is the run's"() {
        given:
        commands = ['logs']

        expect:
        after(begun(), over(START, Status.ABORTED)).readLines().last() == '  flow logs r1  shows all that was printed'
        after(begun(), over(START, Status.SUCCEEDED)).readLines().last().startsWith('run r1 succeeded')
    }

    def "after half a minute without a line it says what is going on, and since when"() {
        given:
        def progress = progress()
        def start = timer.now()

        when:
        progress.accept(begun(start))
        progress.accept(started(task('read', 0), start))
        progress.accept(started(task('read', 1), start.plusSeconds(10)))
        timer.pass(Duration.ofSeconds(30))

        then:
        shown.toString().readLines().drop(1) == ['00:00:30   still   running: read[0] for 30.0 s, read[1] for 20.0 s; 0 done']

        when:
        progress.accept(finished(task('read', 0), start.plusSeconds(40)))
        timer.pass(Duration.ofSeconds(30))
        timer.pass(Duration.ofSeconds(10))

        then:
        shown.toString().readLines().drop(2) == ['00:00:40   done    read[0]  12 ms', '00:01:10   still   running: read[1] for 1 min 0 s; 1 done']

        when:
        progress.accept(over(start.plusSeconds(70), Status.FAILED))

        then:
        timer.pending == []
    }

    private String after(RunEvent... events) {
        shown.length = 0
        def progress = progress()
        events.each { progress.accept(it) }
        progress.close()
        shown
    }

    private Progress progress() { Progress.lines(FLOW, look(), timer, ZoneOffset.UTC) }

    private Progress.Look look() {
        def source = SourceText.of('x.flow.groovy', "flow('x') {\n    step('a') { println totl }\n}\n")
        def printer = new ProblemPrinter({ Optional.of(source) })
        def excerpt = { String headline, Position position, String hint -> printer.print(headline, position, hint, []) } as Excerpt
        new Progress.Look({ shown << it }, Ink.NONE, { "[${it.task()}] ".toString() }, excerpt, { it in commands })
    }

    private static Diagnosis timeout() {
        new Diagnosis(failure('it took longer than 2 s', 'timeout'), AT, [], null, null)
    }
}
