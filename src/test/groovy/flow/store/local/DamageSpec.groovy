package flow.store.local

import flow.store.ArtifactRef
import flow.store.RecordFormat
import flow.store.RunEnd
import flow.store.RunRecord
import flow.store.RunWriter
import flow.store.StoreCorrupt
import flow.store.StoreFailure
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.ByteBuffer
import java.nio.file.Files
import java.nio.file.Path
import java.time.InstantSource
import java.util.zip.CRC32C

import static flow.store.local.Runs.NOON
import static flow.store.local.Runs.done
import static flow.store.local.Runs.large
import static flow.store.local.Runs.start

class DamageSpec extends Specification {
    @TempDir
    Path folder

    LocalStore store
    String id
    Path journal
    byte[] whole

    /** Where the frames begin, and the end; the fifth one is the promise, and no record. */
    List<Integer> frames

    ArtifactRef ref

    def setup() {
        store = new LocalStore(folder.resolve('.flow'))
        store.create(start()).withCloseable { writer ->
            id = writer.runId()
            ref = writer.keep(large(1))
            (1..3).each { writer.append(done(it, [a: ref])) }
        }
        journal = folder.resolve(".flow/runs/$id/journal")
        whole = journal.bytes
        frames = [Head.ofJournal(id).bytes().length]
        while (frames.last() < whole.length) {
            frames << frames.last() + Framing.HEADER + ByteBuffer.wrap(whole).getInt(frames.last())
        }
    }

    def "wherever a journal is cut off, the records before it are there and nothing else"() {
        expect:
        (frames[1]..whole.length).findAll { it % 5 == 0 || it in frames }.each { length ->
            journal.bytes = whole[0..<length] as byte[]
            assert records() == (1..3).findAll { frames[it + 1] <= length }, "cut at $length"
        }
    }

    def "a journal that was cut off in its first record is damaged"() {
        when:
        journal.bytes = whole[0..<length] as byte[]
        store.open(id)

        then:
        thrown(StoreCorrupt)

        where:
        length << [0, 5, 15, 40]
    }

    def "a changed byte is damage, wherever it stands; also in the last record, which is not taken for one that was cut off"() {
        expect:
        (0..<frames[4]).findAll { isInHeader(it) || it % 9 == 0 || it > frames[4] - 5 }.each { at ->
            [0x01, 0x20, 0x41].each { bits ->
                def changed = whole.clone()
                changed[at] = (byte) (changed[at] ^ bits)
                journal.bytes = changed
                assert damage() != null, "byte $at"
                assert at < frames[3] || endDamage() != null, "byte $at"
            }
        }
    }

    def "a change in what is noted behind the last record, which is no record, loses none"() {
        expect:
        (frames[4]..<whole.length).each { at ->
            journal.bytes = whole.clone().tap { it[at] ^= 0x20 }
            assert records() == [1, 2, 3], "byte $at"
        }
    }

    def "of what was written and not yet announced a power cut may leave any part: #lost of the second of four is #as, and all before it is there"() {
        given:
        def writer = store.create(start())
        writer.append(done(0))
        if (isSynced) {
            writer.sync()
        }
        (1..3).each { writer.append(done(it)) }
        def file = folder.resolve(".flow/runs/${writer.runId()}/journal")
        def record = Framing.HEADER + RecordFormat.write(done(1)).length
        def from = file.bytes.length - 3 * record
        def length = lost == 'all' ? record : lost == 'half' ? record >> 1 : 1
        file.bytes = file.bytes.tap { bytes -> (from + record - length..<from + record).each { bytes[it] = filling(as, it) } }

        when:
        def run = store.open(writer.runId())

        then:
        run.records().map { RunRecord it -> it.task().path()[0].number() }.toList() == [0]
        run.end().empty

        cleanup:
        writer.close()

        where:
        [lost, as, isSynced] << [['all', 'half', 'a byte'], ['zeros', 'rubbish', 'text'], [true, false]].combinations()
    }

