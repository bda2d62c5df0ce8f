package flow.client

import flow.cli.Terminal
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** A run of another process, while that lives and when it was killed. */
class LiveRunSpec extends Specification {
    static final HOME = Path.of(System.getProperty('flow.home'))

    static final WAITING = '''\
        flow('waiting') {
            step('start') { words = ['a', 'b'] }
            foreach('words', as: 'word') {
                step('wait') {
                    if (word == 'b') {
                        println 'here'
                        System.in.read()
                    }
                    seen = word
                }
            }
            join('end') { inputs -> all = inputs*.seen }
        }
        '''.stripIndent()

    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
    }

    def "a run is running while its process lives, and lost when that was killed; it can be read before and after"() {
        given:
        terminal.file('waiting.flow.groovy', WAITING)
        def process = start()
        process.errorReader().lines().filter { it.endsWith('here') }.findFirst().get()
        def runs = Runs.in(terminal.folder)

        when:
        def live = runs.get('latest')

        then:
        live.status == Status.RUNNING
        !live.over
        live.endedAt == null
        runs.get('latest').status == Status.RUNNING
        live['start'][0]['words'] == ['a', 'b']
        live['wait'].open >= 1
        live['end'].ahead == 1
        live.log.lines*.text == ['here']
        live['wait'][0].parents == [live['start'][0]]
        live['start'][0].children*.path == ["$live.id/wait/0"]
        live['start'].children*.name == ['wait']
        live['wait'][0].history*.number == [0]
        live.addTags('seen').contains('seen')
        runs.flow('waiting').latestRun.tags == ['seen'] as Set
        runs.flow('waiting').latestSuccessfulRun == null
        def shown = terminal.flow('status').out
        shown.startsWith("run $live.id of waiting: running for ")
        shown =~ /\nwait +running +/
        shown =~ /\nend +waiting +/

        when:
        process.descendants().each { it.destroyForcibly() }
        process.destroyForcibly().waitFor()
        def lost = runs.get('latest')

        then:
        lost.status == Status.LOST
        lost.endedAt == null
        lost['wait'].tasks.every { it.state == Task.State.DONE }
        terminal.flow('status').out.startsWith("run $lost.id of waiting: lost\n")
        terminal.flow('runs', '--status', 'lost').out.contains(lost.id)

        cleanup:
        process?.destroyForcibly()
    }

    private Process start() {
        def builder = new ProcessBuilder(HOME.resolve('bin/flow').toString(), 'run', 'waiting.flow.groovy').directory(terminal.folder.toFile())
        builder.environment().putAll(HOME: temporary.toString(), XDG_CACHE_HOME: temporary.resolve('cache').toString())
        builder.environment().remove('FLOW_STORE')
        builder.start()
    }
}
