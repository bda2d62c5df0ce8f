package flow.script.syntax

import flow.dsl.MapScope
import flow.problem.Fault
import spock.lang.Specification

/** Conditions only read, and refuse to compare null. */
class ConditionsSpec extends Specification implements SyntaxFixture {

    def "a condition changes something: #condition"() {
        expect:
        found("flow('f') { choose { when({ $condition }) { } } }") == [
            "F016 1:29 $target: a condition only reads, and this one changes '$name' | $hint",
        ]

        where:
        condition           | target          | name        | hint
        'total = 3'         | 'total'         | 'total'     | "to compare, write '=='"
        'total += 3'        | 'total'         | 'total'     | 'compute it in a step before'
        'total++'           | 'total'         | 'total'     | 'compute it in a step before'
        'row.x = 3'         | 'row.x'         | 'row'       | "to compare, write '=='"
        'rows[0] = 3'       | 'rows[0]'       | 'rows'      | "to compare, write '=='"
        "artifacts['x'] = 3" | "artifacts['x']" | 'artifacts' | "to compare, write '=='"
    }

    def "an until changes something"() {
        expect:
        found("flow('f') { repeat('r', until: { error = 0.1 }, atMost: 3) { step('s') { error = 1 } } }") == [
            "F016 1:34 error: a condition only reads, and this one changes 'error' | to compare, write '=='",
        ]
    }

    def "conditions with variables of their own pass: #condition"() {
        expect:
        found("flow('f') { choose { when({ $condition }) { } } }") == []

        where:
        condition << [
            'total == 3',
            'def n = total * 2; n += 1; n > 3',
            'def rows = []; rows << 1; rows[0] = 2; rows.size() > total',
            'int n = 0; for (row in rows) { n += row }; n > 3',
            'new Expando().with { x = 1; x > 0 }',
            'rows.any { row -> row > 3 }',
            '',
        ]
    }

    def "comparing null is a fault that names the text: #condition"() {
        given:
        def flow = evaluated("flow('f') { choose { when({ $condition }) { step('s') { } } } }")
        def scope = new MapScope(readOnly: [total: null, rows: [[n: null]], limit: 3])

        when:
        flow.block().nodes()[0].options()[0].condition().question().ask(scope)

        then:
        def fault = thrown(Fault)
        fault.message == "the condition compares '$operand', which is null"

        where:
        condition                    | operand
        'total < 3'                  | 'total'
        '3 >= total'                 | 'total'
        'limit > 1 && total <= 2'    | 'total'
        'rows[0].n > 1'              | 'rows[0].n'
        'rows.any { it.n < 3 }'      | 'it.n'
        'rows*.n.max() > limit'      | 'rows*.n.max()'
        'limit < 1 ? true : total > 1' | 'total'
        '(total > 1) ?: limit'       | 'total'
    }

    def "comparing what is there answers: #condition"() {
        given:
        def flow = evaluated("flow('f') { choose { when({ $condition }) { step('s') { } } } }")
        def scope = new MapScope(readOnly: [total: 2, rows: [1, 5], nothing: null])

        expect:
        flow.block().nodes()[0].options()[0].condition().question().ask(scope) == answer

        where:
        condition                   | answer
        'total < 3'                 | true
        'total >= 3'                | false
        'rows.any { it > 4 }'       | true
        'nothing == null'           | true
        'nothing != null && nothing > 3' | false
        'total <=> 2'               | false
    }
}
