package flow.cli

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class CommandsPageSpec extends Specification {

    static final HOME = Path.of(System.getProperty('flow.home'))

    /** A command in a comment, and below it what it prints. */
    static final BLOCK = /(?s)<!-- flow (.*?) -->\n```text\n(.*?)```\n/

    static final BROKEN = '''\
        flow('broken') {
            foreach([1, 2, 3], as: 'n') {
                step('square') { result = n * n }
            }
            join('sum') { inputs -> total = inputs*.resutl.sum(0) }
        }
        '''.stripIndent()

    @TempDir
    Path temporary

    def "the page shows what the commands print"() {
        given:
        def page = HOME.resolve('docs/commands.md')
        def terminal = new Terminal(temporary)
        terminal.environment = [FLOW_RUN_MAX_WORKERS: '8']
        terminal.file('broken.flow.groovy', BROKEN)
        Template.NAMES.each { terminal.flow('init', it) }

        when:
        def printed = page.text.replaceAll(BLOCK) { all, command, text ->
            "<!-- flow $command -->\n```text\n${terminal.flow(*command.split(' ')).out}```\n"
        }
        if (Boolean.getBoolean('flow.update')) {
            page.text = printed
        }

        then:
        page.text == printed
        (page.text =~ BLOCK).count >= 12
    }
}
