package flow.cli

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class InitSpec extends Specification {

    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
    }

    def "each template is one of the examples, written under its name"() {
        when:
        def result = terminal.flow('init', name)

        then:
        result.exit == 0
        result.out.readLines()[0] == "${name}.flow.groovy"
        result.err.contains("flow run ${name}.flow.groovy")
        terminal.folder.resolve("${name}.flow.groovy").text == example(name).text

        where:
        name << Template.NAMES
    }

    def "without a template it is hello"() {
        expect:
        terminal.flow('init').out == 'hello.flow.groovy\n'
    }

    def "nothing is overwritten"() {
        given:
        terminal.file('hello.flow.groovy', 'mine')

        when:
        def result = terminal.flow('init')

        then:
        result.exit == 2
        result.err.startsWith("flow: 'hello.flow.groovy' is there already, and nothing is ever overwritten\n")
        terminal.folder.resolve('hello.flow.groovy').text == 'mine'
    }

    def "a template that reads a file comes with it, and runs where it was written"() {
        when:
        def result = terminal.flow('init', 'penguins')

        then:
        result.out == 'penguins.flow.groovy\ndata/penguins.json\n'
        terminal.folder.resolve('data/penguins.json').bytes == new File(System.getProperty('flow.home'), 'dsl-examples/data/penguins.json').bytes

        and:
        terminal.flow('run', 'penguins.flow.groovy').exit == 0
    }

    def "when one of its files is there already, nothing is written"() {
        given:
        terminal.file('data/penguins.json', '[]')

        when:
        def result = terminal.flow('init', 'penguins')

        then:
        result.exit == 2
        result.err.startsWith("flow: 'data/penguins.json' is there already, and nothing is ever overwritten\n")
        terminal.folder.resolve('data/penguins.json').text == '[]'
        !terminal.folder.resolve('penguins.flow.groovy').toFile().exists()
    }

    def "a template that is none is refused with the nearest"() {
        when:
        def result = terminal.flow('init', 'forech')

        then:
        result.exit == 2
        result.err.startsWith("flow: TEMPLATE cannot be 'forech'; did you mean 'foreach'?\n")
    }

    def "a folder that is gone is the machine's fault"() {
        given:
        terminal.folder.deleteDir()

        when:
        def result = terminal.flow('init')

        then:
        result.exit == 6
        result.err == "flow: 'hello.flow.groovy' cannot be written here: there is no such folder\n"
    }

    private static File example(String name) {
        new File(System.getProperty('flow.home'), "dsl-examples/${name}.flow.groovy")
    }
}
