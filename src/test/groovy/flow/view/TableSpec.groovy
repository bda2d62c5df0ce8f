package flow.view

import spock.lang.Specification

class TableSpec extends Specification {

    def "each column is as wide as its widest text"() {
        expect:
        new Table('run', 'flow').row(['1', 'training']).row(['22222', '']).text(Integer.MAX_VALUE) ==
            'run    flow\n1      training\n22222\n'
    }

    def "in a place of #width characters no line is longer, and the widest columns are cut first"() {
        given:
        def table = new Table('run', 'flow', 'cause').row(['1m8b1ytfxrav', 'penguins', 'IllegalStateException: no data for south'])

        when:
        def lines = table.text(width).readLines()

        then:
        lines.every { it.codePointCount(0, it.length()) <= width }
        lines[1] == expected

        where:
        width || expected
        80    || '1m8b1ytfxrav  penguins  IllegalStateException: no data for south'
        50    || '1m8b1ytfxrav  penguins  IllegalStateException: no…'
        36    || '1m8b1ytfxrav  penguins  IllegalStat…'
        32    || '1m8b1ytfxrav  penguins  Illegal…'
    }

    def "no column gets narrower than can be read, however narrow the place is, and the first is never cut"() {
        expect:
        new Table('a', 'b').row(['x' * 20, 'y' * 20]).text(5).readLines()[1] == 'x' * 20 + '  yyyyyyy…'
        new Table('a').row(['x' * 20]).text(5).readLines()[1] == 'x' * 20
    }

    def "a row is one line, and tells a terminal nothing that it would obey"() {
        expect:
        new Table('a').row(['two\nlines \u001b[31mred\ttab']).text(Integer.MAX_VALUE) == 'a\ntwo.lines .[31mred tab\n'
    }

    def "letters beyond the basic plane count as one, and are never cut in half"() {
        expect:
        new Table('a', 'b').row(['y', '😀' * 12]).text(12).readLines()[1] == 'y  ' + '😀' * 8 + '…'
    }
}
