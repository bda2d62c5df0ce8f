package flow.dsl

import org.codehaus.groovy.runtime.FormatHelper
import spock.lang.Specification

class PrintedTextSpec extends Specification {

    def "#value.getClass().simpleName prints as Groovy prints it"() {
        expect:
        PrintedText.of(value) == FormatHelper.toString(value)

        where:
        value << ['text', "g${1}", "in ${[1, [a: 'b']]}", 1, 1.50, 1e300d, -0.0d, 12345678901234567890G, true, 'c' as char,
                  [1, 'two', null], [a: 1, b: [2]], [1, 2] as int[], ['x'] as String[], 1..3, new Date(0), Locale.ROOT]
    }

    def "null prints as null"() {
        expect:
        PrintedText.of(null) == FormatHelper.toString(null)
    }
}
