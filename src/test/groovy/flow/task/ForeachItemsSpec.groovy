package flow.task

import flow.dsl.MapScope
import flow.graph.Items
import flow.problem.Code
import flow.problem.Fault
import flow.problem.Position
import spock.lang.Specification

class ForeachItemsSpec extends Specification {

    def "#what is gone over in its order"() {
        expect:
        items('things', [things: value]) == list

        where:
        what                    | value                            || list
        'a list'                | [3, null, 'x']                   || [3, null, 'x']
        'an empty list'         | []                               || []
        'a set'                 | ['b', 'a'] as LinkedHashSet      || ['b', 'a']
        'a sorted set'          | ['b', 'a'] as TreeSet            || ['a', 'b']
        'a range'               | 3..5                             || [3, 4, 5]
        'a range of letters'    | 'a'..'c'                         || ['a', 'b', 'c']
        'an array'              | ['p', 'q'] as String[]           || ['p', 'q']
        'an array of ints'      | [4, 5] as int[]                  || [4, 5]
        'any other collection'  | new ArrayDeque([1, 2])           || [1, 2]
    }

    def "a map is gone over by its entries"() {
        expect:
        items('prices', [prices: [pear: 3, apple: 2]]).collect { "$it.key=$it.value" } == ['pear=3', 'apple=2']
    }

    def "a path leads into a tree"() {
        expect:
        items('cfg.net.ports', [cfg: [net: [ports: [80, 443]]]]) == [80, 443]
    }

    def "a literal needs no name"() {
        expect:
        ForeachItems.of(new Items.Literal([1, null]), new MapScope()) == [1, null]
    }

    def "#what is refused, with what to write instead"() {
        when:
        items(name, [things: value, cfg: [net: 1]])

        then:
        def fault = thrown(Fault)
        fault.code() == code
        fault.message == message
        fault.hint() == hint

        where:
        what                | name         | value   || code      | message                                                                    | hint
        'text'              | 'things'     | 'abc'   || Code.F004 | "foreach goes over a list, set, map, array or range, and 'things' is a String"  | 'call `.toList()`'
        'a number'          | 'things'     | 12      || Code.F004 | "foreach goes over a list, set, map, array or range, and 'things' is an Integer" | 'call `.toList()`'
        'null'              | 'things'     | null    || Code.F004 | "'things' is null, and foreach has nothing to go over"                     | 'set it to [] for no items'
        'a misspelt key'    | 'cfg.nett'   | 0       || Code.F028 | "'cfg' has no 'nett'"                                                      | "did you mean 'net'?"
        'a path too deep'   | 'cfg.net.ip' | 0       || Code.F004 | "'cfg.net' has no parts, so there is no 'ip' in it"                        | null
    }

    private static List items(String name, Map<String, Object> artifacts) {
        def scope = new MapScope()
        scope.artifacts.putAll(artifacts)
        ForeachItems.of(new Items.Named(name, Position.NOWHERE), scope)
    }
}
