package flow.store.local

import flow.store.ArtifactRef
import flow.store.RunRecord
import flow.store.StoreCorrupt
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.ByteBuffer
import java.nio.file.Files
import java.nio.file.Path

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

    /** Where the frames begin, and the end. */
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
        frames = [Journal.HEAD.length]
        while (frames.last() < whole.length) {
            frames << frames.last() + Frame.HEADER + ByteBuffer.wrap(whole).getInt(frames.last())
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

    def "a changed byte is never read: the record is damage, or the last one and lost"() {
        given:
        def last = frames[-2]

        expect:
        (0..<whole.length).findAll { isInHeader(it) || it % 9 == 0 }.each { at ->
            def changed = whole.clone()
            changed[at] = (byte) (changed[at] ^ 0x41)
            journal.bytes = changed
            if (at < last) {
                assert damage() != null, "byte $at"
            } else {
                assert records() == [1, 2], "byte $at"
            }
        }
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
        store.open(id).read(new ArtifactRef('tagged/1', ref.digest(), ref.size(), null))

        then:
        thrown(StoreCorrupt)
    }

    def "a journal of a later release is not taken for damage of a record"() {
        given:
        journal.bytes = ('flow-journal 2\n'.bytes.toList() + whole[15..-1].toList()) as byte[]

        expect:
        damage() == "$journal is damaged: it does not begin like a journal of this release"
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

    private boolean isInHeader(int at) {
        at < Journal.HEAD.length || frames.any { at >= it && at < it + Frame.HEADER }
    }

    /** A frame by its number; -1 is the head. */
    private List<Byte> part(int number) {
        number < 0 ? whole[0..<Journal.HEAD.length] : whole[frames[number]..<frames[number + 1]]
    }
}
