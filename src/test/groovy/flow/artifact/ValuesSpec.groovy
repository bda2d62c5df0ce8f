package flow.artifact

import flow.Failure
import spock.lang.Shared
import spock.lang.Specification

import java.time.LocalDate

class ValuesSpec extends Specification {
    @Shared
    ScriptForValues script = new ScriptForValues()

    Values values = new Values(script.loader)

    def "JSON-shaped values are plain JSON"() {
        expect:
        json(value) == text

        where:
        value                                | text
        null                                 | 'null'
        true                                 | 'true'
        'text "ü"'                           | '"text \\"ü\\""'
        5                                    | '5'
        5_000_000_000                        | '5000000000'
        50_000_000_000_000_000_000           | '50000000000000000000'
        1.50                                 | '1.50'
        0.1d                                 | '0.1E0'
        -0.0d                                | '-0.0E0'
        6.02e23d                             | '6.02E23'
        5 as BigDecimal                      | '5e0'
        1E+3                                 | '1e3'
        [a: [1, 2.50, null, true], b: 'text'] | '{"a":[1,2.50,null,true],"b":"text"}'
        ["k${1}": "v${2}"]                   | '{"k1":"v2"}'
        [:]                                  | '{}'
        1..3                                 | '[1,2,3]'
        new Tuple2('a', 1)                   | '["a",1]'
    }

    def "everything else has a tag within JSON"() {
        when:
        def encoded = values.encode('result', value)

        then:
        encoded.encoding() == 'tagged/1'
        new String(encoded.bytes(), 'UTF-8') == text

        where:
        value                                | text
        5L                                   | '{"$long":5}'
        1.5f                                 | '{"$float":"1.5"}'
        Double.NaN                           | '{"$double":"NaN"}'
        [1, 2] as Set                        | '{"$set":[1,2]}'
        [2, 1] as TreeSet                    | '{"$sortedSet":[1,2]}'
        [(1): 'one', (null): 'none']         | '{"$map":[[1,"one"],[null,"none"]]}'
        ['$set': [1], other: 2]              | '{"$map":[["$set",[1]],["other",2]]}'
        [a: [b: ['$long': 5]]]               | '{"a":{"b":{"$map":[["$long",5]]}}}'
        new TreeMap(b: 1, a: 2)              | '{"$sortedMap":[["a",2],["b",1]]}'
        LocalDate.parse('2026-11-20')        | '{"$localDate":"2026-11-20"}'
        [1, 256] as int[]                    | '{"$ints":"AAAAAQAAAQA="}'
        [1, 'a'] as Object[]                 | '{"$array":["java.lang.Object",[1,"a"]]}'
        Optional.of(1)                       | '{"$optional":[1]}'
        script.constant('Color', 'GREEN')    | '{"$enum":["Color","GREEN"]}'
        script.make('Point', 1, 2, 'here')   | '{"$object":["Point",{"x":1,"y":2,"label":"here"}]}'
        script.make('Range', 1.0, 2.5, 'm')  | '{"$object":["Range",{"low":1.0,"high":2.5,"unit":"m"}]}'
    }

    def "bytes by themselves are kept as they are"() {
        given:
        byte[] bytes = [1, 2, 3]

        when:
        def encoded = values.encode('result', bytes)
        bytes[0] = 9

        then:
        encoded.encoding() == 'bytes/1'
        encoded.bytes() == [1, 2, 3] as byte[]

        when:
        values.decode(encoded)[1] = 9

        then:
        values.decode(encoded) == [1, 2, 3] as byte[]
    }

