package flow.store.local

import flow.graph.TaskId
import flow.store.ArtifactRef
import flow.store.Inheritance
import flow.store.LogLine
import flow.store.LogLine.Stream
import flow.store.LogSource
import flow.store.RunEnd
import flow.store.RunReader
import flow.store.RunRecord
import flow.store.RunWriter
import flow.store.StoreCorrupt
import flow.store.TaskDone
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import java.time.InstantSource

import static flow.store.local.Runs.NOON
import static flow.store.local.Runs.done
import static flow.store.local.Runs.json
import static flow.store.local.Runs.large
import static flow.store.local.Runs.resuming
import static flow.store.local.Runs.start

/**
 * The power goes before and behind every change that a store makes to files, and whatever was not synced is lost, kept, or kept in
 * part, with nothing, zeros or rubbish where the rest should be. What had been announced by then is there all the same, nothing is
 * ever read that was not written, and nothing but that is told as damage or in the way of a resume.
 */
class PowerCutSpec extends Specification {
    /** One in so many; all of them were looked at when this was written. */
    static final int SHARE = 4

    @Shared
    @AutoCleanup
    Ram ram = new Ram()
    @Shared
    RememberingDisk disk = new RememberingDisk(ram.next())
    @Shared
    Map<String, Story> stories = [:]
    @Shared
    Map<String, byte[]> values = [:]
    @Shared
    List<Announced> announced = []
    @Shared
    String origin
    @Shared
    String resumed

    /** What was written of a run, in order. */
    static class Story {
        List<RunRecord> records = []
        List<String> lines = []
    }

    /** What was said to be done of a run when so many changes had been made. */
    record Announced(int changes, String run, int records, int lines, Set<String> tags) {}

