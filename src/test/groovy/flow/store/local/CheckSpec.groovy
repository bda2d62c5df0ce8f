package flow.store.local

import flow.graph.TaskId
import flow.graph.TaskId.Index
import flow.store.Cleanup
import flow.store.LogLine
import flow.store.LogSource
import flow.store.RunEnd
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.ByteBuffer
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.ConcurrentLinkedQueue

import static flow.store.local.Runs.NOON
import static flow.store.local.Runs.done
import static flow.store.local.Runs.large
import static flow.store.local.Runs.start

/** Looking at everything while others write, and take away. */
@Timeout(60)
class CheckSpec extends Specification {
    @TempDir
    Path folder

    def "whatever runs are doing in that moment, nothing is damaged"() {
        given:
        def store = new LocalStore(folder, Durability.FAST)
        def failures = new ConcurrentLinkedQueue<Throwable>()
        def writing = (0..<3).collect { thread ->
            Thread.start {
                try {
                    5.times { write(store, thread * 5 + it) }
                } catch (Throwable thrown) {
                    failures << thrown
                }
            }
        }
        def looks = 0
        def found = []

        when:
        while (writing.any { it.alive } || looks < 5) {
            found.addAll(new LocalStore(folder).check(null, {}).findings())
            looks++
        }

        then:
        failures.empty
        found == []
        new LocalStore(folder).check(null, {}).with { runs() == 15 && findings() == [] && values().count() == 15 * 20 }
    }

    def "a folder that the first run makes just now is sound: so far it has #names"() {
        given:
        names.each { Files.createDirectory(folder.resolve(it)) }

        expect:
        new LocalStore(folder).check(null, {}).with { runs() == 0 && findings() == [] }

        where:
        names << [[], ['runs'], ['runs', 'blobs']]
    }

    def "behind damage in the #file it is looked on: each damaged piece is named, and what is said behind it is checked"() {
        given:
        def store = new LocalStore(folder)
        def writer = store.create(start())
        def value = writer.keep(large(1))
        (0..5).each { number ->
            writer.append(done(number, number == 5 ? [last: value] : [:]))
            writer.print(new LogSource(new TaskId('process', [new Index.Item(number)]), 0), [new LogLine(NOON, LogLine.Stream.OUT, "line $number" as String)])
        }
        writer.append(new RunEnd(RunEnd.Status.FAILED, NOON))
        writer.close()
        def kept = folder.resolve("blobs/${value.digest()[0..1]}/${value.digest()[2..-1]}")
        Files.delete(kept)
        def path = folder.resolve("runs/${writer.runId()}/$file")
        def frames = frames(path)
        path.bytes = path.bytes.tap { bytes -> damaged.each { bytes[frames[it] + 20] ^= 1 } }

        when:
        def check = new LocalStore(folder).check(null, {})

        then:
        check.findings()*.what() == told.collect { "$path (byte ${frames[it]}) is damaged: record $it is not what was written there" as String } +
            ["$kept is damaged: it was kept and is gone (artifact 'last' of task process[5] of run ${writer.runId()})" as String]

        where:
        file      | damaged   || told
        'journal' | [2, 4]    || [2, 4]
        'journal' | [1, 2, 4] || [1, 4]
        'journal' | []        || []
        'log'     | [1, 3]    || [1, 3]
    }

    /** Where the frames of a file begin. */
    private static List<Integer> frames(Path file) {
        def bytes = ByteBuffer.wrap(file.bytes)
        def places = [file.bytes.toList().indexOf((byte) '\n') + 1]
        while (places.last() < bytes.limit()) {
            places << places.last() + Framing.HEADER + Framing.lengthAt(bytes, places.last())
        }
        places
    }

    def "a run that is taken away meanwhile is no damage"() {
        given:
        def store = new LocalStore(folder, Durability.FAST)
        def ids = (0..<20).collect { write(store, it) }
        def removing = Thread.start { ids.each { id -> new LocalStore(folder, Durability.FAST).clean(Cleanup.of([id], Duration.ZERO)) } }
        def found = []

        when:
        while (removing.alive) {
            found.addAll(new LocalStore(folder).check(null, {}).findings())
        }

        then:
        found == []
        new LocalStore(folder).check(null, {}).with { runs() == 0 && findings() == [] }
    }

    def "a run that goes between its name and a look into it is no damage, and what is not flow's is told of then, too"() {
        given:
        def store = new LocalStore(folder, Durability.FAST)
        def id = write(store, 0)
        def mine = Files.createFile(folder.resolve('runs/mine'))

        when:
        def checkup = store.check(null) { if (it.startsWith('run ')) { store.clean(Cleanup.of([id], Duration.ZERO)) } }

        then:
        checkup.findings()*.what() == ["$mine is no file of flow's" as String]
        checkup.runs() == 0
    }

    private static String write(LocalStore store, int round) {
        store.create(start()).withCloseable { writer ->
            20.times { number ->
                writer.append(done(number, [a: writer.keep(large(1000 + round * 20 + number))]))
                writer.print(new LogSource(new TaskId('process', [new Index.Item(number)]), 0), [new LogLine(NOON, LogLine.Stream.OUT, 'line ' * 50)])
            }
            writer.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
            writer.runId()
        }
    }
}
