package flow.store.local

import flow.artifact.Encoded
import flow.store.ArtifactRef
import flow.store.StoreCorrupt
import flow.store.StoreFailure
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path
import java.time.InstantSource

import static flow.store.local.Runs.*

/** Values that are kept and read without ever being in memory as a whole. */
class BlobStreamsSpec extends Specification {
    @TempDir
    Path folder

    def "what a stream gives is kept under the same digest as the value that it is, and read again"() {
        given:
        def bytes = new byte[size].tap { new Random(size).nextBytes(it) }
        def writer = store().create(start())

        when:
        def ref = writer.keep('bytes/1', new ByteArrayInputStream(bytes))

        then:
        ref == ArtifactRef.elsewhere('bytes/1', new Encoded('bytes/1', bytes).digest(), size)
        reader(writer).open(ref).withCloseable { it.bytes } == bytes
        copied(writer, ref) == bytes
        reader(writer).read(ref) == new Encoded('bytes/1', bytes)
        files() == [ref.digest()]

        cleanup:
        writer.close()

        where:
        size << [0, 1, Blob.BUFFER - 1, Blob.BUFFER, Blob.BUFFER + 1, 1_000_000]
    }

    def "equal content is there once, and damaged content is replaced"() {
        given:
        def writer = store().create(start())
        def ref = writer.keep('bytes/1', content(1))
        def blob = blobs().resolve(ref.digest()[0..1]).resolve(ref.digest()[2..-1])
        blob.bytes = new byte[(int) ref.size()]

        expect:
        writer.keep('bytes/1', content(1)) == ref
        writer.keep('bytes/1', content(1)) == ref
        files() == [ref.digest()]
        reader(writer).open(ref).withCloseable { it.bytes } == content(1).bytes

        cleanup:
        writer.close()
    }

    def "not one byte is given of content that is damaged, cut off or gone"() {
        given:
        def writer = store().create(start())
        def ref = writer.keep('bytes/1', content(1))
        writer.sync()
        damage.call(blobs().resolve(ref.digest()[0..1]).resolve(ref.digest()[2..-1]).toFile())

        when:
        reader(writer).open(ref)

        then:
        def corrupt = thrown(StoreCorrupt)
        corrupt.message.endsWith(message)

        cleanup:
        writer.close()

        where:
        damage                                                                       | message
        ({ it.bytes = content(1).bytes.tap { bytes -> bytes[bytes.length - 1]++ } }) | 'its content is not what was kept under that name'
        ({ it.bytes = content(1).bytes[0..<50_000] as byte[] })                      | 'its content is not what was kept under that name'
        ({ it.delete() })                                                            | 'it was kept and is gone'
    }

    def "a copy of content that is damaged, cut off or gone fails at its end at the latest, and so does reading it as a whole"() {
        given:
        def writer = store().create(start())
        def ref = writer.keep('bytes/1', content(1))
        writer.sync()
        damage.call(blobs().resolve(ref.digest()[0..1]).resolve(ref.digest()[2..-1]).toFile())

        when:
        copied(writer, ref)

        then:
        def ofCopy = thrown(StoreCorrupt)

        when:
        reader(writer).read(ref)

        then:
        def ofRead = thrown(StoreCorrupt)
        [ofCopy, ofRead].every { it.message.endsWith(message) }

        cleanup:
        writer.close()

        where:
        damage                                                                       | message
        ({ it.bytes = content(1).bytes.tap { bytes -> bytes[bytes.length - 1]++ } }) | 'its content is not what was kept under that name'
        ({ it.bytes = content(1).bytes[0..<50_000] as byte[] })                      | 'its content is not what was kept under that name'
        ({ it << 'more' })                                                           | 'its content is not what was kept under that name'
        ({ it.delete() })                                                            | 'it was kept and is gone'
    }

    def "a copy that cannot be written is the fault of where it goes"() {
        given:
        def writer = store().create(start())
        def ref = writer.keep('bytes/1', content(1))

        when:
        reader(writer).copy(ref, new FilterOutputStream(null) { void write(byte[] b, int o, int l) { throw new IOException('full') } })

        then:
        def failed = thrown(IOException)
        failed.message == 'full'

        cleanup:
        writer.close()
    }

    def "what is kept as a whole is there once, and damaged content of it is replaced"() {
        given:
        def writer = store().create(start())
        def value = new Encoded('bytes/1', content(1).bytes)
        def ref = writer.keep(value)
        def blob = blobs().resolve(ref.digest()[0..1]).resolve(ref.digest()[2..-1])
        blob.bytes = content(1).bytes.tap { it[at]++ }

        expect:
        writer.keep(value) == ref
        writer.keep(value) == ref
        files() == [ref.digest()]
        reader(writer).read(ref) == value

        cleanup:
        writer.close()

        where:
        at << [0, Blob.BUFFER, 149_999]
    }

    def "an interrupted thread keeps and reads all the same, and stays interrupted"() {
        given:
        def writer = store().create(start())

        when:
        Thread.currentThread().interrupt()
        def refs = (1..2).collect { writer.keep('bytes/1', content(1)) }
        def read = reader(writer).open(refs[0]).withCloseable { it.bytes }

        then:
        Thread.interrupted()
        read == content(1).bytes

        cleanup:
        Thread.interrupted()
        writer.close()
    }

    def "what cannot be written or read leaves nothing behind, and says whose fault it is"() {
        given:
        def writer = store(new FailingDisk(operation, passing)).create(start())
        files().empty

        when:
        writer.keep('bytes/1', given)

        then:
        def failed = thrown(Exception)
        failed.class == type
        blobs().toFile().list().findAll { it.startsWith('.') } == []

        where:
        operation | passing | given                                                             | type
        'write'   | 5       | content(1)                                                        | StoreFailure
        'rename'  | 3       | content(1)                                                        | StoreFailure
        'none'    | 0       | new SequenceInputStream(content(1), new FilterInputStream(null) { int read(byte[] b, int o, int l) { throw new IOException('no') } }) | IOException
    }

    def "what was streamed survives a power cut behind a sync"() {
        given:
        def disk = new PowerCut()
        def writer = store(disk).create(start())
        def ref = writer.keep('bytes/1', content(1))
        writer.append(done(1, [a: ref]))
        writer.sync()

        when:
        disk.happen(folder)

        then:
        reader(writer).open(ref).withCloseable { it.bytes } == content(1).bytes
    }

    private LocalStore store(Disk disk = Disk.REAL) {
        new LocalStore(folder.resolve('.flow'), InstantSource.system(), new Random(), disk)
    }

    private reader(writer) { store().open(writer.runId()) }

    private byte[] copied(writer, ref) { new ByteArrayOutputStream().tap { reader(writer).copy(ref, it) }.toByteArray() }

    private Path blobs() { folder.resolve('.flow/blobs') }

    private List<String> files() {
        def found = []
        blobs().toFile().eachFileRecurse { if (it.file) { found << it.parentFile.name + it.name } }
        found
    }

    private static InputStream content(int seed) {
        new ByteArrayInputStream(new byte[150_000].tap { new Random(seed).nextBytes(it) })
    }
}
