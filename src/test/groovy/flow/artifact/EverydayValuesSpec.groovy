package flow.artifact

import groovy.json.JsonBuilder
import groovy.json.JsonParserType
import groovy.json.JsonSlurper
import groovy.sql.GroovyRowResult
import groovy.xml.XmlParser
import groovy.xml.XmlSlurper
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification

import java.nio.ByteBuffer
import java.time.DayOfWeek
import java.time.LocalDate
import java.time.format.DateTimeFormatter
import java.util.concurrent.ConcurrentSkipListSet
import java.util.concurrent.atomic.AtomicReference

/** What Groovy's everyday methods and classes give: kept as the value that it is, whatever class implements it. */
class EverydayValuesSpec extends Specification {
    @Shared
    ScriptForValues script = new ScriptForValues('''
        import groovy.transform.*
        enum Op { PLUS { int apply(int a) { a + 1 } }; abstract int apply(int a) }
        enum Level { LOW(1), HIGH(2); final int n; Level(int n) { this.n = n } }
        @TupleConstructor @EqualsAndHashCode class Tup { int a; List b }
        @Immutable class Imm { String a; Date d; List<Integer> l }
        @Canonical class Canon { int a; Map m = [:]; Level level = Level.LOW }
        trait Flying { int speed = 3; String name }
        @EqualsAndHashCode(allProperties = true) class Bird implements Flying { int legs = 2 }
        class Money implements Comparable<Money> { BigDecimal amount; int compareTo(Money o) { amount <=> o.amount } }
        abstract class Shape { String id }
        @EqualsAndHashCode(callSuper = false) class Circle extends Shape { double r; transient int cached = 3; static int made }
        class Wide { Collection c = [1]; Iterable i = [2]; CharSequence s = "x${1}"; Number n = 1; Comparable k = 'c'; SortedSet t = [2, 1] as TreeSet; int[] p = [1]; List<Map<String, Wide>> nested = [] }
        ''')

    @Shared
    Values values = new Values(script.loader)

    def "an everyday value is kept as an equal one, and stays the same from then on: #iterationIndex, #type.simpleName"() {
        when:
        def encoded = values.encode('result', value)
        def back = values.decode(encoded)

        then:
        back.getClass() == type
        back == value
        values.encode('result', back) == encoded

        where:
        value                                                               | type
        3..1                                                                | ArrayList
        'a'..'e'                                                            | ArrayList
        'e'..'a'                                                            | ArrayList
        1.0..3.0                                                            | ArrayList
        (1.5..4.5).by(0.5)                                                  | ArrayList
        0..<0                                                               | ArrayList
        LocalDate.of(2026, 1, 1)..LocalDate.of(2026, 1, 3)                  | ArrayList
        Tuple.tuple(1, 'b', 2.5)                                            | ArrayList
        new ConfigSlurper().parse('a { b = 1; c = [1, 2] }')                | LinkedHashMap
        new JsonSlurper().parseText('{"a":[1,2.5,{"b":null}]}')             | LinkedHashMap
        new JsonSlurper(type: JsonParserType.LAX).parseText('{a: 1}')       | LinkedHashMap
        new JsonSlurper(type: JsonParserType.INDEX_OVERLAY).parseText('{"a":[1,2.5]}') | LinkedHashMap
        new GroovyRowResult([NAME: 'a', N: 1])                              | LinkedHashMap
        [a: 1].asImmutable()                                                | LinkedHashMap
        [a: 1].asSynchronized()                                             | LinkedHashMap
        new TreeMap(a: 1).asUnmodifiable()                                  | TreeMap
        new TreeMap(a: 1, b: 2).headMap('b')                                | TreeMap
        new TreeMap(a: 1, b: 2).navigableKeySet()                           | TreeSet
        new ConcurrentSkipListSet([2, 1])                                   | TreeSet
        [1].asSynchronized()                                                | ArrayList
        Collections.checkedList([1], Integer)                               | ArrayList
        Collections.nCopies(3, 'x')                                         | ArrayList
        Collections.singleton(1)                                            | LinkedHashSet
        Arrays.asList(1, 2)                                                 | ArrayList
        [1, 2, 3].subList(1, 3)                                             | ArrayList
        [a: 1].keySet()                                                     | LinkedHashSet
        [a: 1].entrySet()                                                   | LinkedHashSet
        new TreeMap(a: 1).firstEntry()                                      | AbstractMap.SimpleEntry
        [1, 2, 3].groupBy { it % 2 }                                        | LinkedHashMap
        ['a', 'b', 'a'].countBy { it }                                      | LinkedHashMap
        [1, 2, 3].collate(2)                                                | ArrayList
        ['a'].withIndex()                                                   | ArrayList
        ('a1 b2' =~ /(\w)(\d)/).collect { it }                              | ArrayList
        [1, 2].permutations()                                               | LinkedHashSet
        EnumSet.of(DayOfWeek.MONDAY)                                        | LinkedHashSet
        new EnumMap([(DayOfWeek.MONDAY): 1])                                | LinkedHashMap
        new ObservableMap(a: 1)                                             | LinkedHashMap
        new WeakHashMap(a: 1)                                               | LinkedHashMap
        new Stack().tap { stack -> stack.push(1) }                          | ArrayList
        new Anonymous().list                                                | ArrayList
        new Date(0) + 1                                                     | Date
        1 / 3                                                               | BigDecimal
        2**70                                                               | BigInteger
        ([[1], [2]] as int[][])                                             | int[][]
        script.constant('Op', 'PLUS')                                       | script.constant('Op', 'PLUS').getClass()
        script.make('Tup', 1, [2])                                          | script.type('Tup')
        script.type('Imm').newInstance([a: 'x', d: new Date(0), l: [1]])    | script.type('Imm')
        script.make('Canon', 1, [a: 1])                                     | script.type('Canon')
        script.make('Bird')                                                 | script.type('Bird')
        script.make('Circle').tap { circle -> circle.id = 'i' }             | script.type('Circle')
        new TreeSet([script.make('Money').tap { money -> money.amount = 1.50 }]) | TreeSet
    }

