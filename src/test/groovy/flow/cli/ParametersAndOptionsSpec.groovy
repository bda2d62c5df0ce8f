package flow.cli

import flow.check.Checks
import flow.graph.Sketch
import spock.lang.Specification

/** The check that warns of parameters called like options of flow run knows those options. */
class ParametersAndOptionsSpec extends Specification {

    def "a parameter called like an option of flow run is warned of: #option"() {
        expect:
        warnings(option) == ['W105']

        where:
        option << (new Run(null).syntax().options() + Option.HELP)*.name()
            .collect { it.replaceFirst('--', '').replace('-', '_') }
    }

    def "a parameter called like an option of another command is not: #option"() {
        expect:
        warnings(option) == []

        where:
        option << ['format', 'all', 'limit', 'grace', 'from', 'workers']
    }

    private static List<String> warnings(String parameter) {
        Checks.of(new Sketch("parameter $parameter").flow)*.code()*.name().findAll { it.startsWith('W') }
    }
}
