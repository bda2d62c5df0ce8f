package flow.store.local

import flow.artifact.Encoded
import flow.graph.TaskId
import flow.store.ArtifactRef
import flow.store.Cleanup
import flow.store.Decision
import flow.store.RunEnd
import flow.store.RunLocked
import flow.store.RunStart
import flow.store.RunWriter
import flow.store.StoreCorrupt
import flow.store.TaskDone
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.FileTime
import java.time.Duration
import java.time.Instant
import java.time.InstantSource

import static flow.store.local.Runs.NOON
import static flow.store.local.Runs.done
import static flow.store.local.Runs.json
import static flow.store.local.Runs.large
import static flow.store.local.Runs.start

class CleaningSpec extends Specification {
    static final Duration GRACE = Duration.ofHours(1)

    @TempDir
    Path folder
    LocalStore store

    def setup() {
        new FlowFolder(folder, Disk.REAL).prepare()
        store = new LocalStore(folder)
    }

    def "a run goes with all that only it speaks of, and nothing that others speak of"() {
        given:
        def one = run(1, 2)
        def other = run(2, 3)
        age()

        when:
        def cleaned = clean(one)

        then:
        cleaned.runs()*.runId() == [one]
        cleaned.runs()[0].bytes() > 100
        cleaned.values().count() == 1
        cleaned.bytes() == cleaned.runs()[0].bytes() + large(1).bytes().length
        store.runIds() == [other]
        held() == [large(2), large(3)]*.digest().toSet()
        values(other) == [large(2), large(3)]
        names('runs') == [other]
    }

    def "without runs to go only what no run speaks of goes, and only when it is old"() {
        given:
        def kept = run(1)
        clean(run(2))
        def old = large(2).digest()
        def young = strange(large(3))

        expect:
        held() == [large(1).digest(), old, young].toSet()

        when:
        age(old)
        def cleaned = clean()

        then:
        cleaned.young() == new flow.store.Amount(1, large(3).bytes().length)
        cleaned.runs() == []
        cleaned.values().count() == 1
        held() == [large(1).digest(), young].toSet()
        store.runIds() == [kept]
    }

    def "what is spoken of stays wherever it stands: #what"() {
        given:
        def writer = store.create(first.call(large(7)))
        writer.keep(large(7))
        further.call(writer, writer.keep(large(7)))
        writer.close()
        strange(large(8))
        age()

        when:
        def cleaned = clean()

        then:
        cleaned.values().count() == 1
        held() == [large(7).digest()].toSet()

        where:
        what              | first                                               | further
        'a parameter'     | { value -> start(p: ArtifactRef.inline(value)) }    | { run, ref -> }
        'a config'        | { value -> configured(ArtifactRef.inline(value)) }  | { run, ref -> }
        'an artifact'     | { value -> start() }                                | { run, ref -> run.append(done(1, [a: ref])) }
        'an item'         | { value -> start() }                                | { run, ref -> run.append(deciding(ref)) }
    }

    def "contents within values stay, of small values and of large ones"() {
        given:
        def writer = store.create(start())
        def content = writer.keep(Encoded.BYTES, new ByteArrayInputStream(new byte[3000]))
        def file = "{\"\$file\":{\"name\":\"x\",\"size\":3000,\"sha256\":\"${content.digest()}\"}}"
        def value = new Encoded('files/1', (isLarge ? "[\"${'x' * 2000}\",$file]" : file).getBytes('UTF-8'))
        writer.append(done(1, [a: writer.keep(value)]))
        writer.close()
        strange(large(8))
        age()

        expect:
        clean().values().count() == 1
        content.digest() in held()

        where:
        isLarge << [false, true]
    }

    def "what a run that is being written kept stays, though no record speaks of it yet; when the run is over without one it goes"() {
        given:
        def writer = store.create(start())
        def ref = writer.keep(large(1))

        expect:
        clean(Duration.ZERO).values().count() == 0
        held() == [ref.digest()].toSet()

        when:
        writer.close()
        age()

        then:
        clean(Duration.ZERO).values().count() == 1
    }

