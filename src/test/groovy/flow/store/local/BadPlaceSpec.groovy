package flow.store.local

import flow.store.StoreCorrupt
import flow.store.StoreFailure
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class BadPlaceSpec extends Specification {
    @TempDir
    Path folder

    def "a file where the folder should be is said, and left alone"() {
        given:
        def flow = folder.resolve('.flow')
        flow.text = 'mine'

        when:
        new LocalStore(flow).create(Runs.start())

        then:
        def failure = thrown(StoreFailure)
        failure.message == "$flow is a file, and runs are kept in a folder of that name. Move it away, or work in another folder."
        flow.text == 'mine'

        when:
        new LocalStore(flow).runIds()

        then:
        thrown(StoreFailure)
    }

    def "a file where runs should be is said"() {
        given:
        Files.createDirectory(folder.resolve('.flow'))
        folder.resolve('.flow/runs').text = ''

        when:
        new LocalStore(folder.resolve('.flow')).create(Runs.start())

        then:
        def failure = thrown(StoreFailure)
        failure.message == "$folder/.flow/runs cannot be written: a file is where a folder should be. Move it away, or work in another folder."
    }

    def "a place where nothing can be created is said"() {
        when:
        new LocalStore(Path.of('/proc/nothing/.flow')).create(Runs.start())

        then:
        def failure = thrown(StoreFailure)
        failure.message.startsWith('/proc/nothing/.flow cannot be written: ')
    }

    def "a folder of a later release is left alone"() {
        given:
        def flow = Files.createDirectory(folder.resolve('.flow'))
        flow.resolve('format').text = '2\n'

        when:
        new LocalStore(flow).create(Runs.start())

        then:
        def failure = thrown(StoreFailure)
        failure.message == "$flow has format 2, which this release does not know. Use the later release that made it."
        flow.toFile().list() == ['format']
    }

    def "a folder whose format is no number is damaged, not of a later release: '#text'"() {
        given:
        def flow = Files.createDirectory(folder.resolve('.flow'))
        flow.resolve('format').text = text

        when:
        new LocalStore(flow).create(Runs.start())

        then:
        def failure = thrown(StoreCorrupt)
        failure.message == "$flow/format is damaged: it should hold a number"
        flow.toFile().list() == ['format']

        where:
        text << ['', 'one']
    }

    def "a folder that holds only settings becomes a store"() {
        given:
        def flow = Files.createDirectory(folder.resolve('.flow'))
        flow.resolve('config.yaml').text = 'a: 1'

        when:
        new LocalStore(flow).create(Runs.start()).close()

        then:
        flow.resolve('format').text == '1\n'
        flow.resolve('config.yaml').text == 'a: 1'
    }
}
