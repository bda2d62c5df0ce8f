package flow.run

import flow.launcher.Jdk
import flow.launcher.Started
import flow.store.RunEnd
import flow.store.TaskDone
import flow.store.TaskFailed
import flow.store.local.LocalStore
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

import static flow.run.Nodes.*

/** What is left of a run whose bodies use up what all of them share. */
@Timeout(120)
class ExhaustionSpec extends Specification implements FlowFixture {
    static final Path HOME = Path.of(System.getProperty('flow.home'))

    @TempDir
    Path temporary

    def "a body that uses up the memory fails; the others go on, the run says that it failed, and its journal is whole"() {
        given:
        def script = temporary.resolve('x.flow.groovy')
        script.text = '''
            flow('x') {
                parallel {
                    branch('a') { step('hog') { def all = []; while (true) { all << new byte[30_000_000] } }; step('never') { } }
                    branch('b') { step('caught', catchInto: 'failure') { def all = []; while (true) { all << new byte[30_000_000] } }; step('after') { println failure.type } }
                    branch('c') { step('one') { rows = (0..1_000).toList() }; step('two') { println "sum ${rows.sum()}" } }
                }
                join('j') { }
            }'''

        when: 'one body at a time: one that runs beside such a body may be the one that gets no more'
        def flow = start([FLOW_JAVA_OPTS: '-Xmx128m'], 'run', script.toString(), '--max-workers', '1')

        then:
        flow.exitCode == 1
        flow.err.contains('error: task hog failed: OutOfMemoryError: Java heap space')
        flow.err.contains('java.lang.OutOfMemoryError\n')
        flow.err.contains('sum 500500\n')
        flow.err.contains('4 tasks done, 1 failed, not started: never, j')
        def records = recordsIn(temporary.resolve('store'))
        records.findAll { it instanceof TaskDone }*.task()*.toString().toSet() == ['caught', 'after', 'one', 'two'] as Set
        records.findAll { it instanceof TaskFailed }*.task()*.toString() == ['hog']
        (records.last() as RunEnd).status() == RunEnd.Status.FAILED
    }

    def "a body's own threads do not keep the process, whatever they wait for"() {
        given:
        def script = temporary.resolve('x.flow.groovy')
        script.text = "flow('x') { step('s') { Thread.start { new Object().with { synchronized (it) { wait() } } }; println 'done' } }"

        expect:
        start('run', script.toString()).exitCode == 0
    }

    def "a run that has no memory left itself ends as failed, tells its tasks to end, and says what to do"() {
        given:
        def wasTold = new java.util.concurrent.CountDownLatch(1)
        def begun = new java.util.concurrent.CountDownLatch(1)
        def times = 0

        when:
        def result = run(maxWorkers: 2,
            listener: { if (it instanceof RunEvent.TaskFinished || it instanceof RunEvent.RunFinished && times++ < 1) throw new OutOfMemoryError() },
            parallel(
                branch(step('long') { begun.countDown(); try { new java.util.concurrent.CountDownLatch(1).await() } catch (InterruptedException told) { wasTold.countDown() } }),
                branch(step('short') { begun.await() })), join('j'))

        then:
        result.status() == RunEnd.Status.FAILED
        result.failures()*.failure()*.message() == ['the steps together used up the memory']
        result.failures()*.hint() == ['give them more, as with FLOW_JAVA_OPTS=-Xmx4g, or run fewer at a time with --max-workers']
        wasTold.await() == null
        records.findAll { it instanceof RunEnd }*.status() == [RunEnd.Status.FAILED]
    }

    private static List recordsIn(Path folder) {
        def store = new LocalStore(folder)
        store.open(store.runIds().first()).records().toList()
    }

    private Started start(Map<String, String> environment = [:], String... arguments) {
        def own = [JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH'), HOME: temporary.toString(),
                   XDG_CACHE_HOME: temporary.resolve('cache').toString(), FLOW_STORE: temporary.resolve('store').toString()]
        new Started(own + environment, [HOME.resolve('bin/flow').toString(), *arguments])
    }
}
