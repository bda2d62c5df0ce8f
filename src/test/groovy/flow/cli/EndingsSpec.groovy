package flow.cli

import flow.client.Runs
import flow.launcher.Jdk
import flow.launcher.Started
import flow.store.RunEnd
import flow.store.TaskDone
import flow.store.local.LocalStore
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path

/** What signals and {@code System.exit} do to a real process. */
@Timeout(60)
class EndingsSpec extends Specification {

    static final Path FLOW = Path.of(System.getProperty('flow.home'), 'bin', 'flow')

    @TempDir
    Path temporary

    def "SIG#signal ends a run: its tasks are told, what ends well is kept, the rest is not started, and the exit code is #exit"() {
        given:
        def flow = run('''
            flow('x') {
                step('polite') {
                    println 'begun'
                    try { Thread.sleep(100_000) } catch (InterruptedException told) { saved = 1 }
                }
                step('after') { println 'after' }
            }
            ''').untilItSays('begun')

        expect:
        flow.signal(signal).exitCode == exit
        flow.err.contains('told to end: one task has 5.0 s to do so')
        flow.err.contains('done    polite')
        flow.err.readLines().find { it ==~ /run .*/ } ==~ /run \w+ aborted after .*s: 1 task done, not started: after/
        endOfRun == RunEnd.Status.ABORTED
        done == ['polite']

        where:
        signal | exit
        'INT'  | 130
        'TERM' | 143
        'HUP'  | 129
    }

    def "a second signal ends at once what does not listen to the first"() {
        given:
        def flow = run('''
            flow('x') {
                step('stubborn') {
                    println 'begun'
                    while (true) { try { Thread.sleep(100_000) } catch (InterruptedException told) { println 'not yet' } }
                }
            }
            ''').untilItSays('begun').signal('INT').untilItSays('not yet')
        def start = System.nanoTime()

        expect:
        flow.signal('INT').exitCode == 130
        System.nanoTime() - start < 4_000_000_000
        !flow.err.contains('aborted')
    }

    def "the programs that a body started end with the run"() {
        given:
        def flow = run('''
            flow('x') {
                step('a') {
                    def program = ['sleep', '1000'].execute()
                    println "pid=${program.pid()}."
                    program.waitFor()
                }
            }
            ''').untilItSays('.\n')
        def pid = (flow.errSoFar =~ /pid=(\d+)\./)[0][1] as long

        expect:
        flow.signal('TERM').exitCode == 143
        ProcessHandle.of(pid).map { it.onExit().get(); true }.orElse(true)
    }

    def "a signal while the graph is built ends the process, and there is no run"() {
        given:
        def flow = run('''
            println 'building'
            Thread.sleep(100_000)
            flow('x') { step('a') { } }
            ''').untilItSays('building')

        expect:
        flow.signal('INT').exitCode == 130
        !Files.exists(temporary.resolve('store'))
    }

    def "a signal while a task waits for its next attempt ends the run"() {
        given:
        def flow = run('''
            flow('x') {
                step('a', retry: [times: 3, delay: '1 h']) { throw new IllegalStateException('no') }
            }
            ''').untilItSays('again')

        expect:
        flow.signal('INT').exitCode == 130
        flow.err.contains('error: task a failed: IllegalStateException: no')
        flow.err.readLines().find { it ==~ /run .*/ } ==~ /run \w+ aborted after .*s: 0 tasks done, 1 failed/
        endOfRun == RunEnd.Status.ABORTED
    }

