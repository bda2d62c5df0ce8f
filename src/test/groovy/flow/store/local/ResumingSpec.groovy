package flow.store.local

import flow.store.Inheritance
import flow.store.RunLocked
import flow.store.StoreCorrupt
import flow.store.StoreFailure
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path
import java.time.InstantSource
import java.util.concurrent.Callable
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors

import static flow.store.local.Runs.done
import static flow.store.local.Runs.resuming
import static flow.store.local.Runs.start

class ResumingSpec extends Specification {
    static final long PID = ProcessHandle.current().pid()

    @TempDir
    Path folder
    LocalStore store
    String origin

    def setup() {
        store = new LocalStore(folder)
        origin = store.create(start()).withCloseable { it.append(done(1)); it.runId() }
    }

    def "a run that resumes another is its successor from the first moment, and for good"() {
        when:
        def writer = store.resume(resuming(origin), false)

        then:
        store.open(origin).successor().get() == writer.runId()
        store.open(writer.runId()).start() == resuming(origin)
        store.open(writer.runId()).successor().empty

        when:
        writer.close()
        store.resume(resuming(origin), false)

        then:
        def locked = thrown(RunLocked)
        locked.message == "run $origin was resumed in the meantime, by run ${writer.runId()}"
        store.runIds() == [origin, writer.runId()].toSorted()
        store.open(origin).records().toList() == [done(1)]
    }

    def "who asks for it may resume it again, whoever did before; nobody is told"() {
        when:
        def runs = [true, false, true, true].collect { again -> store.resume(resuming(origin), again).withCloseable { it.runId() } }

        then:
        store.open(origin).successor().get() == runs[1]
        store.runIds().toSet() == (runs + origin).toSet()
    }

    def "while one resumes it, no other does: again is #again"() {
        given:
        def writer = store.resume(resuming(origin), true)

        when:
        new LocalStore(folder).resume(resuming(origin), again)

        then:
        def locked = thrown(RunLocked)
        locked.message == "run $origin is being resumed by process $PID on this machine"
        store.runIds().size() == 2

        cleanup:
        writer.close()

        where:
        again << [true, false]
    }

    def "a run that is still being written is not resumed: again is #again"() {
        given:
        def writer = store.create(start())

        when:
        store.resume(resuming(writer.runId()), again)

        then:
        def locked = thrown(RunLocked)
        locked.message == "run ${writer.runId()} is being written by process $PID on this machine"

        cleanup:
        writer.close()

        where:
        again << [true, false]
    }

    def "a resumed run can be resumed, and so on"() {
        when:
        def ids = [origin]
        3.times { ids << store.resume(resuming(ids.last()), false).withCloseable { it.runId() } }

        then:
        ids[0..2].collect { store.open(it).successor().get() } == ids[1..3]
    }

    def "a successor that a crash left without a first record is none: #what"() {
        given:
        def lost = store.resume(resuming(origin), false).withCloseable { it.runId() }
        change(folder.resolve("runs/$lost"))

        expect:
        store.open(origin).successor().empty

        when:
        def next = store.resume(resuming(origin), false).withCloseable { it.runId() }

        then:
        store.open(origin).successor().get() == next

        where:
        what                   | change
        'no folder'            | { Path run -> run.toFile().deleteDir() }
        'an empty folder'      | { Path run -> run.toFile().eachFile { it.delete() } }
        'an empty journal'     | { Path run -> run.resolve('journal').bytes = [] as byte[] }
        'half a first record'  | { Path run -> run.resolve('journal').bytes = run.resolve('journal').bytes[0..100] as byte[] }
    }

    def "a file that is not what was written names no successor: it is damage"() {
        given:
        store.resume(resuming(origin), false).close()
        def file = folder.resolve("runs/$origin/resumed")
        file.bytes = file.bytes.tap { it[20]++ }

        when:
        store.resume(resuming(origin), false)

        then:
        thrown(StoreCorrupt)

        when:
        store.resume(resuming(origin), true).close()

        then:
        noExceptionThrown()
    }

    def "a run that is not there cannot be resumed"() {
        when:
        store.resume(resuming('1m8bc0x22q3z'), false)

        then:
        thrown(StoreFailure)
        store.runIds() == [origin]
    }

    def "where one of its writes fails, nothing is left behind, and it can be resumed later: #passing"() {
        given:
        def failing = new LocalStore(folder, InstantSource.system(), new Random(), new FailingDisk(operation, passing))

        when:
        def failed = false
        try {
            failing.resume(resuming(origin), false).close()
        } catch (StoreFailure ignored) {
            failed = true
        }

        then:
        !failed || store.open(origin).successor().empty || store.open(store.open(origin).successor().get()).start() == resuming(origin)
        folder.resolve('runs').toFile().list().every { !it.startsWith('.') }

        when:
        def next = store.open(origin).successor().orElseGet { store.resume(resuming(origin), false).withCloseable { it.runId() } }

        then:
        store.open(next).start() == resuming(origin)
        store.open(origin).successor().get() == next

        where:
        [operation, passing] << [['write', 'rename', 'force', 'forceNames'], 0..4].combinations()
    }

    def "when its process dies, a run that resumes another is there with all that it takes over, or not at all: #operation #passing"() {
        given:
        def tasks = (1..3).collect { done(it) }
        def disk = new DyingDisk(operation, passing, false)
        def dying = new LocalStore(folder, InstantSource.system(), new Random(), disk)

        when:
        try {
            dying.resume(resuming(origin), new Inheritance(tasks, []), again).close()
        } catch (DyingDisk.Death ignored) {
            disk.bury()
        }

        then:
        (store.runIds() - origin).every { store.open(it).records().toList() == tasks }
        store.open(origin).successor().every { store.open(it).records().toList() == tasks }

        where:
        [operation, passing, again] << [['write', 'rename', 'force', 'forceNames'], 0..7, [true, false]].combinations()
    }

    def "of twenty that resume one run at once, one does"() {
        given:
        def threads = Executors.newFixedThreadPool(20)
        def together = new CyclicBarrier(20)

        when:
        def answers = threads.invokeAll((1..20).collect { ({ together.await(); attempt(folder.toString(), origin) } as Callable) })*.get()

        then:
        answers.count { it.startsWith('resumed as ') } == 1
        answers.count { it.contains("run $origin") } == 19
        store.runIds().size() == 2

        cleanup:
        threads.shutdownNow()
    }

    def "the same where every one of them has loaded its own flow"() {
        given:
        def threads = Executors.newFixedThreadPool(20)
        def together = new CyclicBarrier(20)

        when:
        def answers = threads.invokeAll((1..20).collect { ({ together.await(); Twice.call(ResumingSpec, 'attempt', folder.toString(), origin) } as Callable) })*.get()

        then:
        answers.count { it.startsWith('resumed as ') } == 1
        store.runIds().size() == 2

        cleanup:
        threads.shutdownNow()
    }

    /** Who comes later meets the lock, or the claim. */
    static String attempt(String folder, String origin) {
        try {
            'resumed as ' + new LocalStore(Path.of(folder)).resume(resuming(origin), false).withCloseable { it.runId() }
        } catch (RunLocked locked) {
            locked.message
        }
    }
}
