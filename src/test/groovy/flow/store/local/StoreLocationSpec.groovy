package flow.store.local

import flow.store.StoreFailure
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class StoreLocationSpec extends Specification {
    @TempDir
    Path top

    Path work
    Path scripts

    def setup() {
        work = Files.createDirectories(top.resolve('work/a/b'))
        scripts = Files.createDirectories(top.resolve('scripts/nightly'))
    }

    def "the nearest folder above the user is taken"() {
        given:
        Files.createDirectory(top.resolve('work/.flow'))
        Files.createDirectory(top.resolve('work/a/.flow'))
        Files.createDirectory(top.resolve('scripts/.flow'))

        expect:
        StoreLocation.find(work, scripts).get() == top.resolve('work/a/.flow')
    }

    def "then the nearest above the script"() {
        given:
        Files.createDirectory(top.resolve('scripts/.flow'))

        expect:
        StoreLocation.find(work, scripts).get() == top.resolve('scripts/.flow')
        StoreLocation.findOrChoose(work, scripts) == top.resolve('scripts/.flow')
    }

    def "where there is none, one is chosen where the user stands, and not yet created"() {
        expect:
        StoreLocation.find(work, scripts).empty
        StoreLocation.find(work, null).empty
        StoreLocation.findOrChoose(work, scripts) == work.resolve('.flow')
        !Files.exists(work.resolve('.flow'))
    }

    def "a file of that name is found, not passed over, and then refused"() {
        given:
        top.resolve('work/a/.flow').text = ''
        Files.createDirectory(top.resolve('work/.flow'))
        Files.createDirectory(top.resolve('scripts/.flow'))

        when:
        def found = StoreLocation.find(work, scripts).get()

        then:
        found == top.resolve('work/a/.flow')

        when:
        new LocalStore(found).create(Runs.start())

        then:
        def refused = thrown(StoreFailure)
        refused.message == "$found is a file, and runs are kept in a folder of that name. Move it away, or work in another folder."
    }

    def "dots and relative paths lead to the same place"() {
        given:
        Files.createDirectory(top.resolve('work/.flow'))

        expect:
        StoreLocation.find(work.resolve('..').resolve('b'), null).get() == top.resolve('work/.flow')
    }
}
