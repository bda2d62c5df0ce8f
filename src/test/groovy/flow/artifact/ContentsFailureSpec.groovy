package flow.artifact

import flow.store.StoreCorrupt
import flow.store.StoreFailure
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** What the store cannot do is never said of the value. */
class ContentsFailureSpec extends Specification {
    static final RuntimeException FULL = new StoreFailure('/x is full')
    static final RuntimeException DAMAGED = new StoreCorrupt('/x/blob', 'changed')

    @TempDir
    Path folder

    @Shared
    ClassCodec codec = [type: { StringBuilder }, write: { value, out -> out << value.toString() }, read: { read, size -> new StringBuilder(read.text) }] as ClassCodec

    def "a store that cannot keep is told as it is: #what"() {
        given:
        def values = values(Stub(Contents) { keep(_) >> { throw FULL } })

        when:
        values.encode('model', [made(value)])

        then:
        def told = thrown(StoreFailure)
        told.is(FULL)

        where:
        what                 | value
        'a file'             | { Values.file(it, 'big') }
        'a folder'           | { Values.file(it.parent, 'folder') }
        'a value of a codec' | { new StringBuilder(it.toFile().text) }
    }

    def "a store that has lost what a codec is to read is told as it is"() {
        given:
        def values = values(Stub(Contents) {
            keep(_) >> { InputStream content -> new Contents.Content('0' * 64, content.readAllBytes().length) }
            open(_) >> { throw DAMAGED }
        })
        def encoded = values.encode('model', [made { new StringBuilder(it.toFile().text) }])

        when:
        values.decode(encoded)

        then:
        def told = thrown(StoreCorrupt)
        told.is(DAMAGED)
    }

    private Object made(Closure value) { value(Files.writeString(folder.resolve('big'), 'x' * 5000)) }

    private Values values(Contents contents) { new Values(getClass().classLoader, [codec]).with(contents) }
}
