package flow.reliability

import flow.client.Runs
import flow.client.Status
import flow.launcher.Jdk
import flow.launcher.Started
import flow.store.local.LocalStore
import flow.store.local.Ram
import flow.store.local.Twice
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.Callable
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors

/** Many runs in one folder at once, and many that want to resume the same run. */
@Timeout(600)
class ManyAtOnceSpec extends Specification {
    private static final int MOST = 20

    @TempDir
    Path temporary
    @AutoCleanup
    Ram ram = new Ram()
    @AutoCleanup('shutdownNow')
    ExecutorService threads = Executors.newFixedThreadPool(MOST)

    def "twenty run at once in one folder, and of 2, 5 and 20 that resume one run one does: #rounds rounds of what is loaded twenty times"() {
        given:
        List<Twice> loaded = atOnce((1..MOST).collect { { -> new Twice(Contender) } })
        def contenders = loaded.collect { one -> { String... said -> one.call(said[0], said[1..-1] as String[]) } }

        expect:
        rounds.times { contend(contenders, ram.next()) }

        cleanup:
        loaded*.close()

        where:
        rounds = Integer.getInteger('flow.rounds', 10)
    }

    def "the same with twenty processes, in #rounds rounds"() {
        given:
        def processes = (1..MOST).collect { contender() }
        def contenders = processes.collect { process ->
            def answers = process.in.newReader()
            return { String... said -> process << said.join(' ') + '\n'; answers.readLine() }
        }

        expect:
        rounds.times { contend(contenders, Files.createDirectory(temporary.resolve("$it"))) }

        cleanup:
        processes*.destroyForcibly()

        where:
        rounds = 5
    }

    def "a run that is live in another process is refused, and goes on; once that was killed it is resumed without a human"() {
        given:
        def folder = temporary.resolve('here').tap { it.toFile().mkdirs() }
        folder.resolve('x.flow.groovy').text = '''\
            flow('x') {
                step('first') { n = 1 }
                step('second') { if (!new File('good').exists()) { println 'it waits'; System.in.read(); Thread.sleep(100_000) } }
            }'''.stripIndent()
        def live = flow(folder, 'run', 'x.flow.groovy').untilItSays('it waits')
        def id = new LocalStore(folder.resolve('.flow')).runIds()[0]
        folder.resolve('good').text = ''

        when:
        def refused = flow(folder, 'resume', 'x.flow.groovy', 'latest')

        then:
        refused.exitCode == 5
        refused.out == ''
        refused.err == "flow: run $id is running in process ${live.process.pid()} on this machine; what runs is not resumed: wait for it, or end that first\n"
        live.process.alive

        when:
        live.process.destroyForcibly().waitFor()
        def resumed = flow(folder, 'resume')

        then:
        resumed.exitCode == 0
        Runs.in(folder).get('latest').with { it.originRunId == id && it.status == Status.SUCCEEDED }
    }

    private void contend(List<Closure> contenders, Path folder) {
        def started = atOnce(contenders.collect { one -> { -> one('run', folder.toString()) } })
        assert started.every { it ==~ /FAILED \w+/ }
        def ids = started*.split(' ')*.getAt(1)
        assert ids.toSet().size() == MOST
        def resumed = [2, 5, MOST].withIndex().collectEntries { rivals, number ->
            def answers = atOnce(contenders.take(rivals).collect { one -> { -> one('resume', folder.toString(), ids[number]) } })
            def winners = answers.findAll { it.startsWith('SUCCEEDED ') }
            assert winners.size() == 1, answers
            assert (answers - winners).every { it.startsWith("run ${ids[number]} ") }
            [ids[number], winners[0].split(' ')[1]]
        }
        requireSound(folder, ids, resumed)
    }

    /** @param resumed run by origin */
    private static void requireSound(Path folder, List<String> ids, Map<String, String> resumed) {
        def store = new LocalStore(folder.resolve('store'))
        assert store.runIds().toSet() == (ids + resumed.values()) as Set
        assert store.check(null) {}.findings() == []
        def runs = new Runs(store)
        resumed.each { origin, id ->
            assert store.open(origin).successor().get() == id
            def run = runs.get(id)
            assert run.step('sum').task('0')['total'] == 60
            assert run.step('work').tasks*.getAt('big') == (1..3).collect { 'large ' * 500 + it }
        }
        def ran = folder.resolve('ran').readLines().countBy { it }
        def once = ids.collectMany { [start: 1, 'work.0': 1, 'work.1': it in resumed ? 2 : 1, 'work.2': 1, sum: it in resumed ? 1 : 0].collect { step, times -> [it, step, times] } }
        assert ran.values().sum() == once*.getAt(2).sum()
        assert ran.findAll { task, times -> times > 1 }.keySet().toSorted() == resumed.keySet().collect { "$it/work/1".toString() }.toSorted()
    }

    private <T> List<T> atOnce(List<Closure<T>> calls) {
        threads.invokeAll(calls.collect { it as Callable<T> })*.get()
    }

    private static Process contender() {
        new ProcessBuilder(Jdk.RUNNING.resolve('bin/java').toString(), '-XX:TieredStopAtLevel=1', '-Xshare:auto', '-XX:+UseSerialGC', '-Xmx64m',
            '-cp', System.getProperty('java.class.path'), Contender.name).redirectError(ProcessBuilder.Redirect.INHERIT).start()
    }

    private Started flow(Path folder, String... command) {
        InFolder.start(folder, temporary.resolve('cache'), command.toList())
    }
}
