package flow.cli

import flow.client.Runs
import flow.graph.TaskId
import flow.graph.TaskId.Index
import flow.store.LogLine
import flow.store.LogLine.Stream
import flow.store.LogSource
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class ShowLogsSpec extends Specification {

    static final TALK = '''\
        flow('talk') {
            foreach(['north', 'south'], as: 'part') {
                step('read', retry: 1) {
                    println "reading $part"
                    if (part == 'south' && current.attempt == 0) { throw new IllegalStateException('no') }
                }
            }
            join('merge') { inputs -> print 'merged\\twith a \\u001b[31mbell\\u001b[0m \\u0007' }
            step('silent') { x = 1 }
        }
        '''.stripIndent()

    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
        terminal.file('talk.flow.groovy', TALK)
        terminal.flow('run', 'talk.flow.groovy', '--max-workers', '1')
    }

    def "all of a run, in the order in which it was printed, each line with whose it is"() {
        expect:
        logs('latest') == '''\
            [read/0] reading north
            [read/1] reading south
            [read/1, attempt 1] reading south
            [merge] merged\twith a bell .
            '''.stripIndent()
    }

    def "of one step, of one task, of one attempt: #arguments"() {
        expect:
        logs(*arguments.split(' ')) == text

        where:
        arguments                  || text
        'latest/read'              || '[read/0] reading north\n[read/1] reading south\n[read/1, attempt 1] reading south\n'
        'latest/merge'             || '[merge] merged\twith a bell .\n'
        'latest/merge/0'           || 'merged\twith a bell .\n'
        'latest/read/0'            || 'reading north\n'
        'latest/read/1'            || 'reading south\n[attempt 1] reading south\n'
        'latest --attempt 1'       || '[read/1, attempt 1] reading south\n'
        'latest/read/1 --stdout'   || 'reading south\n[attempt 1] reading south\n'
        'latest/read/1 --stderr'   || ''
    }

    def "as JSON a line is exact"() {
        when:
        def line = logs('latest/merge', '--json')

        then:
        line ==~ /\{"at":"[^"]+Z","step":"merge","task":"0","attempt":0,"stream":"stdout","text":"merged\\twith a \\u001B\[31mbell\\u001B\[0m \\u0007"}\n/
    }

    def "with times"() {
        expect:
        logs('latest/read/0', '--timestamps') ==~ /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z reading north\n/
    }

    def "what is no step, task or number is told: #arguments"() {
        when:
        def result = terminal.flow('logs', *arguments.split(' '))

        then:
        result.exit == 2
        result.out == ''
        result.err.contains(message)

        where:
        arguments             || message
        'latest/raed'         || "has no step 'raed'; did you mean 'read'?"
        'latest/read/7'       || "has no task '7'"
        'latest/read/0/x'     || "'flow dump' shows the values of artifacts"
        'latest --since soon' || "--since is a day, a time or how long ago"
        'latest --attempt x'  || "--attempt is a whole number from 0, not 'x'"
    }

    def "from a moment on"() {
        given:
        def lines = Runs.in(terminal.folder).get('latest').log.lines
        def since = lines.last().at

        expect:
        logs('latest', '--since', since.toString()).endsWith('[merge] merged\twith a bell .\n')
        logs('latest', '--since', '9999-01-01') == ''
        logs('latest', '--since', '2020-01-01 12:00').readLines().size() == 4
    }

    def "nothing printed is no fault"() {
        expect:
        terminal.flow('logs', 'latest/silent') == new Terminal.Result(0, '', 'nothing was printed\n')
    }

    def "of a task that failed without a word, it is told where its failure is shown"() {
        given:
        terminal.file('mute.flow.groovy', "flow('mute') { step('a') { throw new IllegalStateException('no') } }")
        terminal.flow('run', 'mute.flow.groovy')

        expect:
        terminal.flow('logs', 'latest/a/0').err ==~ /nothing was printed; 'flow status \w{12}\/a\/0' tells why it failed\n/
    }

    def "following looks again until the run is over, and shows each line once"() {
        given:
        def store = new flow.store.local.LocalStore(terminal.folder.resolve('.flow'))
        def start = store.open(store.runIds().last()).start()
        def run = store.create(start)
        def source = new LogSource(new TaskId('read', [new Index.Item(0)]), 0)
        print(run, source, 'one')
        def rounds = 0
        def pause = {
            rounds++
            if (rounds == 1) { print(run, source, 'two') }
            if (rounds == 3) {
                print(run, source, 'three')
                run.close()
            }
            rounds < 10
        } as Pause
        def out = new ByteArrayOutputStream()
        def surroundings = terminal.surroundings(out, new ByteArrayOutputStream())
        def command = new ShowLogs(surroundings, pause, pause)

        when:
        command.run(ArgumentReader.read(command.syntax(), ['-f', run.runId() + '/read/0']))

        then:
        out.toString() == 'one\ntwo\nthree\n'
        rounds == 3
    }

    private static void print(run, LogSource source, String text) {
        run.print(source, [new LogLine(Terminal.CLOCK.instant(), Stream.OUT, text)])
    }

    private String logs(String... arguments) {
        def result = terminal.flow('logs', *arguments)
        assert result.exit == 0
        result.out
    }
}
