package flow.cli

import spock.lang.Specification

class ScriptArgumentsSpec extends Specification {

    def "in '#typed' the script is '#script'"() {
        given:
        def rest = typed.split(' ').toList()

        expect:
        ScriptArguments.of(rest).script() == script
        ScriptArguments.of(rest).others() == rest - script

        where:
        typed                                    || script
        'x.flow.groovy'                          || 'x.flow.groovy'
        'x.flow.groovy --alpha 3'                || 'x.flow.groovy'
        '--alpha 3 x.flow.groovy'                || 'x.flow.groovy'
        '--alpha=3 x.flow.groovy'                || 'x.flow.groovy'
        '--loud x.flow.groovy'                   || 'x.flow.groovy'
        '--loud x.flow.groovy --alpha 3'         || 'x.flow.groovy'
        '--source a.groovy x.flow.groovy'        || 'x.flow.groovy'
        'x.flow.groovy --source a.groovy'        || 'x.flow.groovy'
        '--alpha 3 script.txt'                   || 'script.txt'
        '--alpha -3 x.flow.groovy'               || 'x.flow.groovy'
        'hello'                                  || 'hello'
    }

    def "without a script it says so"() {
        when:
        ScriptArguments.of(rest)

        then:
        def fault = thrown(UsageFault)
        fault.message == 'SCRIPT is missing'

        where:
        rest << [[], ['--loud'], ['--alpha', '3']]
    }
}
