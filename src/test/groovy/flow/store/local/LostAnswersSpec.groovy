package flow.store.local

import flow.graph.TaskId
import flow.store.Inheritance
import flow.store.LogLine
import flow.store.LogLine.Stream
import flow.store.LogSource
import flow.store.LostAnswers
import flow.store.RunEnd
import flow.store.RunLocked
import flow.store.RunWriter
import flow.store.Store
import flow.store.StoreFailure
import flow.store.TaskDone
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import static flow.store.local.Runs.NOON
import static flow.store.local.Runs.done
import static flow.store.local.Runs.large
import static flow.store.local.Runs.resuming
import static flow.store.local.Runs.start

class LostAnswersSpec extends Specification {
    @Shared
    @AutoCleanup
    Ram ram = new Ram()

    def "when #percent % of all answers get lost, resuming comes to the end, with every task written once"() {
        given:
        def seed = System.nanoTime()
        def answers = new LostAnswers(percent / 100, seed)

        when:
        def runs = (1..rounds).collect {
            def folder = ram.next()
            def real = new LocalStore(folder, Durability.FAST)
            def last = untilDone(answers.of(real), tasks)
            check(real, last, tasks, seed)
        }.sum()
        println "$runs runs for $rounds flows, lost: ${answers.lost}, seed $seed"

        then:
        answers.lost.keySet().containsAll(methods)

        where:
        percent | tasks | rounds || methods
        1       | 30    | 40     || ['RunWriter.append', 'RunWriter.keep']
        10      | 6     | 20     || ['RunWriter.append', 'RunWriter.keep', 'RunWriter.print', 'RunWriter.sync', 'Store.resume', 'Store.open', 'RunReader.records']
    }

    /** @return the run that ended */
    private static String untilDone(Store store, int tasks) {
        for (int attempt = 0; attempt < 5000; attempt++) {
            try {
                def newest = store.runIds().with { it ? it.last() : null }
                if (newest != null && store.open(newest).end().present) {
                    return newest
                }
                write(store, open(store, newest), tasks)
            } catch (StoreFailure | RunLocked again) {
                continue
            }
        }
        throw new AssertionError('this never ends')
    }

    /** The newest of a chain that nobody took over. A run whose making was not told of is one, though it may have taken nothing over. */
    private static String open(Store store, String newest) {
        newest == null ? null : store.open(newest).successor().map { open(store, it) }.orElse(newest)
    }

    private static void write(Store store, String origin, int tasks) {
        def known = origin == null ? [] : store.open(origin).records().toList().findAll { it instanceof TaskDone }
        def inherited = new Inheritance(known, known.collectMany { it.set().values() })
        def writer = origin == null ? store.create(start()) : store.resume(resuming(origin), inherited, false)
        try {
            (known.size() + 1..<tasks + 1).each { number ->
                writer.append(done(number, [value: writer.keep(large(number))]))
                writer.print(new LogSource(new TaskId('process', []), 0), [new LogLine(NOON, Stream.OUT, "line $number")])
                writer.sync()
            }
            writer.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
        } finally {
            close(writer)
        }
    }

    private static void close(RunWriter writer) {
        try {
            writer.close()
        } catch (StoreFailure lost) {
            return
        }
    }

    /** @return how many runs there are */
    private static int check(Store store, String last, int count, long seed) {
        def run = store.open(last)
        def tasks = run.records().toList()[0..<-1] as List<TaskDone>
        assert tasks*.task()*.path()*.get(0)*.number() == (1..count).toList(), "seed $seed"
        assert tasks.every { run.read(it.set().value) == large(it.task().path()[0].number()) }
        store.runIds().each { id ->
            def one = store.open(id)
            def numbers = one.records().toList().findAll { it instanceof TaskDone }*.task()*.path()*.get(0)*.number()
            assert numbers == (1..count).take(numbers.size()), "seed $seed"
            assert one.writer().empty
        }
        def owners = store.runIds().collect { store.open(it).successor().orElse(null) }.findAll { it }
        assert owners == owners.unique(false), "seed $seed"
        store.runIds().size()
    }
}