    def "a value that was nobody's stays when a run that is being written kept it again: #how"() {
        given:
        strange(large(1))
        age()
        def writer = store.create(start())
        def ref = keeping.call(writer)

        when:
        def cleaned = clean(Duration.ZERO)
        writer.append(done(1, [a: ref]))
        writer.close()

        then:
        cleaned.values().count() == 0
        values(writer.runId()) == [large(1)]

        where:
        how          | keeping
        'in memory'  | { RunWriter run -> run.keep(large(1)) }
        'streamed'   | { RunWriter run -> run.keep('json/1', new ByteArrayInputStream(large(1).bytes())) }
    }

    def "a value that a run begins to want in the moment in which it goes is there for that run: #how, #before #operation"() {
        given:
        strange(large(1))
        age()
        def id = null
        def disk = new MeanwhileDisk({ what, number -> what.startsWith(operation) && what.contains(large(1).digest()[2..-1]) }, before, {
            store.create(start()).withCloseable { writer ->
                id = writer.runId()
                writer.append(done(1, [a: keeping.call(writer)]))
                writer.sync()
                assert values(id) == [large(1)]
            }
        })

        when:
        on(disk).clean(Cleanup.of([], GRACE))

        then:
        disk.hasHappened()
        values(id) == [large(1)]
        new LocalStore(folder).open(id).records().count() == 1
        names('blobs/' + large(1).digest()[0..1]) == [large(1).digest()[2..-1]]

        where:
        [[how, keeping], operation, before] << [[
            ['in memory', { RunWriter run -> run.keep(large(1)) }],
            ['streamed', { RunWriter run -> run.keep('json/1', new ByteArrayInputStream(large(1).bytes())) }]], ['rename', 'delete'], [true, false]].combinations()
    }

    def "a value that goes between a look and a touch is written again: #how"() {
        given:
        strange(large(1))
        age()
        def disk = new MeanwhileDisk({ what, number -> what.startsWith('touch') }, true, { clean() })
        def writer = on(disk).create(start())

        when:
        // The run is not there yet for who cleans: only what is old goes, and its start is behind that.
        age(large(1).digest())
        def ref = keeping.call(writer)
        writer.append(done(1, [a: ref]))
        writer.close()

        then:
        disk.hasHappened()
        values(writer.runId()) == [large(1)]

        where:
        how          | keeping
        'in memory'  | { RunWriter run -> run.keep(large(1)) }
        'streamed'   | { RunWriter run -> run.keep('json/1', new ByteArrayInputStream(large(1).bytes())) }
    }

    def "what was moved aside when the machine stopped is found, put back when it is wanted, and goes when it is not"() {
        given:
        def id = run(1)
        [large(1), large(2)].each { value ->
            strange(value)
            Files.move(blob(value.digest()), BlobPlace.aside(blob(value.digest())))
        }
        age()

        expect:
        values(id) == [large(1)]

        when:
        def cleaned = clean()

        then:
        cleaned.leftovers().count() == 1
        values(id) == [large(1)]
        held() == [large(1).digest()].toSet()
    }

    def "runs that somebody has in hand stay, and it is said who: #what"() {
        given:
        def id = run(1)
        def free = run(2)
        age()
        def holder = taking.call(store, id)

        when:
        def trial = store.clean(Cleanup.of([id, free], GRACE).asTrial())
        def cleaned = clean(id, free)

        then:
        [trial, cleaned].each {
            assert it.runs()*.runId() == [free]
            assert it.kept() == [(id): "run $id is being $what by process ${ProcessHandle.current().pid()} on this machine" as String]
        }
        values(id) == [large(1)]

        cleanup:
        holder.close()

        where:
        what      | taking
        'written' | { LocalStore at, run -> RunLock.take(at.folder.runs().resolve(run).resolve('lock'), Disk.REAL, 'x') }
        'resumed' | { LocalStore at, run -> at.resume(Runs.resuming(run), true) }
    }

    def "a run with one of the tags that hold stays, also when it got it just now; one with another tag goes"() {
        given:
        def ids = [run(1), run(2)]
        store.tag(ids[0]) { it.changed(['keep'], []) }
        store.tag(ids[1]) { it.changed(['kept'], []) }

        when:
        def cleaned = store.clean(Cleanup.of(ids, GRACE).pinnedBy(['keep', 'release'] as Set))

        then:
        cleaned.runs()*.runId() == [ids[1]]
        cleaned.kept() == [(ids[0]): "run ${ids[0]} has the tag 'keep'" as String]
        store.runIds() == [ids[0]]
    }

