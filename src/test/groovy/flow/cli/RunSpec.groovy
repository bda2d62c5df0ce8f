package flow.cli

import flow.store.local.Durability
import flow.store.local.LocalStore
import groovy.json.JsonSlurper
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class RunSpec extends Specification {

    static final GREET = '''\
        flow('greet') {
            description 'Greets somebody.'
            parameter 'name', default: 'world', help: 'Whom to greet'
            parameter 'times', type: Integer, default: 1, choices: [1, 2, 3], help: 'How often'
            parameter 'loud', default: false
            parameter 'day', type: java.time.LocalDate, default: { -> '2026-11-20' }, help: 'When'
            step('greet') {
                def text = "Hello, $name" * times
                println loud ? text.toUpperCase() : text
            }
        }
        '''.stripIndent()

    static final BREAK = '''\
        def load(part) {
            throw new IllegalStateException("no data for $part")
        }
        flow('break') {
            step('list') { parts = ['north', 'south'] }
            foreach('parts', as: 'part') {
                step('read') { if (part == 'south') { load(part) } }
            }
            join('merge') { inputs -> println 'merged' }
            step('end') { println 'end' }
        }
        '''.stripIndent()

    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
        terminal.file('greet.flow.groovy', GREET)
        terminal.file('break.flow.groovy', BREAK)
    }

    def "the help of a script tells a terminal nothing that it would obey"() {
        given:
        terminal.file('x.flow.groovy', "flow('x') { parameter 'p', help: 'in \\u001b[31mred'; step('a') { println p } }")

        expect:
        terminal.flow('run', 'x.flow.groovy', '--help').out.contains('in .[31mred')
    }

    def "a run tells its id, its tasks and how it ended, and leaves standard output to results"() {
        when:
        def result = terminal.flow('run', 'greet.flow.groovy')

        then:
        result.exit == 0
        result.out == ''
        result.err ==~ /\S{8} greet: run [a-z0-9]{12}\n\S{8} \[greet\] Hello, world\n\S{8}   done    greet  \S+ m?s\nrun [a-z0-9]{12} succeeded after \S+ m?s: 1 task done\n/
    }

    def "parameters come in every form, before and after the script: #typed"() {
        when:
        def result = terminal.flow('run', *typed.split(' '))

        then:
        result.exit == 0
        result.err.contains(" [greet] $expected\n")

        where:
        typed                                                   || expected
        'greet.flow.groovy -p name=Ada'                         || 'Hello, Ada'
        '-p name=Ada greet.flow.groovy'                         || 'Hello, Ada'
        'greet.flow.groovy --param name=Ada --loud'             || 'HELLO, ADA'
        '--loud --name Ada greet.flow.groovy'                   || 'HELLO, ADA'
        'greet.flow.groovy --name=Ada --times 2 --no-loud'      || 'Hello, AdaHello, Ada'
    }

    def "the root cause comes first, at the user's line, and what it kept from running last"() {
        when:
        def result = terminal.flow('run', 'break.flow.groovy')

        then:
        result.exit == 1
        result.out == ''
        def summary = result.err.substring(result.err.indexOf('\nerror: '))
        summary.replaceAll('[a-z0-9]{12} failed after [^:]*:', 'ID failed:').replaceAll(/(logs|resume) [a-z0-9]{12}/, '$1 ID') == '''
            error: task read[1] failed: IllegalStateException: no data for south
             --> break.flow.groovy:2
              |
            2 |     throw new IllegalStateException("no data for $part")
              called from break.flow.groovy:7

            run ID failed: 2 tasks done, 1 failed, not started: merge, end
              flow logs ID/read/1  shows all that was printed
              flow resume ID  goes on from here
            '''.stripIndent()
    }

    def "a fault of the language has its code and its cure"() {
        given:
        terminal.file('odd.flow.groovy', "flow('odd') {\n    step('a') { total = 1 }\n    step('b') { println artifacts['to' + 'tl'] }\n}\n")

        when:
        def result = terminal.flow('run', 'odd.flow.groovy')

        then:
        result.exit == 1
        result.err.contains("error[F012]: task b failed: ")
        result.err.contains('--> odd.flow.groovy:3')
        result.err.contains("did you mean 'total'?")
    }

    def "a value that cannot be kept is told without the class that tells it"() {
        given:
        terminal.file('odd.flow.groovy', "flow('odd') {\n    step('a') { x = [n: [1].collect { new Random(1) }] }\n}\n")

        when:
        def result = terminal.flow('run', 'odd.flow.groovy')

        then:
        result.exit == 1
        result.err.contains("failed  a  artifact 'x' cannot be kept: x.n[0] (java.util.Random) goes on with each number that it gives, which cannot be kept")
        result.err.contains("error[F004]: task a failed: artifact 'x' cannot be kept")
    }

    def "the help of a script lists its parameters"() {
        when:
        def result = terminal.flow('run', 'greet.flow.groovy', '--help')

        then:
        result.exit == 0
        result.err == ''
        result.out.startsWith('''\
            Greets somebody.

            usage: flow run greet.flow.groovy [PARAMETERS] [OPTIONS]

            parameters of 'greet':
              --name String      Whom to greet; default: world
              --times Integer    How often; one of 1, 2, 3; default: 1
              --loud, --no-loud  default: false
              --day LocalDate    When; default: computed when a run starts

            options:
              -p, --param NAME=VALUE        Set a parameter;'''.stripIndent())
    }

    def "without a script the help is that of the command"() {
        expect:
        terminal.flow('run', '--help').out.contains('usage: flow run SCRIPT [--PARAMETER VALUE] [OPTIONS]')
    }

    def "a wrong command line runs nothing and leaves nothing behind: #typed"() {
        when:
        def result = terminal.flow('run', *typed.split(' '))

        then:
        result.exit == 2
        result.out == ''
        result.err.readLines().first() == 'flow: ' + message
        !Files.exists(terminal.folder.resolve('.flow'))

        where:
        typed                                        || message
        '--loud'                                     || 'SCRIPT is missing'
        'gret.flow.groovy'                           || "there is no file 'gret.flow.groovy'; did you mean 'greet.flow.groovy'?"
        'greet.flow.groovy --nmae Ada'               || "there is no option '--nmae'; did you mean '--name'?"
        'greet.flow.groovy --max-worker 3'           || "there is no option '--max-worker'; did you mean '--max-workers'?"
        'greet.flow.groovy --max-workers many'       || "--max-workers is a whole number from 1, not 'many'"
        'greet.flow.groovy --times often'            || "parameter 'times': 'often' is no Integer; write a number, such as 3"
        'greet.flow.groovy --times 4'                || "parameter 'times': '4' is none of its choices; they are '1', '2', '3'"
        'greet.flow.groovy -p name'                  || "'-p name' has no value: write -p name=…"
        'greet.flow.groovy --with rety=3'            || "--with 'rety=3': '--with' has no option 'rety' (did you mean 'retry'?)"
        'greet.flow.groovy --store gs://bucket/x'    || "runs cannot be kept in 'gs://bucket/x': this release knows folders and s3://BUCKET/PREFIX"
        'greet.flow.groovy --params gone.yaml'       || "there is no file 'gone.yaml'"
        'greet.flow.groovy --json'                   || "'--json' is for '--dry-run'; what happens in a run is told by '--events'"
        'greet.flow.groovy --events --dry-run'       || "'--dry-run' runs nothing, so that there are no '--events'"
        'greet.flow.groovy --tag='                   || '--tag: a tag is not empty'
        'greet.flow.groovy --tag a\tb'               || '--tag: a tag has no control characters'
        "greet.flow.groovy --tag ${'x' * 501}"       || '--tag: a tag has at most 500 characters'
    }

    def "who gets a parameter wrong is shown the script's help"() {
        expect:
        terminal.flow('run', 'greet.flow.groovy', '--nmae', 'Ada').err.readLines()[1] ==
            "'flow run greet.flow.groovy --help' shows what can be written"
    }

    def "a script with errors does not run"() {
        given:
        terminal.file('bad.flow.groovy', "flow('bad') {\n    step('a') { println 'r' + 'an' }\n    step('a') { }\n}\n")

        when:
        def result = terminal.flow('run', 'bad.flow.groovy')

        then:
        result.exit == 3
        result.out == ''
        result.err.startsWith('error[F005]')
        !result.err.contains('ran')
        !Files.exists(terminal.folder.resolve('.flow'))
    }

    def "warnings are shown, and the script runs"() {
        given:
        terminal.file('fair.flow.groovy', "flow('fair') {\n    parameter 'tag', default: 'x'\n    step('a') { println tag }\n}\n")

        when:
        def result = terminal.flow('run', 'fair.flow.groovy')

        then:
        result.exit == 0
        result.err.startsWith('warning[W105]')
    }

    def "a parameter called like an option can be set by a pair"() {
        given:
        terminal.file('fair.flow.groovy', "flow('fair') {\n    parameter 'tag', default: 'x'\n    step('a') { println tag }\n}\n")

        expect:
        terminal.flow('run', 'fair.flow.groovy', '--tag', 'nightly', '-p', 'tag=mine').err.contains(' [a] mine\n')
    }

    def "a dry run shows the parameters and runs nothing"() {
        when:
        def result = terminal.flow('run', 'greet.flow.groovy', '--dry-run', '--name', 'Ada')

        then:
        result.exit == 0
        result.out == 'name   Ada\ntimes  1\nloud   false\nday    2026-11-20\n'
        !Files.exists(terminal.folder.resolve('.flow'))
    }

    def "a dry run shows parameters as JSON on demand, each value as JSON has it or as it would be typed"() {
        given:
        terminal.file('x.flow.groovy', """
            flow('x') {
                parameter 'ratio', default: 0.5
                parameter 'wait', default: java.time.Duration.ofSeconds(90)
                parameter 'names', type: List, default: ['a', 'b']
                parameter 'tree', type: flow.Json, default: [a: [1, null]]
                parameter 'none'
                step('a') { println ratio }
            }
            """)

        when:
        def result = terminal.flow('run', 'x.flow.groovy', '--dry-run', '--json')

        then:
        new JsonSlurper().parseText(result.out) == [flow: 'x', parameters: [
            ratio: 0.5, wait: 'PT1M30S', names: ['a', 'b'], tree: [a: [1, null]], none: null]]
    }

    def "a dry run tells a terminal nothing that it would obey"() {
        expect:
        terminal.flow('run', 'greet.flow.groovy', '--dry-run', '--name', 'a\u001b[31m\nb\tc').out.startsWith('name   a.[31m\\nb\\tc\n')
    }

    def "the events of a run are all that stands on standard output"() {
        when:
        def result = terminal.flow('run', 'break.flow.groovy', '--events')
        def events = result.out.readLines().collect { new JsonSlurper().parseText(it) }

        then:
        result.exit == 1
        events.first().event == 'runStarted'
        events.last().event == 'runFinished'
        events.last().status == 'failed'
        events.last().cause.message == 'no data for south'
        events.find { it.event == 'taskFailed' }.with { [step, task, attempt, failure.line] } == ['read', '1', 0, 2]
        events*.run as Set == [events.first().run] as Set
        result.err.contains('  failed  read[1]  ')
    }

    def "the file for the run's id is refused before anything runs: #file"() {
        given:
        terminal.folder.resolve('folder').toFile().mkdir()

        when:
        def result = terminal.flow('run', 'greet.flow.groovy', '--run-id-file', file)

        then:
        result.exit == exit
        result.err.readLines().first() == "flow: ${message.replace('HERE', terminal.folder.toString())}"
        !Files.exists(terminal.folder.resolve('.flow'))

        where:
        file          || exit | message
        'folder'      || 2    | "--run-id-file: 'HERE/folder' is a folder"
        'gone/id'     || 2    | "--run-id-file: there is no folder 'HERE/gone'"
        '/proc/id'    || 6    | "the run's id cannot be written to '/proc/id': there is no such folder"
    }

    def "the run's id may go to a device, which stays one"() {
        expect:
        terminal.flow('run', 'greet.flow.groovy', '--run-id-file', '/dev/null').exit == 0
        !Files.isRegularFile(Path.of('/dev/null'))
    }

    def "the run's id stands in its file before the first step begins, and nothing is left beside it"() {
        given:
        terminal.file('x.flow.groovy', """
            flow('x') { step('a') { assert new File('${terminal.folder}/id').text == current.runId + '\\n' } }
            """)

        expect:
        terminal.flow('run', 'x.flow.groovy', '--run-id-file', 'id').exit == 0
        terminal.folder.toFile().list().findAll { it.contains('id') } == ['id']
    }

    def "the run's id is in the file that was asked for, and an older one is not"() {
        given:
        def file = terminal.file('id', 'old')

        when:
        def result = terminal.flow('run', 'greet.flow.groovy', '--run-id-file', 'id')

        then:
        result.err.contains(" greet: run ${file.text.trim()}\n")
    }

    def "a run is kept in the nearest .flow folder, or the one that was chosen: #options"() {
        given:
        temporary.resolve('.flow').toFile().mkdir()
        terminal.environment = environment

        when:
        terminal.flow('run', 'greet.flow.groovy', *options)

        then:
        new LocalStore(temporary.resolve(store)).runIds().size() == 1

        where:
        options                    | environment               || store
        []                         | [:]                       || '.flow'
        ['--store', '../mine']     | [:]                       || 'mine'
        []                         | [FLOW_STORE: '../theirs'] || 'theirs'
    }

    def "a run knows what it was started with"() {
        given:
        terminal.flow('run', 'greet.flow.groovy', '--tag', 'a', '--tag', 'b', '--name', 'Ada')
        def store = new LocalStore(terminal.folder.resolve('.flow'))
        def start = store.open(store.runIds().first()).start()

        expect:
        start.flow() == 'greet'
        start.script() == terminal.folder.resolve('greet.flow.groovy').toString()
        start.tags().all() == ['a', 'b'] as Set
        start.userName() == 'ada'
        start.parameters().keySet() == ['name', 'times', 'loud', 'day'] as Set
    }

    def "a file where the .flow folder should be is the machine's fault"() {
        given:
        terminal.file('.flow', 'a file')

        when:
        def result = terminal.flow('run', 'greet.flow.groovy')

        then:
        result.exit == 6
        result.err.startsWith("flow: ${terminal.folder}/.flow")
        result.err.contains('is a file, and runs are kept in a folder of that name')
    }

    def "--fail-fast starts nothing after the first failure"() {
        given:
        terminal.file('fast.flow.groovy', """
            flow('fast') {
                parallel {
                    step('bad') { throw new RuntimeException('bad') }
                    branch('good') { step('one') { }; step('two') { } }
                }
                join('end') { inputs -> println 'end' }
            }
            """)

        expect:
        terminal.flow('run', 'fast.flow.groovy', '--max-workers', '1', '--fail-fast').err.contains('not started: one, two, end')
        terminal.flow('run', 'fast.flow.groovy', '--max-workers', '1').err.contains('not started: end')
    }

    def "what is waited for is the durability that is asked for: #arguments, FLOW_DURABILITY=#variable"() {
        given:
        terminal.environment = variable ? [FLOW_DURABILITY: variable] : [:]
        def typed = new Arguments(arguments.collectEntries { [Workspace.DURABILITY, ['fast']] }, [])

        expect:
        def workspace = new Workspace(terminal.surroundings(), terminal.folder)
        workspace.store(workspace.configuration(typed)).@disk == durability.disk()

        where:
        arguments        | variable || durability
        []               | null     || Durability.FULL
        ['--durability'] | null     || Durability.FAST
        []               | 'fast'   || Durability.FAST
        ['--durability'] | 'full'   || Durability.FAST
    }

    def "a run that waits for no disk is a run; another durability is none"() {
        expect:
        terminal.flow('run', 'greet.flow.groovy', '--durability', 'fast').exit == 0
        terminal.flow('runs').out.contains('succeeded')
        with(terminal.flow('run', 'greet.flow.groovy', '--durability', 'slow')) {
            exit == 2
            err.contains("--durability cannot be 'slow'; it is one of full, fast")
        }
    }

    def "on a terminal each step has a row, in colours"() {
        given:
        terminal.coloured = true

        expect:
        terminal.flow('run', 'greet.flow.groovy').err ==~
            /(?s)\x1b\[1mgreet\x1b\[0m: run \w{12}\n\[greet] Hello, world\n  greet  \x1b\[32mdone\x1b\[0m  .*/
    }

    def "lines instead of rows come where nobody looks on: #environment"() {
        given:
        terminal.coloured = true
        terminal.environment = environment

        expect:
        terminal.flow('run', 'greet.flow.groovy').err.contains(line)

        where:
        environment              || line
        [CI: 'true']             || '\u001b[32mdone  \u001b[0m  greet'
        [TERM: 'dumb']           || '  done    greet'
        [CI: 'false']            || '  greet  \u001b[32mdone'
        [NO_COLOR: '1']          || '  greet  done  '
        [CI: '1', NO_COLOR: '1'] || '  done    greet'
    }

    def "colours can be asked for where there is no terminal: #environment"() {
        given:
        terminal.environment = environment

        expect:
        terminal.flow('run', 'greet.flow.groovy').err.contains('\u001b[32mdone') == coloured

        where:
        environment                                || coloured
        [:]                                        || false
        [FORCE_COLOR: '1']                         || true
        [FORCE_COLOR: '0']                         || false
        [FORCE_COLOR: '1', NO_COLOR: '1']          || false
        [FLOW_COLOR: 'always', NO_COLOR: '1']      || true
        [FLOW_COLOR: 'never', FORCE_COLOR: '1']    || false
    }
}
