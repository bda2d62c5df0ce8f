package flow.cli

import flow.graph.Parameter
import flow.problem.Position
import spock.lang.Specification

class ParameterArgumentsSpec extends Specification {

    static final PARAMETERS = new ParameterNames([
        parameter('alpha', Parameter.Type.DOUBLE),
        parameter('learningRate', Parameter.Type.DOUBLE),
        parameter('batch_size', Parameter.Type.INTEGER),
        parameter('loud', Parameter.Type.BOOLEAN),
        parameter('noise', Parameter.Type.STRING),
        parameter('noCache', Parameter.Type.BOOLEAN),
    ])

    def "'#typed' gives #expected"() {
        given:
        def read = read(typed)

        expect:
        read.collectEntries { [it.parameter().name(), it.text()] } == expected

        where:
        typed                                        || expected
        '--alpha 3'                                  || [alpha: '3']
        '--alpha=3'                                  || [alpha: '3']
        '--alpha -3'                                 || [alpha: '-3']
        '--alpha='                                   || [alpha: '']
        '--noise=a=b'                                || [noise: 'a=b']
        '--learning-rate 1 --batch-size 2'           || [learningRate: '1', batch_size: '2']
        '--learningRate 1 --batch_size 2'            || [learningRate: '1', batch_size: '2']
        '--loud'                                     || [loud: 'true']
        '--loud --alpha 1'                           || [loud: 'true', alpha: '1']
        '--loud false'                               || [loud: 'false']
        '--loud=false'                               || [loud: 'false']
        '--no-loud'                                  || [loud: 'false']
        '--no-cache'                                 || [noCache: 'true']
        '--no-no-cache'                              || [noCache: 'false']
        '--noise quiet'                              || [noise: 'quiet']
    }

    def "a pair splits at its first '=': #pair"() {
        given:
        def read = read('', [pair])

        expect:
        read*.text() == [text]
        read*.origin() == [origin]

        where:
        pair              || text     | origin
        'noise=a'         || 'a'      | '-p noise'
        'noise=a=b c'     || 'a=b c'  | '-p noise'
        'noise='          || ''       | '-p noise'
        'batch-size=2'    || '2'      | '-p batch-size'
    }

    def "only a pair may refer to a file or to standard input"() {
        expect:
        read('', ['noise=@x'])*.refers() == [true]
        read('--noise @x')*.refers() == [false]
    }

    def "'#typed' with #pairs is refused: #messages"() {
        when:
        read(typed, pairs)

        then:
        def fault = thrown(UsageFault)
        fault.messages() == messages

        where:
        typed                       | pairs               || messages
        '--alhpa 3'                 | []                  || ["there is no option '--alhpa'; did you mean '--alpha'?"]
        '--alhpa=3'                 | []                  || ["there is no option '--alhpa'; did you mean '--alpha'?"]
        '--max-worker 3'            | []                  || ["there is no option '--max-worker'; did you mean '--max-workers'?"]
        '--alhpa 3 --luod'          | []                  || ["there is no option '--alhpa'; did you mean '--alpha'?", "there is no option '--luod'; did you mean '--loud'?"]
        '--no-alpha'                | []                  || ["there is no option '--no-alpha'; did you mean '--alpha'?"]
        '--no-loud=true'            | []                  || ["'--no-loud' takes no value"]
        '--alpha'                   | []                  || ["'--alpha' needs a value: --alpha Double"]
        '--alpha --loud'            | []                  || ["'--alpha' needs a value: --alpha Double"]
        ''                          | ['alhpa=3']         || ["there is no parameter 'alhpa'; did you mean 'alpha'?"]
        ''                          | ['zzz=3']           || ["there is no parameter 'zzz'; there are alpha, learningRate, batch_size, loud, noise, noCache"]
        ''                          | ['loud']            || ["'-p loud' has no value: write -p loud=…"]
        'alpha=3'                   | []                  || ["write '-p alpha=3' instead of 'alpha=3'"]
        'y.flow.groovy'             | []                  || ["'y.flow.groovy' is one argument too many"]
        '--noise --oops'            | []                  || ["'--noise' needs a value: --noise String; one that begins with dashes is written --noise=--oops", "there is no option '--oops'"]
        '--x'                       | []                  || ["there is no option '--x'"]
        '-x'                        | []                  || ["there is no option '-x'"]
        '--alpha 3'                 | ['alpha=4']         || ["parameter 'alpha' is given twice, by -p alpha and by --alpha"]
    }

    def "a flow without parameters says so"() {
        when:
        new ParameterArguments(new ParameterNames([]), [], []).read(['alpha=3'])

        then:
        def fault = thrown(UsageFault)
        fault.message == "there is no parameter 'alpha': the flow has none"
    }

    private static List<TypedParameter> read(String typed, List<String> pairs = []) {
        new ParameterArguments(PARAMETERS, ['--max-workers', '--tag'], typed.tokenize(' ')).read(pairs)
    }

    private static Parameter parameter(String name, Parameter.Type type) {
        new Parameter(name, Position.NOWHERE, type, null, false, null, [])
    }
}
