package flow.store.local

import flow.graph.Outline
import flow.store.RunStart
import flow.store.RunTags
import flow.store.StoreCorrupt
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.Callable
import java.util.concurrent.Executors

import static flow.store.local.Runs.NOON

class TagsSpec extends Specification {
    @TempDir
    Path folder

    LocalStore store
    String id

    def setup() {
        store = new LocalStore(folder)
        def start = new RunStart('f', '/f', 'g', Outline.EMPTY, [:], new RunTags(['own'] as Set, ['first'] as Set), 'ada', NOON)
        id = store.create(start).withCloseable { it.runId() }
    }

    def "tags that people gave change when the run is over; what the flow sets stays"() {
        when:
        def now = store.tag(id) { it.changed(['second'], ['first', 'own']) }

        then:
        now == new RunTags(['own'] as Set, ['second'] as Set)
        now.all() as List == ['own', 'second']
        store.open(id).tags() == now
        store.open(id).start().tags().given() == ['first'] as Set
    }

    def "a run whose tags were never changed has no file for them"() {
        expect:
        store.open(id).tags().all() as List == ['own', 'first']
        !Files.exists(folder.resolve("runs/$id/tags"))
    }

    def "changes at the same moment are all made"() {
        given:
        def workers = Executors.newFixedThreadPool(4)

        when:
        workers.invokeAll((0..<40).collect { n ->
            ({ new LocalStore(folder).tag(id) { it.changed(["tag $n" as String], []) } } as Callable)
        })*.get()

        then:
        store.open(id).tags().given() == (['first'] + (0..<40).collect { "tag $it" as String }) as Set

        cleanup:
        workers.shutdownNow()
    }

    def "a file that is not what was written is damage, never other tags: byte #byteNumber"() {
        given:
        store.tag(id) { it.changed(['second'], []) }
        def file = folder.resolve("runs/$id/tags")
        Files.write(file, Files.readAllBytes(file).tap { it[byteNumber] ^= 1 })

        when:
        store.open(id).tags()

        then:
        def damage = thrown(StoreCorrupt)
        damage.message.contains("$id/tags is damaged")

        where:
        byteNumber << [0, 5, 9, 14, 20]
    }

    def "when the disk refuses, the tags are what they were"() {
        given:
        store.tag(id) { it.changed(['second'], []) }
        def full = new Disk() {
            void force(Path path, RandomAccessFile file) { throw new IOException('No space left on device') }
        }

        when:
        new TagFile(folder.resolve("runs/$id"), full).change { ['third'] as Set }

        then:
        thrown(flow.store.StoreFailure)
        store.open(id).tags().given() == ['first', 'second'] as Set
        folder.resolve("runs/$id").toFile().list().toSorted() == ['journal', 'lock', 'tags', 'tags.lock']
    }

    def "#tag.size() characters: #fault"() {
        expect:
        RunTags.fault(tag) == fault

        where:
        tag           || fault
        'nightly'     || null
        'a b: c/ü'    || null
        'x' * 500     || null
        'x' * 501     || 'a tag has at most 500 characters'
        ' '           || 'a tag is not empty'
        'two\nlines'  || 'a tag has no control characters'
    }
}
