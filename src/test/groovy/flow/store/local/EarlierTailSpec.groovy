package flow.store.local

import flow.store.ArtifactRef
import flow.store.RecordFormat
import flow.store.RunEnd
import flow.store.RunRecord
import flow.store.StoreCorrupt
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path
import java.util.zip.CRC32C

import static flow.store.local.Runs.NOON
import static flow.store.local.Runs.done
import static flow.store.local.Runs.json
import static flow.store.local.Runs.start

/** Journals up to format 2 do not say how far they were synced: there, the shape of what is wrong tells damage from a write that was cut off. */
class EarlierTailSpec extends Specification {
    @TempDir
    Path folder
    LocalStore store
    String id
    Path journal
    byte[] whole

    /** Where the frames begin, and the end. */
    List<Integer> frames

    def setup() {
        store = new LocalStore(folder.resolve('.flow'))
        id = store.create(start()).withCloseable { it.runId() }
        journal = folder.resolve(".flow/runs/$id/journal")
        write([start(), done(1), done(2), done(3)])
    }

    def "wherever one is cut off, the records before it are there and nothing else"() {
        expect:
        (frames[1]..whole.length).each { length ->
            journal.bytes = whole[0..<length] as byte[]
            assert records() == (1..3).findAll { frames[it + 1] <= length }, "cut at $length"
        }
    }

    def "a changed byte is damage, wherever it stands"() {
        expect:
        (0..<whole.length).each { at ->
            journal.bytes = whole.clone().tap { it[at] ^= 0x20 }
            assert isDamaged(), "byte $at"
        }
    }

    def "a last record of which sectors did not reach the disk was cut off: #kept of its bytes are there"() {
        given:
        write([start(), done(1), done(2), done(3), done(4, [a: ArtifactRef.inline(json('1' * 1000)), b: ArtifactRef.inline(json('2' * 1000))])])
        def from = kept == 0 ? frames[4] : ((frames[4] + kept) / 512 as int) * 512

        when:
        journal.bytes = whole.clone().tap { Arrays.fill(it, from, lost ? from + lost : whole.length, (byte) 0) }

        then:
        records() == [1, 2, 3]
        store.open(id).end().empty

        where:
        kept | lost
        0    | null
        600  | null
        1100 | null
        600  | 512
        1100 | 512
    }

    def "a lost record with whole ones behind it is damage, since nobody knows whether it was announced"() {
        when:
        journal.bytes = whole.clone().tap { Arrays.fill(it, frames[2], frames[3], (byte) 0) }

        then:
        isDamaged()
    }

    def "its end counts without a promise behind it"() {
        given:
        write([start(), done(1), new RunEnd(RunEnd.Status.SUCCEEDED, NOON)])

        expect:
        store.open(id).end().get().status() == RunEnd.Status.SUCCEEDED
        store.open(id).records().count() == 2
    }

    private void write(List<RunRecord> records) {
        def said = "flow-journal 2 $id"
        def bytes = "$said ${String.format('%08x', new CRC32C().tap { it.update(said.bytes) }.value)}\n".bytes.toList()
        frames = [bytes.size()]
        records.eachWithIndex { record, number ->
            bytes.addAll(Framing.PLAIN.frame(number, RecordFormat.write(record)).toList())
            frames << bytes.size()
        }
        whole = bytes as byte[]
        journal.bytes = whole
    }

    private List<Integer> records() {
        store.open(id).records().map { RunRecord it -> it.task().path()[0].number() }.toList()
    }

    private boolean isDamaged() {
        try {
            records()
            false
        } catch (StoreCorrupt damage) {
            true
        }
    }
}