    def "once it is announced the same is damage: #lost of it is #as"() {
        given:
        def length = lost == 'all' ? frames[3] - frames[2] : lost == 'half' ? frames[3] - frames[2] >> 1 : 1
        journal.bytes = whole.clone().tap { bytes -> (frames[3] - length..<frames[3]).each { bytes[it] = filling(as, it) } }

        expect:
        damage() == "$journal (byte ${frames[2]}) is damaged: record 2 is not what was written there"

        where:
        [lost, as] << [['all', 'half', 'a byte'], ['zeros', 'rubbish', 'text']].combinations()
    }

    def "blocks that hold what another file held before are no records and promise nothing: of #whose"() {
        given:
        def framing = whose.call(id)
        def line = { number -> framing.frame(number, RecordFormat.write(done(number))).toList() }
        def promise = framing.frame(9, Promise.of(1_000_000)).toList()

        when:
        journal.bytes = (whole[0..<frames[2]] + line(2) + line(3) + promise) as byte[]

        then:
        records() == [1]

        where:
        whose << [{ Head.ofJournal('1m8bc0x22q3z').framing() }, { Head.ofLog(it).framing() }, { Framing.PLAIN }]
    }

    def "a promise goes as far as it says: #more bytes further than where the damage is"() {
        given:
        def promise = Head.ofJournal(id).framing().frame(9, Promise.of(frames[2] + more)).toList()

        when:
        journal.bytes = (whole[0..<frames[2]] + [1] * 40 + promise) as byte[]

        then:
        (damage() == null) == (more <= 0)

        where:
        more << [-50, 0, 1, 500]
    }

    def "what is written while the disk is waited for is not promised"() {
        given:
        RunWriter writer
        def forced = 0
        def disk = new Disk() {
            @Override
            void force(Path path, RandomAccessFile forcing) {
                if (forced++ == 0) {
                    writer.append(done(2))
                }
            }
        }
        writer = new LocalStore(folder.resolve('.flow'), InstantSource.fixed(NOON), new Random(1), disk).create(start())
        writer.append(done(1))
        writer.sync()
        def written = folder.resolve(".flow/runs/${writer.runId()}/journal")
        def promise = Framing.HEADER + Promise.of(1000).length
        written.bytes = written.bytes.tap { it[-promise - 5] ^= 1 }

        expect:
        forced == 1
        store.open(writer.runId()).records().toList() == [done(1)]

        cleanup:
        writer.close()
    }

    def "an end that got to the disk before what was written earlier is none"() {
        given:
        def writer = store.create(start())
        writer.append(done(1))
        writer.sync()
        def file = folder.resolve(".flow/runs/${writer.runId()}/journal")
        def before = file.bytes.length
        writer.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
        file.bytes = file.bytes.tap { it[before - 3] ^= 1 }

        when:
        def run = store.open(writer.runId())

        then:
        run.end().empty
        run.records().toList() == [done(1)]

        cleanup:
        writer.close()
    }

    def "the end of a run and its records agree on damage behind it"() {
        given:
        def ended = store.create(start()).withCloseable { it.append(new RunEnd(RunEnd.Status.FAILED, NOON)); it.runId() }
        def file = folder.resolve(".flow/runs/$ended/journal")
        def bytes = file.bytes

        when:
        file.bytes = (bytes.toList() + tail) as byte[]

        then:
        store.open(ended).end().get().status() == RunEnd.Status.FAILED
        store.open(ended).records().toList().last() instanceof RunEnd

        where:
        tail << [[], [0] * 700, [0, 0, 1, 5, 0, 0, 0, 2, 1, 2, 3, 4, 65, 66, 67]]
    }

    def "damage is told with its place"() {
        given:
        def changed = whole.clone()
        changed[frames[2] + 20]++
        journal.bytes = changed

        expect:
        damage() == "$journal (byte ${frames[2]}) is damaged: record 2 is not what was written there"
    }

    def "a record that is missing, doubled or elsewhere is damage"() {
        when:
        journal.bytes = order.collectMany { part(it) } as byte[]

        then:
        damage() != null

        where:
        order << [[-1, 0, 2, 3], [-1, 0, 1, 1, 2, 3], [-1, 0, 2, 1, 3], [-1, 0, 1, 3, 2], [-1, 0, 1, 3], [-1, 1, 2, 3], [-1, 0, 1, 2, 3, 3]]
    }

