package flow.client

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
    Path folder

    def "a run is running while its process lives, and lost when that was killed; it can be read before and after"() {
        given:
        folder.resolve('waiting.flow.groovy').text = WAITING
        def process = start()
        process.errorReader().lines().filter { it.endsWith('here') }.findFirst().get()
        def runs = Runs.in(folder)

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

        when:
        process.descendants().each { it.destroyForcibly() }
        process.destroyForcibly().waitFor()
        def lost = runs.get('latest')

        then:
        lost.status == Status.LOST
        lost.endedAt == null
        lost['wait'].tasks.every { it.state == Task.State.DONE }

        cleanup:
        process?.destroyForcibly()
    }

    private Process start() {
        def builder = new ProcessBuilder(HOME.resolve('bin/flow').toString(), 'run', 'waiting.flow.groovy').directory(folder.toFile())
        builder.environment().putAll(HOME: folder.toString(), XDG_CACHE_HOME: folder.resolve('cache').toString())
        builder.environment().remove('FLOW_STORE')
        builder.start()
    }
}