    def "a trial tells the same and changes nothing"() {
        given:
        def ids = [run(1, 2), run(2, 3)]
        strange(large(4))
        age()
        def before = tree()

        when:
        def trial = store.clean(Cleanup.of([ids[0]], GRACE).asTrial())

        then:
        tree() == before
        trial.values().count() == 2

        when:
        def cleaned = clean(ids[0])

        then:
        [cleaned.values(), cleaned.runs()*.runId(), cleaned.leftovers()] == [trial.values(), trial.runs()*.runId(), trial.leftovers()]
    }

    def "where a run cannot be read no value goes, until that run does: #what"() {
        given:
        def ids = [run(1), run(2)]
        strange(large(3))
        age()
        change(folder, ids[1])

        when:
        def cleaned = clean(ids[0])

        then:
        !cleaned.swept
        cleaned.unreadable().keySet() == [ids[1]].toSet()
        cleaned.unreadable()[ids[1]].contains('is damaged')
        held() == [large(1), large(2), large(3)]*.digest().toSet()
        store.runIds() == [ids[1]]

        when:
        def despite = store.clean(Cleanup.of([ids[1]], GRACE).despiteDamage())

        then:
        despite.swept
        despite.values().count() == 3
        store.runIds() == []

        where:
        what                    | change
        'its first record'      | { Path at, run -> flip(at.resolve("runs/$run/journal"), 60) }
        'a later record'        | { Path at, run -> flip(at.resolve("runs/$run/journal"), -40) }
        'its journal is gone'   | { Path at, run -> Files.delete(at.resolve("runs/$run/journal")) }
    }

