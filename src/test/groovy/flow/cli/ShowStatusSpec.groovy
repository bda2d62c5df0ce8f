package flow.cli

import groovy.json.JsonSlurper
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class ShowStatusSpec extends Specification implements RunsFixture {
    @Shared
    @TempDir
    Path temporary
    @Shared
    Terminal terminal

    def setupSpec() {
        terminal = new Terminal(temporary)
        makeRuns(terminal)
    }

    def "a failed run tells the root cause with the user's frames, and what did not run"() {
        when:
        def result = terminal.flow('status', 'latest-failed')

        then:
        result.exit == 0
        result.err == ''
        steady(terminal, result.out) == '''\
            run BREAK_RUN_ID of break: failed after TIME
              started  YYYY-MM-DD HH:MM:SS by ada
              script  break.flow.groovy
              tags  nightly, mine
              parameters  alpha = 0.5
                          name = 'world'

            error: task read[1] failed (attempt 1): IllegalStateException: no data for south
              at load (break.flow.groovy:3)
              called from break.flow.groovy:17

            step  state  tasks  time
            list  done  1 done  TIME
            read  failed  1 done, 1 failed  TIME
            write  incomplete  1 done, 1 not started  TIME
            merge  not started
            large  not started
            small  not started
            '''.stripIndent()
    }

    def "what a run did not pass is skipped, not missing; who only decides is shown with --all"() {
        expect:
        steady(terminal, terminal.flow('status').out).readLines().dropWhile { !it.startsWith('step') } == [
            'step  state  tasks  time',
            'start  done  1 done  TIME',
            'large  skipped',
            'small  done  1 done  TIME',
            'never  skipped',
            'end  done  1 done  TIME']
        terminal.flow('status', '--all').out.contains('\nnever?  done ')
    }

    def "a step tells its tasks, a task its attempts"() {
        expect:
        steady(terminal, terminal.flow('status', 'latest-failed/read').out) == '''\
            step read of run BREAK_RUN_ID: failed (1 done, 1 failed)

            task  state  attempts  time  cause
            0  done  1  TIME
            1  failed  2  TIME  IllegalStateException: no data for south
            '''.stripIndent()
        steady(terminal, terminal.flow('status', 'latest-failed/read/1').out) == '''\
            task BREAK_RUN_ID/read/1: failed
              started  YYYY-MM-DD HH:MM:SS
              took  TIME
              attempts  2

            attempt 0: IllegalStateException: no data for south
              at load (break.flow.groovy:3)
              called from break.flow.groovy:17

            attempt 1: IllegalStateException: no data for south
              at load (break.flow.groovy:3)
              called from break.flow.groovy:17
            '''.stripIndent()
    }

    def "what had its turn and never began is not started, as what had none"() {
        given:
        def other = new Terminal(temporary.resolve('fast'))
        other.file('fast.flow.groovy', '''\
            flow('fast') {
                parallel {
                    step('bad') { throw new RuntimeException('bad') }
                    branch('good') { step('one') { }; step('two') { } }
                }
                join('end') { inputs -> println 'end' }
            }
            '''.stripIndent())
        other.flow('run', 'fast.flow.groovy', '--max-workers', '1', '--fail-fast')

        expect:
        other.flow('status').out.readLines().dropWhile { !it.startsWith('step') }.drop(1)*.split(/ {2,}/)*.take(2) == [
            ['bad', 'failed'], ['one', 'not started'], ['two', 'not started'], ['end', 'not started']]
        with(new JsonSlurper().parseText(other.flow('status', 'latest/one', '--json').out)) {
            [open, notStarted] == [0, 1]
        }
    }

    def "for programs a run, a step and a task are JSON"() {
        when:
        def run = json('latest-failed')
        def step = json('latest-failed/read')
        def task = json('latest-failed/list/0')

        then:
        run.status == 'failed'
        run.parameters == [alpha: 0.5, name: 'world']
        run.steps.collectEntries { [it.step, [it.state, it.done, it.failed, it.notStarted]] } == [
            list: ['done', 1, 0, 0], read: ['failed', 1, 1, 0], write: ['incomplete', 1, 0, 1],
            merge: ['not started', 0, 0, 1], large: ['not started', 0, 0, 1], small: ['not started', 0, 0, 1]]
        run.failures*.path == [run.run + '/read/1']
        run.failures[0].failures*.message == ['no data for south'] * 2
        run.failures[0].failures[1].frames == ['load (break.flow.groovy:3)', 'break.flow.groovy:17']
        step.tasks*.state == ['done', 'failed']
        task.artifacts == ['day', 'parts', 'raw', 'text', 'where']
    }

    def "a fault of the language is told with its code and its cure"() {
        given:
        def other = new Terminal(temporary.resolve('odd'))
        other.file('odd.flow.groovy', "flow('odd') {\n    step('a') { total = 1 }\n    step('b') { println artifacts['to' + 'tl'] }\n}\n")
        other.flow('run', 'odd.flow.groovy')

        expect:
        other.flow('status').out.contains('''
            error[F012]: task b failed: nothing set 'totl'
              at odd.flow.groovy:3
              hint: did you mean 'total'?
            '''.stripIndent())
    }

    def "what is not there has exit code 2 and the nearest name: #typed"() {
        given:
        def result = terminal.flow('status', *typed.split(' '))

        expect:
        result.exit == 2
        result.out == ''
        steady(terminal, result.err).readLines()[0] == "flow: $message"

        where:
        typed                                 || message
        'latest-failed/raed'                  || "run BREAK_RUN_ID has no step 'raed'; did you mean 'read'?"
        'latest-failed/read/7'                || "step 'read' of run BREAK_RUN_ID has no task '7'; there are 0, 1"
        'latest-failed/list/0/parts'          || "'flow dump' shows the values of artifacts"
        'latest --flow other'                 || "there is no run of flow 'other'"
        'latest --run-id latest'              || "'latest' and '--run-id' both name a run; give one of them"
        'latest//0'                           || "'latest//0' names nothing in a run: write RUN/STEP/TASK/ARTIFACT, or the first of these"
    }

    def "a run is meant by --run-id and --flow as well: #typed"() {
        expect:
        steady(terminal, terminal.flow('status', *typed.split(' ')).out).startsWith("run $run ")

        where:
        typed                                || run
        '--run-id latest-failed'             || 'BREAK_RUN_ID'
        'latest --flow break'                || 'BREAK_RUN_ID'
        '--flow break.flow.groovy'           || 'BREAK_RUN_ID'
        'latest'                             || 'WHOLE_RUN_ID'
    }

    def "hooks are shown last; one that failed is told and changes nothing"() {
        given:
        def other = new Terminal(temporary.resolve('hooks'))
        other.file('hooked.flow.groovy', '''\
            flow('hooked') {
                onSuccess { run -> println "$run.flow $run.status: ${run.artifacts.total.value}" }
                onSuccess { run -> run.artifacts.totl.value }
                onFailure { println 'never' }
                step('count') { total = 3 }
            }
            '''.stripIndent())

        when:
        def ran = other.flow('run', 'hooked.flow.groovy')
        def status = other.flow('status')

        then:
        ran.exit == 0
        ran.err.contains('hooked succeeded: 3\n')
        ran.err.contains('failed  @onSuccess-2')
        !ran.err.contains('never')
        status.out.startsWith("run ${runsOf(other).ids()[0]} of hooked: succeeded after ")
        !status.out.contains('error')
        status.out.readLines().dropWhile { !it.startsWith('step') }.collect { it.split(/ {2,}/).take(3) } == [
            ['step', 'state', 'tasks'], ['count', 'done', '1 done'], ['@onSuccess', 'done', '1 done'], ['@onSuccess-2', 'failed', '1 failed']]
        other.flow('status', 'latest/@onSuccess-2/0').out.contains('\n  at hooked.flow.groovy:3\n')
    }

    def "texts of users tell a terminal nothing that it would obey"() {
        given:
        def other = new Terminal(temporary.resolve('red'))
        other.file('red.flow.groovy', "flow('red') { step('a') { throw new Error('\\u001b[31mred') } }")
        other.flow('run', 'red.flow.groovy')

        expect:
        other.flow('status').out.contains('.[31mred')
        !other.flow('status', 'latest/a/0').out.contains('\u001b')
        !other.flow('status', 'latest/a').out.contains('\u001b')
    }

    private json(String path) {
        new JsonSlurper().parseText(terminal.flow('status', path, '--json').out)
    }
}
