package flow.client

import flow.cli.Terminal
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path
import java.time.Duration

/** What flows, runs and tasks tell besides their values: tags, logs, attempts. */
class LooksSpec extends Specification {

    static final TALK = '''\
        flow('talk') {
            tags 'nightly'
            parameter 'broken', default: false
            foreach(['north', 'south'], as: 'part') {
                step('read', retry: 1) {
                    println "reading $part"
                    exec(['sh', '-c', "echo careful with $part >&2"])
                    if (part == 'south' && current.attempt == 0) { throw new IllegalStateException('no') }
                }
            }
            join('merge') { inputs ->
                println 'merged'
                if (broken) { throw new IllegalStateException('broken') }
            }
        }
        '''.stripIndent()

    @Shared
    @TempDir
    Path temporary
    @Shared
    Terminal terminal
    @Shared
    Runs runs
    @Shared
    Run run

    def setupSpec() {
        terminal = new Terminal(temporary)
        terminal.environment = [PATH: System.getenv('PATH')]
        terminal.file('talk.flow.groovy', TALK)
        terminal.file('other.flow.groovy', "flow('other') { step('a') { x = 1 } }")
        assert terminal.flow('run', 'talk.flow.groovy', '--max-workers', '1', '--tag', 'first').exit() == 0
        assert terminal.flow('run', 'talk.flow.groovy', '-p', 'broken=true', '--tag', 'second').exit() == 1
        assert terminal.flow('run', 'other.flow.groovy').exit() == 0
        runs = Runs.in(terminal.folder)
        run = runs.flow('talk').latestSuccessfulRun
    }

    def "a flow has its runs, the newest first, by tag and by status"() {
        given:
        def talk = runs.flow('talk')

        expect:
        runs.flows*.name == ['other', 'talk']
        talk.runs*.id == runs.ids().findAll { runs.get(it).flow == 'talk' }
        talk.runs*.status == [Status.FAILED, Status.SUCCEEDED]
        talk.latestRun == talk.runs[0]
        talk.latestSuccessfulRun == talk.runs[1]
        talk.tagged('nightly') == talk.runs
        talk.tagged('nightly', 'second') == [talk.runs[0]]
        talk.tagged('gone') == []
        talk.with(Status.SUCCEEDED, Status.LOST) == [talk.runs[1]]
        talk['latest-failed'] == talk.runs[0]
        talk.find(Wanted.ALL.by('ada')).runs() == talk.runs
        talk.find(Wanted.ALL.by('bob')).runs() == []
    }

    def "a flow without runs has none, and no latest one"() {
        given:
        def none = runs.flow('none')

        expect:
        none.runs == []
        none.latestRun == null
        none.latestSuccessfulRun == null

        when:
        none['latest']

        then:
        def missing = thrown(NotFound)
        missing.message == "there is no run of flow 'none'"
    }

    def "runs are found by when they started"() {
        given:
        def (newer, older) = runs.flow('talk').runs
        def between = newer.startedAt

        expect:
        runs.flow('talk').find(Wanted.ALL.since(between)).runs() == [newer]
        runs.flow('talk').find(Wanted.ALL.until(between)).runs() == [older]
    }

    def "a run's tags are given and taken by whoever reads it"() {
        expect:
        run.tags == ['nightly', 'first'] as Set
        run.addTags('good', 'first') == ['nightly', 'first', 'good'] as Set
        run.tags == ['nightly', 'first', 'good'] as Set
        runs.get(run.id).removeTags('good') == ['nightly', 'first'] as Set
        run.tags == ['nightly', 'first'] as Set
        run.tag(['better'], ['first']).all() == ['nightly', 'better'] as Set
        run.tag(['first'], ['better']).all() == ['nightly', 'first'] as Set
    }

    def "a tag that cannot be is refused, and nothing is changed: #message"() {
        when:
        change(run)

        then:
        def refused = thrown(IllegalArgumentException)
        refused.message == message
        run.tags == ['nightly', 'first'] as Set

        where:
        change                              || message
        ({ it.addTags('good', '') })        || 'a tag is not empty'
        ({ it.removeTags('nightly') })      || "the tag 'nightly' is set by the flow itself, and stays"
        ({ it.tag(['good'], ['gone']) })    || "the run has no tag 'gone'"
    }

    def "what was printed is read as text, by stream, by step, by task and by attempt"() {
        expect:
        run.log.stdout == 'reading north\nreading south\nreading south\nmerged\n'
        run['read'].log.stderr == 'careful with north\ncareful with south\ncareful with south\n'
        run['merge'][0].log.text == 'merged\n'
        "${run['merge'].log}" == 'merged\n'
        run['read'][1].log.attempt(1).stdout == 'reading south\n'
        run['read'][0].log.attempt(1).text == ''
        run['read'][0].log*.text == ['reading north', 'careful with north']
    }

    def "each line has its time, its stream and whose it is"() {
        given:
        def line = run['read'][1].log.attempt(1).lines[1]

        expect:
        [line.text, line.stream, line.step, line.task, line.attempt] == ['careful with south', 'stderr', 'read', '1', 1]
        !line.at.isBefore(run.startedAt)
        !line.at.isAfter(run.endedAt)
    }

    def "a task knows its attempts, with their times, why they failed and what they printed"() {
        given:
        def (first, second) = run['read'][1].history

        expect:
        run['read'][1].history.size() == 2
        run['read'][1].attempts == 2
        first.number == 0
        first.failure.message == 'no'
        first.place == 'talk.flow.groovy:8'
        first.log.stdout == 'reading south\n'
        first.startedAt == run['read'][1].startedAt
        second.number == 1
        second.failure == null
        second.place == null
        second.endedAt == run['read'][1].endedAt
        second.took >= Duration.ZERO
        run['read'][0].history*.number == [0]
    }

    def "a run knows whether it was made of the same graph as another"() {
        given:
        def (newer, older) = runs.flow('talk').runs

        expect:
        newer.graph == older.graph
        newer.graph != runs.flow('other').latestRun.graph
    }
}