    def "equal values of different implementations have one digest, where their order and sort are the same"() {
        expect:
        alike.collect { values.encode('a', it).digest() }.toSet().size() == 1

        where:
        alike << [
            [[1, 2], 1..2, [1, 2].asImmutable(), Arrays.asList(1, 2), new Tuple2(1, 2), new Stack().tap { it.addAll([1, 2]) }],
            [[a: 1], [a: 1].asImmutable(), new ConfigObject().tap { it.a = 1 }, new JsonSlurper().parseText('{"a":1}'), [("${'a'}" as String): 1]],
            [[1] as Set, Collections.singleton(1), [(1): 2].keySet()],
            ["a${1}", 'a1'],
            [new TreeMap(a: 1), new TreeMap(a: 1).asSynchronized(), new TreeMap(a: 1, b: 2).headMap('b')]]
    }

    def "interfaces that fields are declared as take what comes back"() {
        when:
        def back = values.decode(values.encode('w', script.make('Wide').tap { it.nested = [[x: script.make('Wide')]] }))

        then:
        [back.c, back.i, back.s, back.n, back.k, back.t, back.p, back.nested[0].x.c] == [[1], [2], 'x1', 1, 'c', [1, 2] as TreeSet, [1] as int[], [1]]
    }

    def "what can be told what to keep instead is told so"() {
        when:
        values.encode('result', [part: value])

        then:
        def refused = thrown(UnkeepableValue)
        refused.path() == '.part'
        refused.message.endsWith(advice)

        where:
        value                                              | advice
        new XmlSlurper().parseText('<a><b>1</b></a>').b    | 'is a part of a document, which cannot be kept. Keep its .text(), or XmlUtil.serialize(it)'
        new XmlParser().parseText('<a/>')                  | 'is a part of a document, which cannot be kept. Keep its .text(), or XmlUtil.serialize(it)'
        new Expando(a: 1)                                  | 'may get members at any time, which cannot be kept. Keep those that it has: .properties'
        new JsonBuilder([a: 1])                            | 'makes JSON, which cannot be kept. Keep its .content, or its .toString()'
        'a'.bytes.encodeBase64()                           | 'is a text that is only made when it is written, which cannot be kept. Keep its text: .toString()'
        'a' =~ /a/                                         | 'is a search in a text, which cannot be kept. Keep what it finds: .collect()'
        new AtomicReference(1)                             | 'holds something for threads, which cannot be kept. Keep what it holds: .get()'
        new Random()                                       | 'goes on with each number that it gives, which cannot be kept. Keep its seed, or the numbers.'
        DateTimeFormatter.ISO_DATE                         | 'is a way to write dates, which cannot be kept. Keep the text of its pattern.'
        new StringWriter()                                 | 'is written to, which cannot be kept. Keep what was written: .toString()'
        ByteBuffer.allocate(1)                             | 'is a window on memory, which cannot be kept. Keep its bytes: .array()'
        [a: 1].withDefault { 2 }                           | 'has a default closure (withDefault), which cannot be kept. Keep its entries alone: [:] + the map.'
        [1].withLazyDefault { 2 }                          | 'has a default closure (withDefault), which cannot be kept. Keep its elements alone: [] + the list.'
        new Thread()                                       | 'is a thread, which cannot be kept. Keep what it computes.'
        [1].iterator()                                     | 'can be read only once, which cannot be kept. Keep what it gives: .toList()'
    }

