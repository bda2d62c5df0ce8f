package flow.graph

import spock.lang.Specification

class CpuSpec extends Specification {

    def "#value is #millis thousandths of a processor"() {
        expect:
        Cpu.from(value).millis() == millis
        Cpu.from(Cpu.from(value).toString()) == Cpu.from(value)

        where:
        value    || millis
        4        || 4000
        '4'      || 4000
        0.5      || 500
        '0.5'    || 500
        '.5'     || 500
        0.25d    || 250
        '500m'   || 500
        '500 m'  || 500
        '1500m'  || 1500
        '0.001'  || 1
        4.0      || 4000
        "${2}"   || 2000
    }

    def "#value is no number of processors"() {
        when:
        Cpu.from(value)

        then:
        def refusal = thrown(InvalidValue)
        refusal.message == message
        refusal.hint() == "write for example 4, 0.5 or '500m' (thousandths)"

        where:
        value     || message
        'many'    || "'many' is no number of processors"
        '4 cores' || "'4 cores' is no number of processors"
        '4M'      || "'4M' is no number of processors"
        ''        || "'' is no number of processors"
        0         || "'0' is not more than nothing"
        '-1'      || "'-1' is not more than nothing"
        0.0001    || "'0.0001' is no whole number of thousandths"
        '0.5m'    || "'0.5m' is no whole number of thousandths"
        true      || 'it is no number of processors'
    }

    def "an amount is shown as Kubernetes writes it"() {
        expect:
        new Cpu(millis).toString() == text

        where:
        millis || text
        4000   || '4'
        500    || '500m'
        1500   || '1500m'
    }
}