    def setupSpec() {
        def store = new LocalStore(disk.top.resolve('.flow'), InstantSource.fixed(NOON), new Random(1), disk)
        def writer = store.create(start(text: ArtifactRef.inline(large(7))))
        origin = writer.runId()
        stories[origin] = new Story()
        announce(writer)
        append(writer, done(1, [small: keep(writer, json('1')), big: keep(writer, large(1))]))
        print(writer, 'one')
        append(writer, done(2, [big: keep(writer, large(1)), other: keep(writer, large(2))]))
        announce(writer)
        append(writer, done(3, [streamed: writer.keep('json/1', new ByteArrayInputStream(large(3).bytes()))]))
        values[large(3).digest()] = large(3).bytes()
        print(writer, 'two', 'three')
        append(writer, done(4))
        announce(writer)
        append(writer, done(5))
        print(writer, 'four')
        close(writer)
        def taken = stories[origin].records[0] as TaskDone
        writer = store.resume(resuming(origin), new Inheritance([taken], taken.set().values().toList()), false)
        resumed = writer.runId()
        stories[resumed] = new Story()
        stories[resumed].records << taken
        announce(writer)
        print(writer, 'five')
        append(writer, done(6, [last: keep(writer, large(4))]))
        append(writer, new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
        close(writer)
        def tags = store.tag(origin) { it.changed(['kept'], []) }
        announced << new Announced(disk.changes.size(), origin, 0, 0, tags.all())
    }

    def "what was announced is there after a power cut at any moment, and nothing is read that was not written"() {
        when:
        def seed = System.nanoTime()
        def result = look({ true }, new Random(seed))

        then:
        println "seed $seed: ${disk.changes.size()} changes and syncs, ${result.states} different states behind them, in $result.unbegun of them a run without its first record"
        result.faults == []
        disk.changes.size() > 60
        result.states > 200
    }

    def "without any of the syncs something that was announced is lost: #what"() {
        expect:
        look(isSynced).faults != []

        where:
        what                    | isSynced
        'all of them'           | { false }
        'those of contents'     | { it.what != 'sync' }
        'those of names'        | { it.what != 'sync names' }
    }

    private void append(RunWriter writer, RunRecord record) {
        writer.append(record)
        stories[writer.runId()].records << record
    }

    private void print(RunWriter writer, String... texts) {
        writer.print(new LogSource(new TaskId('process', []), 0), texts.collect { new LogLine(NOON, Stream.OUT, it) })
        stories[writer.runId()].lines.addAll(texts)
    }

    private ArtifactRef keep(RunWriter writer, value) {
        values[value.digest()] = value.bytes()
        writer.keep(value)
    }

    private void announce(RunWriter writer) {
        writer.sync()
        said(writer)
    }

    private void close(RunWriter writer) {
        writer.close()
        said(writer)
    }

    private void said(RunWriter writer) {
        def story = stories[writer.runId()]
        announced << new Announced(disk.changes.size(), writer.runId(), story.records.size(), story.lines.size(), [] as Set)
    }

    /**
     * All of what was not synced and nothing of it is always looked at, of everything between a part. Faults end the search: of a
     * disk without its guard there are thousands.
     */
    private Map look(Closure<Boolean> isSynced, Random random = new Random(1)) {
        def seen = [] as Set
        def result = [states: 0, unbegun: 0, faults: []]
        for (int count = 0; count <= disk.changes.size() && !result.faults; count++) {
            def holds = announced.findAll { it.changes() <= count }
            for (def fate : disk.fates(count, isSynced).findAll { it.which < 0 || random.nextInt(SHARE) == 0 }) {
                def left = disk.left(count, fate, isSynced)
                if (seen.add([holds.size(), left.collectEntries { path, bytes -> [path, bytes == null ? null : Arrays.hashCode(bytes)] }])) {
                    result.states++
                    def folder = ram.next()
                    RememberingDisk.make(left, folder)
                    try {
                        result.unbegun += check(new LocalStore(folder.resolve('.flow')), holds)
                    } catch (StoreCorrupt | AssertionError fault) {
                        result.faults << "behind change $count (${count ? disk.changes[count - 1] : 'none'}), $fate: $fault"
                    }
                    folder.toFile().deleteDir()
                }
            }
        }
        result
    }

    /** @return 1 when a run is there without its first record */
    private int check(LocalStore store, List<Announced> holds) {
        def ids = store.runIds()
        assert ids.containsAll(holds*.run())
        assert ids.every { it in stories.keySet() }
        ids.collect { check(store, it, holds.findAll { of -> of.run() == it }) }.max() ?: 0
    }

    private int check(LocalStore store, String id, List<Announced> holds) {
        def run = holds ? store.open(id) : opened(store, id)
        if (run == null) {
            return 1
        }
        assert run.start().flow() == 'training'
        if (holds) {
            run.start().parameters().values().each { assert run.read(it) == large(7) }
        }
        def records = []
        run.records().forEach { records << it }
        def story = stories[id]
        assert plain(records) == story.records.take(records.size())
        assert records.size() >= (holds*.records().max() ?: 0)
        def whole = [] as List<TaskDone>
        records.eachWithIndex { record, number ->
            if (record instanceof TaskDone) {
                def read = record.set().values().collect { [it.digest(), read(run, it)] }
                assert read.every { digest, bytes -> bytes == null ? number >= (holds*.records().max() ?: 0) : bytes == values[digest] }
                whole.addAll(read.every { digest, bytes -> bytes != null } ? [record] : [])
            }
        }
        def lines = []
        run.log().withCloseable { log ->
            for (def entry = log.next(); entry != null; entry = log.next()) {
                lines << entry.line().text()
            }
        }
        assert lines == story.lines.take(lines.size())
        assert lines.size() >= (holds*.lines().max() ?: 0)
        assert run.end().present == (records && records.last() instanceof RunEnd)
        assert holds.every { run.tags().all().containsAll(it.tags()) }
        assert run.successor().map { it == resumed && store.open(it).start().originRunId() == origin }.orElse(true)
        if (run.successor().empty) {
            resume(store, id, whole)
        }
        0
    }

    private static void resume(LocalStore store, String id, List<TaskDone> whole) {
        def next = store.resume(resuming(id), new Inheritance(whole, whole.collectMany { it.set().values() }), false).withCloseable { it.runId() }
        assert store.open(next).records().toList() == whole
    }

    private static opened(LocalStore store, String id) {
        try {
            store.open(id)
        } catch (StoreCorrupt damage) {
            null
        }
    }

    /** Null when the value did not reach the disk. */
    private static byte[] read(RunReader run, ArtifactRef ref) {
        try {
            run.read(ref).bytes()
        } catch (StoreCorrupt damage) {
            null
        }
    }

    private static List<RunRecord> plain(List<RunRecord> records) {
        records.collect { it instanceof RunEnd ? new RunEnd(it.status(), it.endedAt()) : it }
    }
}
