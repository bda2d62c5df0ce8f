package flow.cli

import groovy.json.JsonSlurper
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class DiffSpec extends Specification implements RunsFixture {

    static final LETTERS = '''\
        flow('letters') {
            parameter 'words', default: ['tree', 'house']
            parameter 'name', default: 'world'
            step('start') {
                poem = (1..30).collect { "line $it" }.join('\\n')
                table = [rows: (1..40).toList(), size: 40]
                wide = 'x' * 100 + name + 'y' * 100
                raw = new byte[name.size()]
                big = 'z' * 1_000_001 + name
                same = 1
            }
            foreach('words', as: 'word') {
                step('count', retry: 1) {
                    if (word == 'tent' && current.attempt == 0) { throw new IllegalStateException('once') }
                    letters = word.size()
                }
            }
            join('sum') { inputs -> total = inputs*.letters.sum(0) }
            step('end') { done = true }
        }
        '''.stripIndent()

    @Shared
    @TempDir
    Path temporary
    @Shared
    Terminal terminal
    @Shared
    String first
    @Shared
    String second
    @Shared
    String third

    def setupSpec() {
        terminal = new Terminal(temporary)
        terminal.file('letters.flow.groovy', LETTERS)
        first = run()
        second = run()
        terminal.file('letters.flow.groovy', LETTERS.replace('line $it', 'line ${it == 15 ? "fifteen" : it}')
            .replace('(1..40)', '(2..41)').replace("step('end')", "step('last')"))
        third = run('--words', 'tree,tent,dog', '--name', 'moon!')
    }

    def "two runs that were given and left the same do not differ, which is told beside the result"() {
        expect:
        terminal.flow('diff', first, second) == new Terminal.Result(0, '', "runs $first and $second do not differ\n")
        terminal.flow('diff', third, third) == new Terminal.Result(0, '', "runs $third and $third do not differ\n")
    }

    def "what differs is shown side by side: code, parameters, tasks, values"() {
        when:
        def result = terminal.flow('diff', first, third)

        then:
        result.exit == 0
        result.err == ''
        shown(result.out) == '''\
            --- run FIRST of letters, WHEN: succeeded after TIME
            +++ run THIRD of letters, WHEN: succeeded after TIME

            code
            - graph DIGEST
            + graph DIGEST
            - step start DIGEST
            + step start DIGEST
            - step end DIGEST
            + step last DIGEST

            parameters
            - words = ['tree', 'house']
            + words = ['tree', 'tent', 'dog']
            - name = 'world'
            + name = 'moon!'

            tasks
            - count/1 done, TIME
            + count/1 done after 2 attempts, TIME
            - end/0 done, TIME
            + count/2 done, TIME
            + last/0 done, TIME

            artifacts
            - start/0/big = 1.0 MB (String, digest DIGEST)
            + start/0/big = 1.0 MB (String, digest DIGEST)
              start/0/poem:
                …
                 line 13
                 line 14
                -line 15
                +line fifteen
                 line 16
                 line 17
                …
              start/0/table:
                 Map
                   rows: List of 40
                -    - 1
                     - 2
                     - 3
                …
                     - 39
                     - 40
                +    - 41
                   size: 40
            - start/0/wide = …xxxxxxxxxxxxxxxxxxxxworldyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…
            + start/0/wide = …xxxxxxxxxxxxxxxxxxxxmoon!yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…
            - count/1/letters = 5
            + count/1/letters = 4
            - sum/0/total = 9
            + sum/0/total = 11
            - end/0/done = true
            + count/2/letters = 3
            + last/0/done = true
            '''.stripIndent()
    }

    def "with --all what is equal stands between, without a sign"() {
        when:
        def lines = shown(terminal.flow('diff', first, second, '--all').out).readLines()

        then:
        lines.take(2)*.take(3) == ['---', '+++']
        lines.contains('  graph DIGEST')
        lines.contains("  name = 'world'")
        lines.contains('  count/1 done, TIME')
        lines.contains('  start/0/same = 1')
        lines.contains('  start/0/big = 1.0 MB')
        lines.drop(2).every { it == '' || it.startsWith('  ') || it in ['code', 'parameters', 'tasks', 'artifacts'] }
    }

    def "for programs it is JSON, with null for the side that has it not"() {
        when:
        def json = new JsonSlurper().parseText(terminal.flow('diff', first, third, '--json').out)

        then:
        json.keySet().toList() == ['left', 'right', 'equal', 'code', 'parameters', 'tasks', 'artifacts']
        [json.left, json.right, json.equal] == [first, third, false]
        json.code*.name == ['graph', 'step start', 'step end', 'step last']
        json.parameters*.name == ['words', 'name']
        json.parameters[1].left.shown == "'world'"
        json.tasks*.name == ['count/1', 'end/0', 'count/2', 'last/0']
        json.tasks[0].left.attempts == 1
        json.tasks[0].right.attempts == 2
        json.tasks[1].right == null
        json.tasks[2].left == null
        json.tasks[2].right.keySet().toList() == ['state', 'attempts', 'seconds']
        json.artifacts.every { !it.equal }
        json.artifacts.find { it.name == 'sum/0/total' }.right.keySet().toList() == ['name', 'type', 'size', 'encoding', 'digest', 'shown']
        new JsonSlurper().parseText(terminal.flow('diff', first, second, '--json').out) ==
            [left: first, right: second, equal: true, code: [], parameters: [], tasks: [], artifacts: []]
        new JsonSlurper().parseText(terminal.flow('diff', first, second, '--json', '--all').out).tasks.every { it.equal }
    }

    def "the same twice is the same to the byte"() {
        expect:
        terminal.flow('diff', first, third).out == terminal.flow('diff', first, third).out
        terminal.flow('diff', first, third, '--json').out == terminal.flow('diff', first, third, '--json').out
    }

    def "control characters of a value reach no terminal"() {
        given:
        def other = new Terminal(temporary.resolve('odd'))
        other.file('odd.flow.groovy', 'flow("odd") { parameter "p", default: ""; step("a") { text = "\\u001b[2J" + p } }')
        2.times { assert other.flow('run', 'odd.flow.groovy', '-p', "p=$it").exit() == 0 }
        def ids = runsOf(other).ids()

        expect:
        other.flow('diff', ids[0], ids[1]).out.contains("- a/0/text = '.[2J1'\n+ a/0/text = '.[2J0'\n")
    }

    def "what names no two runs is refused: #typed"() {
        when:
        def result = terminal.flow('diff', *typed)

        then:
        result.exit == 2
        result.err.readLines()[0].startsWith("flow: $message")

        where:
        typed              || message
        []                 || 'RUN is missing'
        ['latest']         || 'RUN is missing'
        ['latest', 'gone'] || "there is no run 'gone'"
    }

    private String run(String... arguments) {
        def result = terminal.flow('run', 'letters.flow.groovy', *arguments)
        assert result.exit() == 0: result.err()
        runsOf(terminal).get('latest').id
    }

    private String shown(String text) {
        text.replace(first, 'FIRST').replace(third, 'THIRD')
            .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, 'WHEN')
            .replaceAll(/(?<=graph |digest |step start |step end |step last )[0-9a-f]{12}/, 'DIGEST')
            .replaceAll(/\d+(\.\d)? m?s\b/, 'TIME')
    }
}
