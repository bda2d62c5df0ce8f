package flow.cli

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class CompleteSpec extends Specification {

    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
    }

    def "bash proposes #words behind '#line'"() {
        given:
        def script = temporary.resolve('completion.bash')
        script.text = terminal.flow('completion', 'bash').out
        def asked = """
            source '$script'
            COMP_WORDS=($line); [[ '$line' == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=\$((\${#COMP_WORDS[@]} - 1))
            _flow
            echo \${COMPREPLY[*]}
            """
        def bash = new ProcessBuilder('bash', '-euc', asked).redirectErrorStream(true).start()

        expect:
        bash.text.trim().split(' ').toList() == words

        where:
        line                     | words
        'flow c'                 | ['check', 'clean', 'config', 'completion']
        'flow show x --format '  | ['text', 'mermaid', 'dot', 'json']
        'flow show x --format = ' | ['text', 'mermaid', 'dot', 'json']
        'flow show x --format ='  | ['text', 'mermaid', 'dot', 'json']
        'flow show x --format = m' | ['mermaid']
        'flow show --format = dot' | ['dot']
        'flow run x --max'       | ['--max-workers']
        'flow --v'               | ['--version']
        'flow version --'        | ['--json', '--help']
        'flow config run.m'      | ['run.max-workers']
        'flow completion '       | ['bash', 'zsh', 'fish']
        'flow init fore'         | ['foreach']
        'flow config --store '   | ['']
    }

    def "#shell knows every command and every option"() {
        given:
        def script = terminal.flow('completion', shell).out

        expect:
        Commands.NAMES.every { script.contains(it) }
        new Commands(terminal.surroundings()).syntaxes()
            .collectMany { it.allOptions() }
            .collectMany { it.names() }
            .every { script.contains(shell == 'fish' ? it.replaceFirst('^--', '-l ').replaceFirst(/^-(?=\w\b)(?!l )/, '-s ') : it) }

        where:
        shell << ['bash', 'zsh', 'fish']
    }

    def "help with quotes, brackets and colons reaches #shell unharmed"() {
        given:
        def syntax = Syntax.of('it', "don't", [], Option.flag('--odd', "it's [a]: b"))

        expect:
        completion([syntax]).contains(expected)

        where:
        shell  | completion           | expected
        'zsh'  | ZshCompletion.&of    | "'(--odd)--odd[it'\\''s \\[a\\]\\: b]'"
        'fish' | FishCompletion.&of   | "-l odd -d 'it\\'s [a]: b'"
    }

    def "a shell that is none is refused"() {
        when:
        def result = terminal.flow('completion', 'powershell')

        then:
        result.exit == 2
        result.err.startsWith("flow: SHELL cannot be 'powershell'; it is one of bash, zsh, fish\n")
    }
}