    def "zeros and rubbish behind the last record are a write that was cut off"() {
        when:
        journal.bytes = (whole.toList() + tail) as byte[]

        then:
        records() == [1, 2, 3]

        where:
        tail << [[0] * 5000, (0..999).collect { new Random(it).nextInt() as byte }, [0, 0, 0, 5, 0, 0, 0, 4, 1, 2, 3, 4, 65, 66, 67]]
    }

    def "a length beyond all memory costs nothing"() {
        given:
        def huge = whole.clone()
        ByteBuffer.wrap(huge).putInt(frames[2], Integer.MAX_VALUE)
        journal.bytes = huge

        expect:
        damage() != null
    }

    def "a value is read as it was kept, or not at all"() {
        given:
        def file = folder.resolve(".flow/blobs/${ref.digest()[0..1]}/${ref.digest()[2..-1]}")

        when:
        change.call(file)
        store.open(id).read(ref)

        then:
        def damage = thrown(StoreCorrupt)
        damage.message == "$file is damaged: $reason"

        where:
        change                                                              | reason
        ({ it.bytes = new byte[0] })                                        | 'its content is not what was kept under that name'
        ({ it.bytes = it.bytes[0..-2] as byte[] })                          | 'its content is not what was kept under that name'
        ({ it.bytes = it.bytes.tap { bytes -> bytes[7]++ } })               | 'its content is not what was kept under that name'
        ({ Files.delete(it) })                                              | 'it was kept and is gone'
    }

    def "a reference with another encoding does not make another value of the same bytes"() {
        when:
        store.open(id).read(ArtifactRef.elsewhere('tagged/1', ref.digest(), ref.size()))

        then:
        thrown(StoreCorrupt)
    }

    def "a journal of a later release is refused politely"() {
        given:
        def later = Head.ofJournal(id).bytes().length
        def said = "flow-journal 4 $id and more"
        journal.bytes = ("$said ${checksum(said)}\n".bytes.toList() + whole[later..-1].toList()) as byte[]

        when:
        store.open(id)

        then:
        def failure = thrown(StoreFailure)
        failure.message == "$journal was written by a later release of flow, in a way that this one does not know. Use that one."
    }

    def "a first line that nobody wrote is damage, not a later release: '#line'"() {
        given:
        journal.bytes = ((line.replace('ID', id) + '\n').bytes.toList() + whole[frames[0]..-1].toList()) as byte[]

        expect:
        damage() == "$journal is damaged: its first line is not what was written there"

        where:
        line << ['flow-journal 4', 'flow-journal 4 ID', 'flow-journal 4 ID 00000000', 'flow-log 1', '', 'x' * 500]
    }

    def "a journal that stands in another run's folder is damage"() {
        given:
        def other = store.create(start()).withCloseable { it.runId() }
        folder.resolve(".flow/runs/$other/journal").bytes = whole

        when:
        store.open(other)

        then:
        def damage = thrown(StoreCorrupt)
        damage.message == "$folder/.flow/runs/$other/journal is damaged: it belongs to run $id"
    }

    private static byte filling(String with, int at) {
        with == 'zeros' ? 0 : with == 'text' ? 'a power cut'.bytes[at % 11] : new Random(at).nextInt(1, 256) as byte
    }

    private static String checksum(CharSequence text) {
        String.format('%08x', new CRC32C().tap { it.update(text.toString().bytes) }.value)
    }

    private List<Integer> records() {
        store.open(id).records().map { RunRecord it -> it.task().path()[0].number() }.toList()
    }

    private String damage() {
        try {
            records()
            null
        } catch (StoreCorrupt damage) {
            damage.message
        }
    }

    private String endDamage() {
        try {
            store.open(id).end()
            null
        } catch (StoreCorrupt damage) {
            damage.message
        }
    }

    private boolean isInHeader(int at) {
        at < frames[0] || frames.any { at >= it && at < it + Framing.HEADER }
    }

    /** A frame by its number; -1 is the head. */
    private List<Byte> part(int number) {
        number < 0 ? whole[0..<frames[0]] : whole[frames[number]..<frames[number + 1]]
    }
}
