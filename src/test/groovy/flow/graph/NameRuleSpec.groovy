package flow.graph

import static flow.graph.NameRule.*

import spock.lang.Specification

class NameRuleSpec extends Specification {

    def "'#name' is a name by the rule #rule"() {
        expect:
        rule.check('name', name) == name

        where:
        rule              | name
        NODE              | 'a'
        NODE              | 'Train-model_2'
        NODE              | 'a' * 45
        PROJECT           | 'demand_forecast2'
        EVENT             | 'data.arrived'
        EVENT             | '2-fast_2.furious'
        EVENT             | 'a' * 128
        ENVIRONMENT       | 'JAVA_HOME'
        ENVIRONMENT       | '_x1'
        KUBERNETES_OBJECT | 'my-account.v2'
        KUBERNETES_OBJECT | 'a' * 253
        NAMESPACE         | 'team-a'
        NAMESPACE         | '1'
        LABEL_KEY         | 'team'
        LABEL_KEY         | 'app.kubernetes.io/name'
        LABEL_KEY         | 'a' * 63
        LABEL_KEY         | 'a' * 253 + '/' + 'b' * 63
        LABEL_VALUE       | ''
        LABEL_VALUE       | 'v1.2_3-x'
        LABEL_VALUE       | 'a' * 63
    }

    def "'#name' breaks the rule #rule"() {
        when:
        rule.check('name', name)

        then:
        def refusal = thrown(InvalidValue)
        refusal.message == "'$name' is no name"
        refusal.hint().contains("such as '$similar'")

        where:
        rule              | name             || similar
        NODE              | 'my step'        || 'my_step'
        NODE              | '2nd'            || 'nd'
        NODE              | '_hidden'        || 'hidden'
        NODE              | 'größe'          || 'gr_e'
        NODE              | 'a\n'            || 'a_'
        PROJECT           | 'Demand Forecast' || 'demand_forecast'
        EVENT             | 'data arrived!'  || 'data-arrived-'
        EVENT             | '.data'          || 'data'
        ENVIRONMENT       | 'MY-HOME'        || 'MY_HOME'
        ENVIRONMENT       | '1ST'            || 'ST'
        KUBERNETES_OBJECT | 'My_Account'     || 'my-account'
        KUBERNETES_OBJECT | '-a-'            || 'a'
        NAMESPACE         | 'team.a'         || 'team-a'
        NAMESPACE         | 'Team'           || 'team'
        LABEL_KEY         | 'my team'        || 'my-team'
        LABEL_KEY         | '-team'          || 'team'
        LABEL_VALUE       | 'a b'            || 'a-b'
        LABEL_VALUE       | '-a'             || 'a'
    }

    def "a name that nothing similar is near is refused with the rule alone"() {
        when:
        rule.check('name', name)

        then:
        def refusal = thrown(InvalidValue)
        !refusal.hint().contains('such as')

        where:
        rule      | name
        NODE      | ''
        NODE      | '步'
        LABEL_KEY | ''
        LABEL_KEY | '/'
        LABEL_KEY | 'a/b/c'
        LABEL_KEY | 'a' * 64
        LABEL_KEY | 'a' * 254 + '/b'
        NAMESPACE | '...'
    }

    def "a name that is too long says how long it may be"() {
        when:
        rule.check('step name', 'x' * length)

        then:
        def refusal = thrown(InvalidValue)
        refusal.message.endsWith("is too long for a step name")
        refusal.hint() == "at most ${length - 1} characters; it has $length"

        where:
        rule              | length
        NODE              | 46
        EVENT             | 129
        KUBERNETES_OBJECT | 254
        NAMESPACE         | 64
        LABEL_VALUE       | 64
    }
}