    def "a deployed run of which the end cannot be read is told, and no value goes until it does"() {
        given:
        def deployed = 'argo-training-x7k2p'
        store.begin(deployed, start())
        store.end(store.open(deployed), new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
        strange(large(1))
        age()
        flip(folder.resolve("runs/$deployed/end"), -10)

        when:
        def cleaned = clean()

        then:
        !cleaned.swept
        cleaned.unreadable().keySet() == [deployed].toSet()
        cleaned.unreadable()[deployed].contains('is damaged')
        held() == [large(1).digest()].toSet()

        when:
        def despite = store.clean(Cleanup.of([deployed], GRACE).despiteDamage())

        then:
        despite.swept
        despite.values().count() == 1
        store.runIds() == []
    }

    def "a run whose last record was cut off is no damage, and what it speaks of before stays"() {
        given:
        def id = run(1)
        def journal = folder.resolve("runs/$id/journal")
        new RandomAccessFile(journal.toFile(), 'rw').withCloseable { it.setLength(it.length() - 40) }
        strange(large(3))
        age()

        when:
        def cleaned = clean()

        then:
        cleaned.unreadable().isEmpty()
        cleaned.values().count() == 1
        values(id) == [large(1)]
    }

    def "what is left of processes that are gone goes when it is old, what may be at work stays"() {
        given:
        run(1)
        def left = ['blobs/.new-1f', "blobs/${large(1).digest()[0..1]}/.${large(2).digest()[2..-1]}-ab12", 'runs/.new-1m8bc0x22q3z', 'runs/.gone-1m8bc0x22q3a']
        left.each { path ->
            path.startsWith('runs/') ? folder.resolve(path).toFile().mkdirs() && (folder.resolve("$path/journal").text = 'abc') : (folder.resolve(path).text = 'abc')
        }
        def strange = folder.resolve('blobs/notes.txt').tap { it.text = 'mine' }

        expect: 'young, but for a run that was taken away before'
        clean().leftovers().count() == 1
        left[0..2].every { Files.exists(folder.resolve(it)) }
        !Files.exists(folder.resolve(left[3]))

        when:
        age()
        left[0..2].each { makeOld(folder.resolve(it)) }
        makeOld(strange)
        def lock = RunLock.take(folder.resolve('runs/.new-1m8bc0x22q3z/lock'), Disk.REAL, 'x')
        makeOld(folder.resolve('runs/.new-1m8bc0x22q3z/lock'))
        [2, 0, 1].each { makeOld(folder.resolve(left[it])) }
        def beside = clean()

        then:
        Files.exists(folder.resolve(left[2]))

        when:
        lock.close()
        left[0..2].findAll { Files.exists(folder.resolve(it)) }.each { makeOld(folder.resolve(it)) }
        def later = clean()

        then:
        beside.leftovers().count() + later.leftovers().count() == 3
        left.every { !Files.exists(folder.resolve(it)) }
        strange.text == 'mine'
    }

    def "of two that clean at once the second is told of the first"() {
        given:
        run(1)
        def told = null
        def disk = new MeanwhileDisk({ what, number -> what == 'write clean.lock' }, false, {
            try {
                clean()
            } catch (RunLocked locked) {
                told = locked.message
            }
        })

        when:
        on(disk).clean(Cleanup.of([], GRACE))

        then:
        told == "the runs in $folder are being cleaned by process ${ProcessHandle.current().pid()} on this machine"

        and: 'one after the other'
        clean().swept
    }

    def "where nothing is, nothing is cleaned or made"() {
        when:
        def cleaned = new LocalStore(folder.resolve('none')).clean(Cleanup.of([], GRACE))

        then:
        cleaned.bytes() == 0
        !Files.exists(folder.resolve('none'))
    }

    def "a lock on a file that was taken away meanwhile is none"() {
        given:
        def id = run(1)
        def held = HeldHere.FILES.keySet().toSet()
        def away = folder.resolve("runs/.gone-$id")
        def disk = new MeanwhileDisk({ what, number -> what == 'tryLock resume.lock' }, true, {
            Files.move(folder.resolve("runs/$id"), away)
            away.toFile().deleteDir()
        })

        when:
        on(disk).resume(Runs.resuming(id), true)

        then:
        thrown(flow.store.StoreFailure)
        store.runIds() == []
        HeldHere.FILES.keySet() == held
    }

    private String run(int... numbers) {
        store.create(start()).withCloseable { writer ->
            writer.append(done(1, numbers.toList().collectEntries { ["v$it" as String, writer.keep(large(it))] }))
            writer.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
            writer.runId()
        }
    }

    private static RunStart configured(ArtifactRef ref) {
        start().withValues([:], [c: ref])
    }

    private static TaskDone deciding(ArtifactRef item) {
        new TaskDone(new TaskId('split', []), 0, NOON, NOON, [:], [] as Set, new Decision.Items([item]))
    }

    /** A value that no run speaks of; its digest. */
    private String strange(Encoded value) {
        new Blobs(folder.resolve('blobs'), Disk.REAL).keep(value, value.digest())
        value.digest()
    }

    private Path blob(String digest) { folder.resolve('blobs').resolve(digest[0..1]).resolve(digest[2..-1]) }

    private List<Encoded> values(String id) {
        def run = new LocalStore(folder).open(id)
        run.records().toList().findAll { it instanceof TaskDone }.collectMany { it.set().values().collect { ref -> run.read(ref) } }
    }

    private Set<String> held() {
        folder.resolve('blobs').toFile().listFiles().findAll { it.directory }.collectMany { shard -> shard.listFiles().collect { shard.name + it.name } }.toSet()
    }

    private List<String> names(String path) { folder.resolve(path).toFile().list().toList().sort() }

    private Set<String> tree() {
        Files.walk(folder).filter { Files.isRegularFile(it) && it.fileName.toString() != 'clean.lock' }.map { "$it ${Files.size(it)} ${Files.getLastModifiedTime(it)}" as String }.toList().toSet()
    }

    private LocalStore on(Disk disk) { new LocalStore(folder, InstantSource.system(), new Random(), disk) }

    private flow.store.Cleaned clean(Duration grace = GRACE, String... ids) { new LocalStore(folder).clean(Cleanup.of(ids.toList(), grace)) }

    private flow.store.Cleaned clean(String id, String... ids) { clean(GRACE, ([id] + ids.toList()) as String[]) }

    /** All values are two hours old. */
    private void age() { held().each { name -> makeOld(folder.resolve('blobs').resolve(name[0..1]).resolve(name[2..-1])) } }

    private void age(String digest) { makeOld(blob(digest)) }

    private static void makeOld(Path file) { Files.setLastModifiedTime(file, FileTime.from(Instant.now() - Duration.ofHours(2))) }

    private static void flip(Path file, int at) {
        file.bytes = file.bytes.tap { it[at] ^= 2 }
    }
}
