package flow.cli

import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** What shells propose that only the store knows. */
class WordsSpec extends Specification implements RunsFixture {
    @Shared
    @TempDir
    Path temporary
    @Shared
    Terminal terminal

    def setupSpec() {
        terminal = new Terminal(temporary)
        makeRuns(terminal)
    }

    def "runs, and what is in them, are proposed by what is typed of them: '#typed'"() {
        expect:
        words('path', typed) == expected

        where:
        typed                    || expected
        'la'                     || ['latest', 'latest-failed']
        'latest-failed/'         || ['list', 'read', 'write', 'merge', 'large', 'small'].collect { "latest-failed/$it".toString() }
        'latest/s'               || ['latest/start', 'latest/small']
        'latest-failed/read/'    || ['latest-failed/read/0', 'latest-failed/read/1']
        'latest-failed/list/0/t' || ['latest-failed/list/0/text']
        'latest/gone/'           || []
        'gone/'                  || []
        'a/b/c/d/e/f'            || []
    }

    def "ids come newest first, behind the words for runs; where only a run is wanted there is nothing in it"() {
        expect:
        words('run', '') == ['latest', 'latest-failed'] + runsOf(terminal).ids()
        words('run', runsOf(terminal).ids()[0]) == [runsOf(terminal).ids()[0]]
        words('run', 'latest/') == []
    }

    def "tags and flows are those of the runs"() {
        expect:
        words('tag', '') == ['mine', 'nightly']
        words('tag', 'n') == ['nightly']
        words('flow', '') == ['break', 'whole']
    }

    def "where nothing can be read nothing is proposed, and nothing is said"() {
        given:
        def empty = new Terminal(temporary.resolve('empty'))
        def damaged = new Terminal(temporary.resolve('damaged'))
        makeRuns(damaged)
        def journal = damaged.folder.resolve(".flow/runs/${runsOf(damaged).get('latest').id}/journal")
        Files.write(journal, Files.readAllBytes(journal).tap { it[40] ^= 1 })
        def faulty = new Terminal(temporary.resolve('faulty'))
        faulty.file('.flow/config.yaml', 'run: [')

        expect:
        empty.flow('__complete', 'tag') == new Terminal.Result(0, '', '')
        empty.flow('__complete', 'run').out == 'latest\nlatest-failed\n'
        damaged.flow('__complete', 'path', 'latest/') == new Terminal.Result(0, '', '')
        damaged.flow('__complete', 'flow') == new Terminal.Result(0, 'break\n', '')
        faulty.flow('__complete', 'run') == new Terminal.Result(0, '', '')
    }

    def "bash takes what flow says for data, whatever is in it: #line"() {
        given:
        def script = temporary.resolve('completion.bash')
        script.text = terminal.flow('completion', 'bash').out
        def trap = temporary.resolve('trap')
        def asked = """
            source '$script'
            flow() { printf '%s\\n' "a \\\$(touch $trap)" '`touch $trap`' 'latest/read/2~0'; echo "\$*" >> '$temporary/asked'; }
            COMP_WORDS=($line); [[ '$line' == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=\$((\${#COMP_WORDS[@]} - 1))
            _flow
            printf '%s\\n' "\${COMPREPLY[@]}"
            """
        def bash = new ProcessBuilder('bash', '-uc', asked).redirectErrorStream(true).start()

        expect:
        bash.text.readLines() == ["a\\ \\\$\\(touch\\ $trap\\)", "\\`touch\\ $trap\\`", 'latest/read/2~0']*.toString()
        !Files.exists(trap)
        temporary.resolve('asked').text.readLines().last() == asks

        where:
        line                   || asks
        'flow dump latest/r'   || '__complete path -- latest/r'
        'flow diff x '         || '__complete run -- '
        'flow runs --tag n'    || '__complete tag -- n'
        'flow status --flow = ' || '__complete flow -- '
    }

    private List<String> words(String kind, String typed) {
        def result = terminal.flow('__complete', kind, '--', typed)
        assert result.exit() == 0 && result.err() == ''
        result.out().readLines()
    }
}
