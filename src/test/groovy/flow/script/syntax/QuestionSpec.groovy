package flow.script.syntax

import spock.lang.Specification

/** What a condition asks, when it is one expression. */
class QuestionSpec extends Specification implements SyntaxFixture {

    def "blanks, comments, parentheses and quotes do not make another question: #one"() {
        expect:
        factsOfCondition(one).expression().text() == factsOfCondition(other).expression().text()
        factsOfCondition(one).expression().text() != null

        where:
        one                       | other
        'total<3'                 | 'total  <  3'
        'total < 3'               | '(total) < 3'
        'total < 3'               | 'total < /* three */ 3'
        "name == 'x'"             | 'name == "x"'
        'rows.size() > 1'         | 'rows\n.size() > 1'
        'total < 3'               | 'return total < 3'
        '!done'                   | '! done'
        'rows.any { it > 1 }'     | 'rows.any({it>1})'
        '"$a-b" == c'             | '"${a}-b" == c'
    }

    def "these are different questions: #one and #other"() {
        expect:
        factsOfCondition(one).expression().text() != factsOfCondition(other).expression().text()

        where:
        one                 | other
        'total < 3'         | 'total < 4'
        'total < 3'         | 'total < 3L'
        'total < 3'         | 'total <= 3'
        'a.b'               | 'a?.b'
        "a == 'b'"          | 'a == b'
        'a - (b - c)'       | 'a - b - c'
        'a && (b || c)'     | '(a && b) || c'
        'a.min()'           | 'a.max()'
        '"$a"'              | '"$b"'
    }

    def "what may answer differently has no text: #condition"() {
        expect:
        with(factsOfCondition(condition).expression()) {
            text() == null
            constant() == null
        }

        where:
        condition << [
            'Math.random() > 0.5', 'new Random().nextBoolean()', 'LocalDate.now() > day', 'isReady()', "new File('x').exists()",
            'client.next()', 'count++ > 3', 'current.any { [1].remove(0) }',
        ]
    }

    def "a captured variable may be another one in the next round of a loop"() {
        given:
        def facts = siteOf('when', "flow('f') { choose { [1, 2].each { n -> when({ total == n }) { } } } }").facts('0')

        expect:
        facts.expression().text() == null
    }

    def "the truth of '#condition' is known: #truth"() {
        expect:
        factsOfCondition(condition).expression().constant() == truth

        where:
        condition           | truth
        'true'              | true
        'false'             | false
        'null'              | false
        '0'                 | false
        "'x'"               | true
        "''"                | false
        '[]'                | false
        '[:]'               | false
        '!true'             | false
        '1 < 2'             | true
        '1 == 2'            | false
        'total || true'     | true
        'total && false'    | false
        'true && true'      | true
        'false || false'    | false
        ''                  | false
        'total'             | null
        'total || false'    | null
        'total < 3'         | null
        '[total]'           | null
        '!total'            | null
    }

    def "a condition is shown as it is written"() {
        expect:
        factsOfCondition(condition).expression().source() == source

        where:
        condition                     | source
        'total  <  3'                 | 'total  <  3'
        'rows.size() > limit'         | 'rows.size() > limit'
        'a &&\n      b'               | 'a && b'
        ' (a || b) && c '             | '(a || b) && c'
        'rows.any { it > 3 }'         | 'rows.any { it > 3 }'
        ''                            | null
    }

    def "more than one expression is no question"() {
        expect:
        factsOfCondition(condition).expression() == null

        where:
        condition << ['def n = 1; n > total', 'if (a) { b } else { c }', 'println a; b']
    }
}
