package flow.cli

import flow.Failure
import flow.graph.TaskId
import flow.graph.TaskId.Index
import flow.problem.Code
import flow.problem.Position
import flow.run.RunEvent
import flow.run.RunResult
import flow.store.RunEnd.Status
import flow.store.StoreFailure
import flow.task.Diagnosis
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path
import java.time.Duration
import java.time.Instant

class RunProgressSpec extends Specification {

    static final START = Instant.parse('2026-11-20T19:00:00Z')
    static final AT = new Position('x.flow.groovy', 2, 0, 0)
    static final TASK = new TaskId('read', [new Index.Item(1)])

    @TempDir
    Path temporary

    def "an event has the line '#line'"() {
        expect:
        shown(event) == line

        where:
        event                                                                          || line
        new RunEvent.RunStarted(START, 'r1', 'train')                                  || 'train: run r1\n'
        new RunEvent.TaskStarted(START, TASK, 0)                                       || ''
        new RunEvent.TaskFinished(START, TASK, 0, Duration.ofMillis(12), null)         || '  done    read[1]  12 ms\n'
        new RunEvent.TaskFinished(START, new TaskId('read?', []), 0, Duration.ZERO, null) || ''
        new RunEvent.TaskFinished(START, TASK, 0, Duration.ZERO, exception('no'))      || '  caught  read[1]  IllegalStateException: no (x.flow.groovy:2)\n'
        new RunEvent.TaskRetried(START, TASK, 0, exception('no'), Duration.ofSeconds(2)) || '  again   read[1]  in 2.0 s: IllegalStateException: no (x.flow.groovy:2)\n'
        new RunEvent.TaskFailed(START, TASK, 0, exception('no\nnever'))                || '  failed  read[1]  IllegalStateException: no (x.flow.groovy:2)\n'
        new RunEvent.TaskFailed(START, TASK, 0, exception(null))                       || '  failed  read[1]  IllegalStateException (x.flow.groovy:2)\n'
        new RunEvent.TaskFailed(START, TASK, 0, timeout())                             || '  failed  read[1]  it took longer than 2 s (x.flow.groovy:2)\n'
        new RunEvent.TaskKilled(START, TASK, 0, 'another node failed')                 || '  ended   read[1]  another node failed\n'
        new RunEvent.Warning(START, TASK, AT, 'still false')                           || '  note    read[1]  still false (x.flow.groovy:2)\n'
    }

    def "at the end it says how it went, how long it took, and what was done"() {
        given:
        def finished = new RunEvent.TaskFinished(START, TASK, 0, Duration.ZERO, null)
        def end = new RunEvent.RunFinished(START.plusMillis(1500), new RunResult('r1', Status.SUCCEEDED, 0, [], [], null))

        expect:
        shown(new RunEvent.RunStarted(START, 'r1', 'train'), finished, finished, end).readLines().last() ==
            'run r1 succeeded after 1.5 s: 2 tasks done'
    }

    def "the root cause has its code, its source line, its hint, and where it was called from"() {
        given:
        temporary.resolve('here').toFile().mkdirs()
        temporary.resolve('here/x.flow.groovy').text = "flow('x') {\n    step('a') { println totl }\n}\n"
        def fault = new Diagnosis(failure("nothing set 'totl'", 'exception'), AT, ['x.flow.groovy:2', 'load (y.groovy:7)'],
            Code.F012, "did you mean 'total'?")
        def result = new RunResult('r1', Status.FAILED, 2, [fault], [new RunResult.NotStarted('merge', 1),
            new RunResult.NotStarted('fit', 3)], null)

        expect:
        shown(new RunEvent.RunFinished(START, result)).replaceFirst(/after .*?:/, 'after …:') == '''
            error[F012]: task read[1] failed: nothing set 'totl'
             --> x.flow.groovy:2
              |
            2 |     step('a') { println totl }
              = did you mean 'total'?
              called from load (y.groovy:7)

            run r1 failed after …: 0 tasks done, 2 failed, not started: merge, fit (3 times)
            '''.stripIndent()
    }

    def "what the store could not do is told before all else"() {
        given:
        def result = new RunResult('r1', Status.FAILED, 0, [], [], new StoreFailure('/x: the disk is full.'))

        expect:
        shown(new RunEvent.RunFinished(START, result)).startsWith('\nerror: /x: the disk is full.\n\nrun r1 failed')
    }

    private String shown(RunEvent... events) {
        def err = new ByteArrayOutputStream()
        def surroundings = new Terminal(temporary).surroundings(System.out, err)
        def report = new ProblemReport(new Sources(surroundings), Ink.NONE)
        def progress = new RunProgress(surroundings, Ink.NONE, new RunSummary(report, Ink.NONE))
        events.each { progress.accept(it) }
        err.toString('UTF-8')
    }

    private static Diagnosis exception(String message) {
        new Diagnosis(failure(message, 'exception'), AT, [], null, null)
    }

    private static Diagnosis timeout() {
        new Diagnosis(failure('it took longer than 2 s', 'timeout'), AT, [], null, null)
    }

    private static Failure failure(String message, String kind) {
        new Failure('java.lang.IllegalStateException', message, '', kind, 1, 'read', 'read[1]')
    }
}