    def "what is said to be JSON is read by another reader as the same"() {
        given:
        def seed = Long.getLong('flow.values.seed', System.nanoTime())

        expect:
        200.times { round ->
            def value = jsonShaped(new Random(seed + round), 4)
            def encoded = values.encode('result', value)
            assert encoded.encoding() == 'json/1'
            assert new com.fasterxml.jackson.databind.ObjectMapper().readTree(encoded.bytes()).toString() ==
                new com.fasterxml.jackson.databind.ObjectMapper().readTree(new JsonBuilder(value).toString()).toString(), "seed ${seed + round}"
        }
    }

    @Requires({ ['sh', '-c', 'command -v python3'].execute().waitFor() == 0 })
    def "Python reads it"() {
        given:
        def value = [text: 'ümlaut "\\ \n 😀', whole: 5, large: 2**70, decimal: 1.50, real: 0.1d, round: 5 as BigDecimal, yes: true, none: null, rows: [[a: 1], []], empty: [:]]
        def python = ['python3', '-c', 'import json, sys; v = json.load(sys.stdin.buffer); print(json.dumps(v, sort_keys=True))'].execute()

        when:
        python.outputStream.withStream { it << values.encode('r', value).bytes() }

        then:
        python.text.trim() == '{"decimal": 1.5, "empty": {}, "large": 1180591620717411303424, "none": null, "real": 0.1, "round": 5.0, ' +
            '"rows": [{"a": 1}, []], "text": "\\u00fcmlaut \\"\\\\ \\n \\ud83d\\ude00", "whole": 5, "yes": true}'
    }

    def "large values are kept: #what"() {
        given:
        def back = values.decode(values.encode('r', value))

        expect:
        value instanceof byte[] ? Arrays.equals(back, value) : back == value

        where:
        what                  | value
        'bytes'               | new byte[100_000_000]
        'text'                | 'x' * 20_000_000
        'a million elements'  | (1..1_000_000).toList()
        'a hundred thousand maps' | (1..100_000).collect { [id: it, name: 'n' + it] }
    }

    private static Object jsonShaped(Random random, int depth) {
        switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0: return null
            case 1: return random.nextBoolean()
            case 2: return random.nextInt()
            case 3: return ['', 'ü "q" \\', '\u2028\u0007', '😀', 'x' * 50][random.nextInt(5)]
            case 4: return Integer.MAX_VALUE + 1L + random.nextInt(1000)
            case 5: return (0..<random.nextInt(4)).collect { jsonShaped(random, depth - 1) }
            default: return (0..<random.nextInt(4)).collectEntries { [['a', 'b c', 'ü', '$x'.substring(1)][it], jsonShaped(random, depth - 1)] }
        }
    }

    /** Like the views that libraries make. */
    static class Anonymous {
        List getList() {
            new AbstractList() {
                Object get(int index) { index }

                int size() { 3 }
            }
        }
    }
}
