package flow.cli

import groovy.json.JsonSlurper
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class CliSpec extends Specification {

    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
    }

    def "without a command, all commands are listed: #typed"() {
        when:
        def result = terminal.flow(*typed)

        then:
        result.exit == 0
        result.err == ''
        Commands.NAMES.every { result.out.contains("\n  $it") }

        where:
        typed << [[], ['--help'], ['-h'], ['help']]
    }

    def "the help of a command is the same wherever it is asked for"() {
        given:
        def help = terminal.flow('help', command)

        expect:
        help.exit == 0
        help.out.contains("usage: flow $command")
        terminal.flow(command, '--help') == help
        terminal.flow(command, '-h') == help

        where:
        command << Commands.NAMES - 'help'
    }

    def "no line of help is wider than a terminal can show well"() {
        expect:
        terminal.flow('help', command).out.readLines().every { it.size() <= 120 }

        where:
        command << Commands.NAMES
    }

    def "what is no command is refused with the nearest: #typed"() {
        when:
        def result = terminal.flow(*typed)

        then:
        result.exit == 2
        result.out == ''
        result.err == message

        where:
        typed                    || message
        ['chekc', 'x']           || "flow: there is no command 'chekc'; did you mean 'check'?\n'flow help' shows what can be written\n"
        ['frobnicate']           || "flow: there is no command 'frobnicate'\n'flow help' shows what can be written\n"
        ['x.flow.groovy']        || "flow: there is no command 'x.flow.groovy'; did you mean 'flow run x.flow.groovy'?\n'flow help' shows what can be written\n"
        ['--json', 'check']      || "flow: there is no option '--json' before the command\n'flow help' shows what can be written\n"
    }

    def "a wrong option names the help that shows the right ones"() {
        when:
        def result = terminal.flow('version', '--jsn')

        then:
        result.exit == 2
        result.err == "flow: there is no option '--jsn'; did you mean '--json'?\n" +
            "'flow help version' shows what can be written\n"
    }

    def "the version is one line, or what it runs on too, or JSON"() {
        expect:
        terminal.flow('--version').out ==~ /flow \S+.*\n/
        terminal.flow('-V') == terminal.flow('--version')
        terminal.flow('version').out.readLines()[1] ==
            "Java ${System.getProperty('java.version')} in ${System.getProperty('java.home')}"
        new JsonSlurper().parseText(terminal.flow('version', '--json').out).java == System.getProperty('java.version')
    }
}
