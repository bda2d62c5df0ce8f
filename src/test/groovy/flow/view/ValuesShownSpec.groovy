package flow.view

import flow.artifact.Stored
import flow.artifact.Values
import spock.lang.Shared
import spock.lang.Specification

import java.time.LocalDate

class ValuesShownSpec extends Specification {

    @Shared
    Values values = new Values(getClass().classLoader)

    def "#value is #line on one line"() {
        expect:
        ValueLine.of(stored(value), 60) == line

        where:
        value                       || line
        null                        || 'null'
        5                           || '5'
        1.50G                       || '1.50'
        'it'                        || "'it'"
        'two\nlines'                || "'two\\nlines'"
        [1, ['a', null]]            || "[1, ['a', null]]"
        []                          || '[]'
        [:]                         || '[:]'
        [a: 1, b: [c: true]]        || '[a: 1, b: [c: true]]'
        [(1): 'x', (2): 'y']        || "[(1): 'x', (2): 'y']"
        [1, 2] as Set               || 'Set[1, 2]'
        [1, 2] as int[]             || 'int[][1, 2]'
        'abc'.bytes                 || '3 B'
        LocalDate.of(2026, 11, 20)  || '2026-11-20'
    }

    def "a line is cut, and what would stand behind the cut is not even looked at"() {
        expect:
        ValueLine.of(stored((1..1000).toList()), 20) == '[1, 2, 3, 4, 5, 6, …'
        ValueLine.of(stored('x' * 1000), 10) == "'xxxxxxxx…"
        ValueLine.of(stored([a: 'x' * 50, b: 1]), 10) == "[a: 'xxxx…"
        ValueLine.of(stored(((1..50).collectEntries { [it, it] })), 14) == '[(1): 1, (2):…'
    }

    def "a tree has a line an element, and names the types that its texts do not tell"() {
        expect:
        ValueTree.of(stored([day: LocalDate.of(2026, 11, 20), parts: [1, 'two\nlines'] as Set, pairs: [(1): [2L ** 40]], none: null])) == '''\
            Map
              day: 2026-11-20 (LocalDate)
              parts: Set of 2
                - 1
                - two
                  lines
              pairs: Map of 1
                - 1
                = List of 1
                  - 1099511627776
              none: null
            '''.stripIndent()
    }

    def "as JSON everything is an array, an object, a text or a number"() {
        expect:
        ValueJson.of(stored([1, [a: LocalDate.of(2026, 11, 20)], [1] as Set, [(1): 2], null, true])) ==
            [1, [a: '2026-11-20'], [1], [[1, 2]], null, true]
        ValueJson.of(stored([1, 2] as byte[])) == [1, 2] as byte[]
    }

    def "#bytes bytes are #text"() {
        expect:
        Sizes.text(bytes) == text

        where:
        bytes         || text
        0             || '0 B'
        999           || '999 B'
        1000          || '1.0 KB'
        999_949       || '999.9 KB'
        999_950       || '1.0 MB'
        3_400_000_000 || '3.4 GB'
        9_000_000_000_000_000L || '9000.0 TB'
    }

    private Stored stored(Object value) {
        Stored.of(values.encode('x', value))
    }
}
