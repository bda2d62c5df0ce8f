package flow.cli

import flow.store.Origin
import flow.store.RunStart
import flow.store.local.LocalStore
import groovy.json.JsonSlurper
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class ListRunsSpec extends Specification implements RunsFixture {
    @Shared
    @TempDir
    Path temporary
    @Shared
    Terminal terminal

    def setupSpec() {
        terminal = new Terminal(temporary)
        makeRuns(terminal)
    }

    def "runs are listed, the newest first"() {
        when:
        def result = terminal.flow('runs')

        then:
        result.exit == 0
        result.err == ''
        steady(terminal, result.out).readLines() == [
            'run  flow  status  started  took  tags',
            'WHOLE_RUN_ID  whole  succeeded  YYYY-MM-DD HH:MM:SS  TIME',
            'BREAK_RUN_ID  break  failed  YYYY-MM-DD HH:MM:SS  TIME  nightly, mine']
    }

    def "they are chosen by script, flow, status, tag and number: #typed"() {
        given:
        def result = terminal.flow('runs', *typed.split(' '))

        expect:
        result.exit == 0
        result.out.readLines().drop(1).collect { it.split(/ +/)[1] } == flows

        where:
        typed                               || flows
        'whole'                             || ['whole']
        'whole.flow.groovy'                 || ['whole']
        './break.flow.groovy'               || ['break']
        '--status failed'                   || ['break']
        '--status failed --status lost'     || ['break']
        '--status succeeded'                || ['whole']
        '--tag nightly'                     || ['break']
        '--tag nightly --tag mine'          || ['break']
        '--limit 1'                         || ['whole']
        'break --status failed --limit 5'   || ['break']
        '--user ada'                        || ['whole', 'break']
        '--user bob'                        || []
        '--since 2020-01-01'                || ['whole', 'break']
        '--since 9999-01-01'                || []
        '--until 2020-01-01T12:00'          || []
        '--until 9999-01-01T00:00:00Z'      || ['whole', 'break']
        '--since 20000d --until 9999-01-01' || ['whole', 'break']
    }

    def "runs that resumed another are found by it"() {
        given:
        def other = new Terminal(temporary.resolve('resumed'))
        makeRuns(other)
        def store = new LocalStore(other.folder.resolve('.flow'))
        def origin = runsOf(other).get('latest-failed').id
        def start = store.open(origin).start()
        def resumed = store.create(new RunStart(start.flow(), start.script(), start.graph(), start.outline(), start.code(), start.parameters(),
            start.configs(), start.tags(), start.userName(), start.project(), new Origin(origin, origin), start.cause(), start.startedAt()))
        resumed.close()

        expect:
        other.flow('runs', '--origin', 'latest-failed').out.readLines().drop(1)*.tokenize()*.first() == [resumed.runId()]
        other.flow('runs', '--origin', resumed.runId()).out == ''
        other.flow('runs', '--origin', 'gone').exit == 2
    }

    def "for programs they are JSON with the same members for every run"() {
        when:
        def json = new JsonSlurper().parseText(terminal.flow('runs', '--json').out)

        then:
        json*.flow == ['whole', 'break']
        json*.keySet()*.toList().toSet() == [['run', 'flow', 'script', 'status', 'startedAt', 'endedAt', 'seconds', 'user', 'tags', 'originRun', 'workflow', 'scheduledTime', 'events']] as Set
        json[1].tags == ['nightly', 'mine']
        json[1].script == terminal.folder.resolve('break.flow.groovy').toString()
        json[1].seconds > 0
        json[1].startedAt ==~ /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/
    }

    def "where there is no run, that is said, and is no error"() {
        expect:
        terminal.flow('runs', 'other') == new Terminal.Result(0, '', "there is no run of 'other'; there are runs of whole, break\n")
        terminal.flow('runs', 'wole') == new Terminal.Result(0, '', "there is no run of 'wole'; did you mean 'whole'?\n")
        terminal.flow('runs', 'x.flow.groovy', '--json') == new Terminal.Result(0, '[ ]\n', "there is no such run\n")
        terminal.flow('runs', 'whole', '--status', 'failed') == new Terminal.Result(0, '', "there is no such run\n")
        new Terminal(temporary.resolve('elsewhere')).flow('runs').exit == 0
    }

    def "what cannot be meant is refused: #typed"() {
        given:
        def result = terminal.flow('runs', *typed.split(' '))

        expect:
        result.exit == 2
        result.out == ''
        result.err.readLines()[0] == "flow: $message"

        where:
        typed              || message
        '--status fail'    || "--status cannot be 'fail'; did you mean 'failed'?"
        '--limit 0'        || "--limit is a whole number from 1, not '0'"
        '--limit many'     || "--limit is a whole number from 1, not 'many'"
        '--since soon'     || "--since is a day, a time or how long ago, as in 2026-11-20, 2026-11-20T19:00 or '2 h', not 'soon'"
        '--until 2026-13-01' || "--until is a day, a time or how long ago, as in 2026-11-20, 2026-11-20T19:00 or '2 h', not '2026-13-01'"
        'a b'              || "'b' is one argument too many"
    }

    def "a damaged run is told with exit code 7, and the others are listed"() {
        given:
        def other = new Terminal(temporary.resolve('damaged'))
        makeRuns(other)
        def id = runsOf(other).get('latest').id
        def journal = other.folder.resolve(".flow/runs/$id/journal")
        Files.write(journal, Files.readAllBytes(journal).tap { it[40] ^= 1 })

        when:
        def result = other.flow('runs')

        then:
        result.exit == 7
        result.out.readLines().drop(1).collect { it.split(/ +/)[1] } == ['break']
        result.err.startsWith("flow: run $id cannot be read: $journal ")
        other.flow('status', id).exit == 7
        other.flow('status', 'latest-failed').exit == 7
    }
}
