package flow.config

import flow.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class SettingsFileSpec extends Specification {

    @TempDir
    Path folder

    def "a file that is not there says nothing"() {
        expect:
        SettingsFile.read(folder.resolve('config.yaml'), 'config.yaml').empty
    }

    def "a file that cannot be read as a text is an error"() {
        given:
        def file = folder.resolve('config.yaml')
        make(file)

        when:
        SettingsFile.read(file, 'config.yaml')

        then:
        def failure = thrown(ProblemException)
        def problem = failure.problems().first()
        problem.position().file() == 'config.yaml'
        problem.message() == message

        where:
        message                        | make
        'it is not a text in UTF-8'    | { it.bytes = [0xE9, 0x0A] as byte[] }
        'it cannot be read'            | { it.toFile().mkdir() }
    }
}
