package flow.store.local

import flow.store.Cleanup
import flow.store.Inheritance
import flow.store.RunEnd
import flow.store.RunLocked
import flow.store.RunWriter
import flow.store.StoreCorrupt
import flow.store.StoreFailure
import flow.store.TaskDone
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import java.nio.channels.OverlappingFileLockException
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.FileTime
import java.time.Duration
import java.time.Instant
import java.time.InstantSource

import static flow.store.local.Runs.NOON
import static flow.store.local.Runs.done
import static flow.store.local.Runs.large
import static flow.store.local.Runs.resuming
import static flow.store.local.Runs.start

/**
 * A store is cleaned while others write in it, at every single operation on its files; the process that cleans dies at each of
 * them, and the power goes.
 */
class CleaningMeanwhileSpec extends Specification {
    static final Duration GRACE = Duration.ofHours(1)

    @Shared
    @AutoCleanup
    Ram ram = new Ram()

    /** A lost run, one that is over, and a value that is nobody's; all is old. */
    static class Stage {
        final Path folder
        final String lost
        final String over
        final String stays

        Stage(Path folder, Disk disk = Disk.REAL) {
            this.folder = folder
            def store = store(disk)
            lost = run(store, false, 1, 2)
            over = run(store, true, 2, 3)
            stays = run(store, true, 3, 4)
            def blobs = new Blobs(folder.resolve('blobs'), disk)
            blobs.keep(large(9), large(9).digest())
            blobs.force()
            Files.walk(folder).filter { Files.isRegularFile(it) }.forEach { Files.setLastModifiedTime(it, FileTime.from(Instant.now() - Duration.ofHours(2))) }
        }

        LocalStore store(Disk disk = Disk.REAL) { new LocalStore(folder, InstantSource.system(), new Random(), disk) }

        private static String run(LocalStore store, boolean ends, int... numbers) {
            store.create(start()).withCloseable { writer ->
                writer.append(done(1, numbers.toList().collectEntries { ["v$it" as String, writer.keep(large(it))] }))
                if (ends) {
                    writer.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
                }
                writer.runId()
            }
        }

        void clean(Disk disk = Disk.REAL, Duration grace = GRACE) { store(disk).clean(Cleanup.of([lost, over], grace)) }

        /** Every run is there with all that it speaks of. */
        void requireWhole() {
            def store = store()
            assert stays in store.runIds()
            store.runIds().each { id ->
                def run = store.open(id)
                run.records().toList().findAll { it instanceof TaskDone }.each { task -> task.set().each { name, ref -> assert run.read(ref) == large(name[1..-1] as int) } }
            }
        }

        Set<String> files() {
            Files.walk(folder).filter { Files.isRegularFile(it) }.map { folder.relativize(it).toString() }.toList().toSet()
        }

        /** Goes on from the lost run, with a value that was nobody's; null when that is refused. */
        RunWriter goOn(Disk disk, boolean again) {
            RunWriter writer = null
            try {
                def store = store(disk)
                def origin = store.open(lost)
                def tasks = origin.records().toList()
                writer = store.resume(resuming(lost), new Inheritance(tasks, tasks*.set()*.values().flatten()), again)
                write(writer)
                return writer
            } catch (RunLocked | StoreFailure refused) {
                assert writer == null : refused
                return null
            } catch (OverlappingFileLockException asked) {
                // Who cleans just asks for the lock; another process than this one would find it held.
                return null
            } catch (StoreCorrupt gone) {
                assert !Files.exists(folder.resolve("runs/$lost"))
                return null
            }
        }

        void write(RunWriter writer) {
            writer.append(done(2, [v9: writer.keep(large(9))]))
            writer.append(done(3, [v1: writer.keep('json/1', new ByteArrayInputStream(large(1).bytes()))]))
            writer.sync()
        }
    }

    def "whoever goes on from a run while it is to go has all of it, or is told that it goes: again is #again, closed at once is #closed"() {
        given:
        def count = counted { new Stage(ram.next()).clean(it) }
        def answers = [resumed: 0, refused: 0]

        expect:
        [(0..<count), [true, false]].combinations().each { number, before ->
            def stage = new Stage(ram.next())
            RunWriter writer = null
            def disk = new MeanwhileDisk({ what, at -> at == number }, before, {
                writer = stage.goOn(Disk.REAL, again)
                closed && writer?.close()
            })
            stage.clean(disk)
            assert disk.hasHappened()
            stage.requireWhole()
            writer?.close()
            answers[writer ? 'resumed' : 'refused']++
            assert writer == null || writer.runId() in stage.store().runIds()
        }
        answers.values().every { it > 5 }

        where:
        [again, closed] << [[true, false], [true, false]].combinations()
    }

