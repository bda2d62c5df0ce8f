package flow.cli

import flow.graph.Block
import flow.graph.Config
import flow.graph.Flow
import flow.graph.Parameter
import flow.graph.Parameter.Default
import flow.graph.Parameter.Type
import flow.graph.Project
import flow.graph.Starts
import flow.prepare.ParameterValues
import flow.prepare.Unfit
import flow.problem.Code
import flow.problem.Fault
import flow.problem.Position
import flow.problem.ProblemException
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path
import java.time.Duration
import java.time.LocalDate

class ParameterValuesSpec extends Specification {

    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        temporary.resolve('scripts').toFile().mkdirs()
        terminal = new Terminal(temporary)
    }

    def "the strongest source wins: #source"() {
        given:
        terminal.environment = environment
        terminal.file('params.yaml', 'alpha: 2')

        expect:
        values([parameter('alpha', Type.INTEGER, 0)], typed, file) == [alpha: value]

        where:
        source            | environment              | file          | typed        || value
        'nothing'         | [:]                      | null          | []           || 0
        'the environment' | [FLOW_PARAM_ALPHA: '1']  | null          | []           || 1
        'the file'        | [FLOW_PARAM_ALPHA: '1']  | 'params.yaml' | []           || 2
        'the option'      | [FLOW_PARAM_ALPHA: '1']  | 'params.yaml' | ['alpha=3']  || 3
    }

    def "a text becomes a #type"() {
        expect:
        values([parameter('it', type)], ["it=$text".toString()]) == [it: value]

        where:
        type             | text                     || value
        Type.STRING      | ' as it is '             || ' as it is '
        Type.INTEGER     | '3'                      || 3
        Type.LONG        | '3000000000'             || 3000000000L
        Type.DOUBLE      | '0.01'                   || 0.01d
        Type.BIG_DECIMAL | '0.10'                   || 0.10
        Type.BOOLEAN     | 'true'                   || true
        Type.LOCAL_DATE  | '2026-11-20'             || LocalDate.of(2026, 11, 20)
        Type.DURATION    | '1 h 30 min'             || Duration.ofMinutes(90)
        Type.JSON        | '{"a": [1, null]}'       || [a: [1, null]]
        Type.LIST        | 'a, b'                   || ['a', 'b']
        Type.LIST        | '["a", 1]'               || ['a', 1]
        Type.PATH        | 'data/x.csv'             || 'data/x.csv'
    }

    def "a file holds values of their own types, or texts: #file"() {
        given:
        terminal.file(file, text)

        expect:
        values([parameter('times', Type.INTEGER), parameter('wait', Type.DURATION), parameter('names', Type.LIST),
                parameter('loud', Type.BOOLEAN)], [], file) ==
            [times: 3, wait: Duration.ofMinutes(2), names: ['a', 'b'], loud: true]

        where:
        file                | text
        'params.yaml'       | 'times: 3\nwait: 2 min\nnames: [a, b]\nloud: true\n'
        'params.json'       | '{"times": 3, "wait": 120, "names": ["a", "b"], "loud": "true"}'
        'params.toml'       | 'times = 3\nwait = "2 min"\nnames = ["a", "b"]\nloud = true\n'
        'params.properties' | 'times=3\nwait=2 min\nnames=a, b\nloud=true\n'
    }

    def "parameters can come as YAML or JSON through standard input"() {
        given:
        terminal.input = '{"alpha": 3}'

        expect:
        values([parameter('alpha', Type.INTEGER)], [], '-') == [alpha: 3]
    }

    def "a pair can refer to a file or to standard input: #pair"() {
        given:
        terminal.file('text.txt', 'from a file\n')
        terminal.input = 'from input\n'

        expect:
        values([parameter('it', Type.STRING)], [pair]) == [it: value]

        where:
        pair           || value
        'it=@text.txt' || 'from a file\n'
        'it=-'         || 'from input\n'
        'it=@@home'    || '@home'
        'it='          || ''
        'it=a@b'       || 'a@b'
    }

    def "a number may have a line end behind it"() {
        given:
        terminal.input = '3\n'

        expect:
        values([parameter('it', Type.INTEGER)], ['it=-']) == [it: 3]
    }

    def "a File is the text of the file, beside the user or, of a default, beside the script"() {
        given:
        terminal.file('mine.txt', 'mine')
        temporary.resolve('scripts/theirs.txt').text = 'theirs'

        expect:
        values([parameter('table', Type.FILE, 'theirs.txt')], typed) == [table: text]

        where:
        typed                || text
        []                   || 'theirs'
        ['table=mine.txt']   || 'mine'
        ['table=@mine.txt']  || 'mine'
    }

    def "names match however they are spelled"() {
        given:
        terminal.environment = [FLOW_PARAM_LEARNING_RATE: '1']

        expect:
        values([parameter('learningRate', Type.INTEGER)]) == [learningRate: 1]
    }

    def "without a default a parameter is null, and so is what a file calls null"() {
        given:
        terminal.file('params.yaml', 'b: null')

        expect:
        values([parameter('a', Type.STRING), parameter('b', Type.INTEGER, 1)], [], 'params.yaml') == [a: null, b: null]
    }

    def "everything that does not fit is told at once"() {
        when:
        values([new Parameter('a', Position.NOWHERE, Type.STRING, null, true, null, []),
                parameter('b', Type.INTEGER), parameter('c', Type.FILE), parameter('d', Type.STRING, 'x', ['x', 'yes'])],
            ['b=many', 'c=gone.txt', 'd=yess'])

        then:
        def fault = thrown(Unfit)
        fault.messages() == [
            "parameter 'a' is required; give it as --a String",
            "parameter 'b': 'many' is no Integer; write a number, such as 3",
            "parameter 'c': there is no file 'gone.txt'",
            "parameter 'd': 'yess' is none of its choices; did you mean 'yes'?",
        ]
    }

    def "what cannot be read is told by its name: #messages"() {
        given:
        terminal.file('broken.yaml', 'a: [')
        terminal.file('params.txt', 'a: 1')
        terminal.file('strange.yaml', 'aa: 1\nbb: 2')
        terminal.folder.resolve('latin.txt').bytes = [0xE9] as byte[]

        when:
        values([parameter('aaa', Type.STRING), parameter('zz', Type.STRING)], typed, file)

        then:
        def fault = thrown(RuntimeException)
        fault.messages() == messages

        where:
        typed                  | file           || messages
        ['aaa=@gone']          | null           || ["parameter 'aaa': there is no file 'gone'"]
        ['aaa=@.']             | null           || ["parameter 'aaa': '.' is a folder"]
        ['aaa=@latin.txt']     | null           || ["parameter 'aaa': 'latin.txt' is not a text in UTF-8"]
        ['aaa=-', 'zz=-']      | null           || ["'-' is given twice, but there is only one standard input"]
        []                     | 'gone.yaml'    || ["there is no file 'gone.yaml'"]
        []                     | 'params.txt'   || ["the ending of 'params.txt' does not tell how to read it; name it .yaml, .json, .toml or .properties"]
        []                     | 'broken.yaml'  || ["broken.yaml:1:5: this is not YAML: expected the node content, but found '<stream end>'"]
        []                     | 'strange.yaml' || ["strange.yaml: there is no parameter 'aa'; did you mean 'aaa'?", "strange.yaml: there is no parameter 'bb'; there are aaa, zz"]
    }

    def "what does not fit is told with the file or the variable in which it stands"() {
        given:
        terminal.file('given.yaml', 'b: many')
        terminal.environment = [FLOW_PARAM_A: 'x', FLOW_PARAM_B: 'y']

        when:
        values([parameter('a', Type.INTEGER), parameter('b', Type.INTEGER)], [], 'given.yaml')

        then:
        def fault = thrown(Unfit)
        fault.messages() == [
            "FLOW_PARAM_A: parameter 'a': 'x' is no Integer; write a number, such as 3",
            "given.yaml: parameter 'b': 'many' is no Integer; write a number, such as 3",
        ]
    }

    def "a variable that is nearly a parameter's is told, and others are left alone"() {
        given:
        terminal.environment = [FLOW_PARAM_ALHPA: '1', FLOW_PARAM_OF_ANOTHER_FLOW: '2']
        def sources = new ParameterSources(terminal.surroundings(), new ParameterNames([parameter('alpha', Type.STRING)]))

        expect:
        sources.warnings() ==
            ["no parameter belongs to the environment variable 'FLOW_PARAM_ALHPA'; did you mean the one of 'alpha'?"]
    }

    def "a computed default is asked once, with where it is deployed to"() {
        given:
        def asked = []
        def computed = parameter('when', Type.LOCAL_DATE, { asked << it; '2026-11-20' })
        def flow = new Flow('train', Position.NOWHERE, null, [], new Project('shop', Position.NOWHERE), Starts.BY_HAND,
            [computed], [new Config('cfg', Position.NOWHERE, [a: 1], 'default:')], Block.EMPTY, [], [])

        expect:
        new ParameterValues(flow, 'ada', 'user.ada', false, temporary).of([:]) == [when: LocalDate.of(2026, 11, 20)]
        asked == [[flowName: 'train', parameterName: 'when', userName: 'ada', projectName: 'shop', branchName: 'user.ada',
                   isProduction: false, configs: [cfg: [a: 1]]]]
    }

    def "a computed default is not asked when there is a value"() {
        given:
        def never = parameter('it', Type.INTEGER, { throw new IllegalStateException() })

        expect:
        values([never], ['it=3']) == [it: 3]
    }

    def "a default that fails is the script's fault, at its line"() {
        given:
        def at = new Position('x.flow.groovy', 3, 5, 4)
        def failing = { throw new IllegalStateException('no network') } as Parameter.Computation

        when:
        values([new Parameter('it', at, Type.INTEGER, new Default.Computed(failing), false, null, [])])

        then:
        def failure = thrown(ProblemException)
        failure.problems()*.position() == [at]
        failure.problems()*.code()*.name() == ['F024']
        failure.problems()*.message() ==
            ["the default of parameter 'it' cannot be computed: IllegalStateException: no network"]
    }

    def "a default that breaks a rule of the language says which, with its hint"() {
        given:
        def failing = { throw new Fault(Code.F024, "it does not see 'usrName'", "did you mean 'userName'?") } as Parameter.Computation

        when:
        values([new Parameter('it', Position.NOWHERE, Type.INTEGER, new Default.Computed(failing), false, null, [])])

        then:
        def failure = thrown(ProblemException)
        failure.problems()*.message() == ["the default of parameter 'it': it does not see 'usrName'"]
        failure.problems()*.hint() == ["did you mean 'userName'?"]
    }

    private Map<String, Object> values(List<Parameter> parameters, List<String> pairs = [], String file = null) {
        def flow = new Flow('train', Position.NOWHERE, null, [], parameters, [], Block.EMPTY)
        def names = new ParameterNames(parameters)
        def typed = new ParameterArguments(names, [], []).read(pairs)
        def given = new ParameterSources(terminal.surroundings(), names).given(typed, Optional.ofNullable(file))
        new ParameterValues(flow, 'ada', null, false, temporary.resolve('scripts')).of(given)
    }

    private static Parameter parameter(String name, Type type, Object fallback = null, List<Object> choices = []) {
        def value = fallback instanceof Closure
            ? new Default.Computed(fallback as Parameter.Computation)
            : fallback == null ? null : new Default.Fixed(fallback)
        new Parameter(name, Position.NOWHERE, type, value, false, null, choices)
    }
}