    def "what comes back can be changed, whatever it was"() {
        when:
        def back = values.decode(values.encode('result', value))
        change.call(back)

        then:
        back == changed

        where:
        value                                 | change                  | changed
        [1].asImmutable()                     | { it << 2 }             | [1, 2]
        1..2                                  | { it << 3 }             | [1, 2, 3]
        Collections.unmodifiableMap([a: 1])   | { it.b = 2 }            | [a: 1, b: 2]
        [a: 1].keySet()                       | { it << 'b' }           | ['a', 'b'] as Set
        Map.entry('a', 1)                     | { it.value = 2 }        | new AbstractMap.SimpleEntry('a', 2)
        [3, 1].asUnmodifiable() as TreeSet    | { it << 2 }             | [1, 2, 3] as TreeSet
        new TreeMap(b: 1)                     | { it.a = 2 }            | new TreeMap(a: 2, b: 1)
    }

    def "what a comparator sorted keeps its order, and says that the comparator is lost"() {
        given:
        def sorted = new TreeSet(Comparator.reverseOrder())
        sorted.addAll([1, 2, 3])
        def warnings = []

        when:
        def encoded = values.encode('result', [rows: [sorted]], warnings::add)

        then:
        values.decode(encoded).rows[0].toList() == [3, 2, 1]
        warnings == ['result.rows[0] is sorted by a comparator, which cannot be kept: it comes back in the same order,' +
            ' but what is added to it then is not sorted in']
    }

    def "an object met twice is two equal objects"() {
        given:
        def shared = [1]

        when:
        def back = values.decode(values.encode('result', [shared, shared]))

        then:
        back == [[1], [1]]
        !back[0].is(back[1])
    }

    def "things that only become equal by being kept are kept once in a set, and stay a fixed point"() {
        when:
        def encoded = values.encode('result', set)
        def back = values.decode(encoded)

        then:
        back == once as Set
        values.encode('result', back) == encoded

        where:
        set                                                    | once
        ["a${1}", 'a1'] as LinkedHashSet                       | ['a1']
        [["${1}"], ['1'], [2]] as LinkedHashSet                | [['1'], [2]]
        [new Object[0], [1]].with { [[1], it[1]] as LinkedHashSet } | [[1]]
        [[1], [2]].with { it as LinkedHashSet }.each { it[0] = 7 } | [[7]]
        new IdentityHashMap([(new String('a')): 1, (new String('a')): 2]).keySet() | ['a']
    }

    def "an exception comes back as its description"() {
        given:
        def cause = new IllegalStateException('too late', new IOException('disk'))

        when:
        def failure = values.decode(values.encode('result', [error: cause])).error

        then:
        failure instanceof Failure
        failure.type() == 'java.lang.IllegalStateException'
        failure.message() == 'too late'
        failure.stackTrace().contains('Caused by: java.io.IOException: disk')
        failure.kind() == 'exception'
        values.decode(values.encode('result', failure)) == failure
        failure.toString() == 'java.lang.IllegalStateException: too late'
    }

    def "the digest tells values apart, also those of equal bytes in different encodings"() {
        expect:
        values.encode('a', [1, 2]).digest() == values.encode('b', 1..2).digest()
        values.encode('a', 1).digest() != values.encode('a', 1L).digest()
        values.encode('a', 1.0).digest() != values.encode('a', 1.00).digest()
        new Encoded('json/1', '1'.bytes).digest() != new Encoded('bytes/1', '1'.bytes).digest()
        new Encoded('json/1', '1'.bytes).digest() == 'json/1\0001'.bytes.digest('SHA-256')
    }

    def "immutable is what nothing can change"() {
        expect:
        Values.isImmutable(value) == immutable

        where:
        value                        | immutable
        null                         | true
        'text'                       | true
        1L                           | true
        (byte) 1                     | true
        1.5                          | true
        LocalDate.parse('2026-11-20') | true
        Optional.of('a')             | true
        Thread.State.NEW             | true
        new Failure('a.B', 'm', '', 'exception', null, null, null) | true
        "text ${1}"                  | false
        []                           | false
        [:]                          | false
        new Date()                   | false
        Optional.of([])              | false
        new StringBuilder('a')       | false
        [1] as int[]                 | false
        new Object()                 | false
    }

    private String json(Object value) {
        def encoded = values.encode('result', value)
        assert encoded.encoding() == 'json/1'
        new String(encoded.bytes(), 'UTF-8')
    }
}
