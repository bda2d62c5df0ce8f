package flow.docs

import flow.cli.Terminal
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.util.regex.Pattern

/** Beside each example stand its graph and what its steps print. */
class ExamplesSpec extends Specification {
    static final Path EXAMPLES = Page.HOME.resolve('dsl-examples')
    static final String ENDING = '.flow.groovy'

    /** Lines of flow itself: their order differs from run to run where branches run at the same time. */
    static final Pattern CLOCK = ~/^\d\d:\d\d:\d\d /
    static final Pattern PROGRESS = ~/  (done|caught|again) +.*|\S+: run \w{12}|run \w{12} succeeded after .*/

    @TempDir
    Path temporary

    def "flow finds nothing wrong with #name, and draws it as it is shown"() {
        given:
        def terminal = new Terminal(temporary)

        when:
        def checked = terminal.flow('check', script(name))
        def drawn = terminal.flow('show', script(name))

        then:
        checked == new Terminal.Result(0, "${script(name)}: no problems\n", '')
        drawn.out() == shown("${name}.graph.txt", drawn.out())

        where:
        name << names()
    }

    def "#name prints what is shown"() {
        when:
        def printed = new Shell(temporary).shows("flow run '${script(name)}'").readLines()
            *.replaceFirst(CLOCK, '')
            .findAll { !(it ==~ PROGRESS) }

        then:
        printed == shown("${name}.output.txt", printed.collect { it + '\n' }.join('')).readLines()

        where:
        name << names()
    }

    def "nothing is shown of what is no example"() {
        expect:
        EXAMPLES.resolve('expected').toFile().list().sort() ==
            names().collectMany { ["${it}.graph.txt", "${it}.output.txt"] }*.toString().sort()
    }

    private static String shown(String name, String now) {
        def file = EXAMPLES.resolve('expected').resolve(name)
        if (Page.UPDATES) {
            Files.createDirectories(file.parent)
            file.text = now
        }
        file.text
    }

    private static String script(String name) {
        EXAMPLES.resolve(name + ENDING)
    }

    private static List<String> names() {
        EXAMPLES.toFile().list().findAll { it.endsWith(ENDING) }.collect { it - ENDING }.sort()
    }
}