    def "what was started with SIG#signal ignored, as by nohup, goes on ignoring it"() {
        given:
        def flow = started(['/bin/sh', '-c', "trap '' $signal; exec '$FLOW' run '${script('''
            flow('x') {
                step('a') {
                    println 'begun'
                    while (!new File('go').exists()) { Thread.sleep(10) }
                }
            }
            '''.replace("'go'", "'${temporary.resolve('go')}'"))}'".toString()]).untilItSays('begun')

        when:
        flow.signal(signal)
        temporary.resolve('go').text = ''

        then:
        flow.exitCode == 0
        endOfRun == RunEnd.Status.SUCCEEDED

        where:
        signal << ['INT', 'HUP']
    }

    def "a body that ends the process has failed at that line, and so has the run"() {
        given:
        def flow = run('''\
            flow('x') {
                parallel {
                    step('other') { println 'begun'; Thread.sleep(100_000) }
                    step('bad', catchInto: 'failure', retry: 3) { Thread.sleep(1)
                        System.exit(0) }
                }
                join('end') { inputs -> println 'end' }
            }
            '''.stripIndent())

        expect:
        flow.exitCode == 1
        flow.err.contains("\nerror: task bad failed: it called System.exit, which ends everything; throw an exception instead\n" +
            " --> ${temporary.resolve('x.flow.groovy')}:5\n")
        flow.err.readLines().find { it ==~ /run .*/ } ==~ /run \w+ failed after .*s: 0 tasks done, 1 failed, not started: end/
        endOfRun == RunEnd.Status.FAILED
        new Runs(new LocalStore(temporary.resolve('store'))).get('latest').failures*.id()*.toString() == ['bad']
    }

    def "so has a run when it is a thread of the script's own that ends the process"() {
        given:
        def flow = run('''\
            flow('x') {
                step('a') {
                    Thread.start { System.exit(0) }
                    Thread.sleep(100_000)
                }
            }
            '''.stripIndent())

        expect:
        flow.exitCode == 1
        flow.err.contains("flow: the script ended the process with 'System.exit' in the middle of the run (x.flow.groovy:3);")
        flow.err.readLines().find { it ==~ /run .*/ } ==~ /run \w+ failed after .*/
        endOfRun == RunEnd.Status.FAILED
    }

    def "a step that runs alone ends as well, and leaves nothing behind"() {
        given:
        def forTemporary = temporary.resolve('tmp').tap { it.toFile().mkdirs() }
        def patient = """
            flow('x') {
                step('a') {
                    if (new File('$temporary/patient').exists()) { println 'begun'; Thread.sleep(100_000) }
                    big = 'x' * 5000
                }
            }
            """
        assert run(patient).exitCode == 0
        temporary.resolve('patient').text = ''
        def flow = started([FLOW.toString(), 'step', temporary.resolve('x.flow.groovy').toString(), 'a'], [FLOW_JAVA_OPTS: "-Djava.io.tmpdir=$forTemporary".toString()])
            .untilItSays('begun')
        def whileItRuns = forTemporary.toFile().list().findAll { it.startsWith('flow-step-') }

        expect:
        flow.signal('INT').exitCode == 130
        whileItRuns.size() == 1
        forTemporary.toFile().list().findAll { it.startsWith('flow-step-') } == []
        new LocalStore(temporary.resolve('store')).runIds().size() == 1
    }

    def "what a step that was ended at once left behind is removed by the next one, and nothing else is"() {
        given:
        def forTemporary = temporary.resolve('tmp').tap { it.toFile().mkdirs() }
        def foreign = forTemporary.resolve('flow-step-of-somebody').tap { it.toFile().mkdirs() }
        foreign.resolve('notes').text = 'mine'
        def stubborn = """
            flow('x') {
                step('a') {
                    println 'begun'
                    while (new File('$temporary/stubborn').exists()) {
                        try { Thread.sleep(100_000) } catch (InterruptedException told) { println 'not yet' }
                    }
                }
            }
            """
        def java = [FLOW_JAVA_OPTS: "-Djava.io.tmpdir=$forTemporary".toString()]
        def step = [FLOW.toString(), 'step', temporary.resolve('x.flow.groovy').toString(), 'a']
        def folders = { forTemporary.toFile().list().findAll { it.startsWith('flow-step-') } as Set }
        assert run(stubborn).exitCode == 0
        temporary.resolve('stubborn').text = ''
        def atWork = started(step, java).untilItSays('begun')
        def whileItWorks = folders()

        when:
        def killed = started(step, java).untilItSays('begun').signal('INT').untilItSays('not yet').signal('INT')

        then:
        killed.exitCode == 130
        folders().size() == whileItWorks.size() + 1

        when:
        temporary.resolve('stubborn').toFile().delete()
        def next = started(step, java)

        then: 'neither that of the one which is at work'
        next.exitCode == 0
        folders() == whileItWorks
        whileItWorks.size() == 2
        foreign.resolve('notes').text == 'mine'

        cleanup:
        atWork?.signal('KILL')?.exitCode
    }

    private Started run(String text) {
        started([FLOW.toString(), 'run', script(text).toString()])
    }

    private Path script(String text) {
        temporary.resolve('x.flow.groovy').tap { it.text = text }
    }

    private Started started(List<String> command, Map<String, String> more = [:]) {
        new Started(more + [JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH'), HOME: temporary.toString(),
                     XDG_CACHE_HOME: temporary.resolve('cache').toString(), FLOW_STORE: temporary.resolve('store').toString()], command)
    }

    private List getRecords() {
        def store = new LocalStore(temporary.resolve('store'))
        store.open(store.runIds().first()).records()
    }

    private RunEnd.Status getEndOfRun() { (records.last() as RunEnd).status() }

    private List<String> getDone() { records.findAll { it instanceof TaskDone }*.task()*.toString() }
}