    def "a run that goes on from another keeps all that it takes over, whenever the store is cleaned: again is #again"() {
        given:
        def count = counted { new Stage(ram.next()).goOn(it, again).close() }
        def answers = [resumed: 0, refused: 0]

        expect:
        (0..<count).each { number ->
            def stage = new Stage(ram.next())
            def disk = new MeanwhileDisk({ what, at -> at == number }, true, { stage.clean() })
            def writer = stage.goOn(disk, again)
            writer?.close()
            stage.requireWhole()
            answers[writer ? 'resumed' : 'refused']++
            stage.clean()
            stage.requireWhole()
        }
        answers.values().every { it > 0 }

        where:
        again << [true, false]
    }

    def "a run that wants again what was nobody's has it, whenever the store is cleaned, with a grace of #grace"() {
        given:
        def write = { Stage stage, Disk disk -> stage.store(disk).create(start(p: flow.store.ArtifactRef.inline(large(9)))).withCloseable { stage.write(it) } }
        def count = counted { write(new Stage(ram.next()), it) }
        def refused = 0

        expect:
        (0..<count).each { number ->
            def stage = new Stage(ram.next())
            def disk = new MeanwhileDisk({ what, at -> at == number }, true, { stage.clean(Disk.REAL, grace) })
            try {
                write(stage, disk)
            } catch (StoreFailure begun) {
                refused++
            }
            stage.requireWhole()
        }
        refused == 0

        where:
        grace << [GRACE, Duration.ofMillis(500)]
    }

    def "wherever the process that cleans dies, the store is whole, and the next one finishes it"() {
        given:
        def whole = new Stage(ram.next())
        def disk = new DyingDisk('any', -1, false)
        whole.clean(disk)
        def left = shape(whole)
        println "${disk.operations} operations of cleaning"

        expect:
        disk.operations > 30
        [(0..<disk.operations), [true, false]].combinations().each { number, isDone ->
            def stage = new Stage(ram.next())
            def dying = new DyingDisk('any', number, isDone)
            try {
                stage.clean(dying)
            } catch (DyingDisk.Death ignored) {
                dying.bury()
            }
            stage.requireWhole()
            stage.clean()
            stage.requireWhole()
            assert shape(stage) == left, "died ${isDone ? 'after' : 'before'} operation $number"
        }
    }

    def "what a power cut leaves is whole at any moment"() {
        expect:
        look({ true }) == []
    }

    def "without the sync of names a power cut brings back runs whose values are gone"() {
        expect:
        look({ it.what != 'sync names' }) != []
    }

    /** Whatever was not synced when the power went is lost, kept, or kept in part. */
    private List<String> look(Closure<Boolean> isSynced) {
        def disk = new RememberingDisk(ram.next())
        def stage = new Stage(disk.top.resolve('.flow'), disk)
        def before = disk.changes.size()
        stage.clean(disk)
        def kept = { change -> disk.changes.indexOf(change) < before || isSynced(change) }
        def seen = [] as Set
        def faults = []
        for (int count = before; count <= disk.changes.size() && !faults; count++) {
            for (def fate : disk.fates(count, kept)) {
                def files = disk.left(count, fate, kept)
                if (seen.add(files.keySet())) {
                    def folder = ram.next()
                    RememberingDisk.make(files, folder)
                    try {
                        requireWhole(folder.resolve('.flow'), stage)
                    } catch (StoreCorrupt | StoreFailure | AssertionError fault) {
                        faults << "behind change $count, $fate: $fault"
                    }
                }
            }
        }
        assert seen.size() > 10 || faults
        faults
    }

    private static void requireWhole(Path folder, Stage stage) {
        def store = new LocalStore(folder)
        assert stage.stays in store.runIds()
        store.runIds().each { id ->
            def run = store.open(id)
            run.records().toList().findAll { it instanceof TaskDone }.each { task -> task.set().values().each { run.read(it) } }
        }
    }

    private static int counted(Closure<?> work) {
        def disk = new MeanwhileDisk({ what, number -> false }, false, {})
        work(disk)
        disk.operations.size()
    }

    /** Its files, by names that are the same in every stage. */
    private static Set<String> shape(Stage stage) {
        stage.files().collect { it.replace(stage.stays, 'STAYS') }.toSet()
    }
}
