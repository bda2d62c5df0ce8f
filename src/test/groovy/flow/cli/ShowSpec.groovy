package flow.cli

import groovy.json.JsonSlurper
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class ShowSpec extends Specification {

    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
        terminal.file('x.flow.groovy', '''\
            flow('x') {
                foreach([1, 2], as: 'n') {
                    step('square') { result = n * n }
                }
                join('sum') { inputs -> total = inputs*.result.sum(0) }
            }
            '''.stripIndent())
    }

    def "the graph comes as #format"() {
        when:
        def result = terminal.flow('show', 'x.flow.groovy', *options)

        then:
        result.exit == 0
        result.err == ''
        result.out.startsWith(start)
        result.out.contains('square')

        where:
        format    | options                    || start
        'text'    | []                         || 'x'
        'text'    | ['--format', 'text']       || 'x'
        'mermaid' | ['--format', 'mermaid']    || 'flowchart'
        'dot'     | ['--format', 'dot']        || 'digraph'
        'json'    | ['--format', 'json']       || '{'
        'json'    | ['--json']                 || '{'
    }

    def "JSON is JSON"() {
        expect:
        new JsonSlurper().parseText(terminal.flow('show', 'x.flow.groovy', '--json').out).name == 'x'
    }

    def "tasks that only decide are shown when asked for"() {
        expect:
        !terminal.flow('show', 'x.flow.groovy').out.contains('square?')
        terminal.flow('show', 'x.flow.groovy', '--all').out.contains('square?')
    }

    def "two ways to say the format are one too many"() {
        when:
        def result = terminal.flow('show', 'x.flow.groovy', '--json', '--format', 'dot')

        then:
        result.exit == 2
        result.err.startsWith("flow: '--json' and '--format' say the same thing; give one of them\n")
    }

    def "a script with errors is not drawn"() {
        given:
        terminal.file('bad.flow.groovy', "flow('bad') {\n    step('a') { }\n    step('a') { }\n}\n")

        when:
        def result = terminal.flow('show', 'bad.flow.groovy')

        then:
        result.exit == 3
        result.out == ''
        result.err.startsWith('error[F005]')
    }
}
