package flow.graph

import flow.graph.Parameter.Type
import spock.lang.Specification

import java.time.Duration
import java.time.LocalDate

class ParameterTextSpec extends Specification {

    def "a #type is what its text says: #value"() {
        expect:
        type.fromText(type.toText(value)) == value
        type.fromText(type.toText(value))?.class == value?.class || value instanceof Collection || value instanceof Map

        where:
        type             | value
        Type.STRING      | ' a\n"b" '
        Type.STRING      | ''
        Type.INTEGER     | -7
        Type.LONG        | Long.MIN_VALUE
        Type.DOUBLE      | 0.1d
        Type.DOUBLE      | -0.0d
        Type.DOUBLE      | 1.7976931348623157E308d
        Type.DOUBLE      | Double.NEGATIVE_INFINITY
        Type.BIG_DECIMAL | 1.50
        Type.BIG_DECIMAL | new BigDecimal('1E+30')
        Type.BOOLEAN     | true
        Type.LOCAL_DATE  | LocalDate.of(2026, 11, 27)
        Type.DURATION    | Duration.ofSeconds(90, 5_000_000)
        Type.DURATION    | Duration.ofDays(400)
        Type.JSON        | [a: [1, 2.50, null, 'x'], b: [:]]
        Type.JSON        | null
        Type.LIST        | ['a, b', '', '[']
        Type.LIST        | []
        Type.PATH        | 'data/x.csv'
        Type.FILE        | 'the text\nof a file\n'
    }
}
