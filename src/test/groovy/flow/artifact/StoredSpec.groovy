package flow.artifact

import flow.artifact.Stored.Bytes
import flow.artifact.Stored.Leaf
import flow.artifact.Stored.Members
import flow.artifact.Stored.Pair
import flow.artifact.Stored.Pairs
import flow.artifact.Stored.Sequence
import spock.lang.Shared
import spock.lang.Specification

import java.nio.file.Path
import java.time.LocalDate
import java.time.YearMonth

class StoredSpec extends Specification {
    @Shared
    ScriptForValues script = new ScriptForValues()

    @Shared
    Values values = new Values(script.loader)

    def "a stored value is shown as a tree that says what everything was"() {
        expect:
        Stored.of(values.encode('result', value)) == shown

        where:
        value                                      | shown
        null                                       | new Leaf('null', null)
        true                                       | new Leaf('Boolean', true)
        5                                          | new Leaf('Integer', 5)
        5L                                         | new Leaf('Long', 5L)
        1.50                                       | new Leaf('BigDecimal', 1.50)
        0.1d                                       | new Leaf('Double', 0.1d)
        Float.NaN                                  | new Leaf('Float', Float.NaN)
        'text'                                     | new Leaf('String', 'text')
        [1, 'a']                                   | new Sequence('List', [new Leaf('Integer', 1), new Leaf('String', 'a')])
        [1] as Set                                 | new Sequence('Set', [new Leaf('Integer', 1)])
        [1] as TreeSet                             | new Sequence('SortedSet', [new Leaf('Integer', 1)])
        [a: null]                                  | new Members('Map', [a: new Leaf('null', null)])
        [(1): 'a']                                 | new Pairs('Map', [new Pair(new Leaf('Integer', 1), new Leaf('String', 'a'))])
        new TreeMap(a: 1)                          | new Pairs('SortedMap', [new Pair(new Leaf('String', 'a'), new Leaf('Integer', 1))])
        Map.entry('a', 1)                          | new Pairs('Entry', [new Pair(new Leaf('String', 'a'), new Leaf('Integer', 1))])
        Optional.of(1)                             | new Sequence('Optional', [new Leaf('Integer', 1)])
        LocalDate.parse('2026-11-20')              | new Leaf('LocalDate', '2026-11-20')
        YearMonth.of(2026, 11)                     | new Leaf('YearMonth', '2026-11')
        new Date(0)                                | new Leaf('Date', '1970-01-01T00:00:00Z')
        new java.sql.Date(0)                       | new Leaf('java.sql.Date', '1970-01-01T00:00:00Z')
        ~/a+b/                                     | new Leaf('Pattern', 'a+b')
        [1, 2] as byte[]                           | new Bytes([1, 2] as byte[])
        [[1] as byte[]]                            | new Sequence('List', [new Bytes([1] as byte[])])
        ['a', 'b'] as char[]                       | new Sequence('char[]', [new Leaf('Character', 'a'), new Leaf('Character', 'b')])
        [1.0d] as double[]                         | new Sequence('double[]', [new Leaf('Double', 1.0d)])
        ['a'] as String[]                          | new Sequence('String[]', [new Leaf('String', 'a')])
        script.constant('Color', 'RED')            | new Leaf('Color', 'RED')
        script.make('Point', 1, 2, 'here')         | new Members('Point', [x: new Leaf('Integer', 1), y: new Leaf('Integer', 2), label: new Leaf('String', 'here')])
    }

    def "a failure and a calendar are shown with their parts"() {
        when:
        def failure = Stored.of(values.encode('f', new IllegalStateException('late')))
        def calendar = Stored.of(values.encode('c', Calendar.getInstance(TimeZone.getTimeZone('UTC'))))

        then:
        failure.type() == 'Failure'
        failure.members().message == new Leaf('String', 'late')
        failure.members().attempts == new Leaf('null', null)
        calendar.type() == 'Calendar'
        calendar.members().zone == new Leaf('TimeZone', 'UTC')
    }

    def "a file is shown as one, and its content can be opened by whoever knows where it is"() {
        when:
        def json = '{"$folder":["d",{"a":{"$bytes":"YQ=="},"b":{"size":9,"sha256":"' + 'a' * 64 + '"}}]}'
        def shown = Stored.of(new Encoded('files/1', json.bytes), new Contents() {
            Contents.Content keep(InputStream content) { null }

            InputStream open(Contents.Content content) { new ByteArrayInputStream("$content.size ${content.digest[0]}".bytes) }

            Path newFolder() { null }
        })

        then:
        shown.type() == 'Folder'
        shown.value().name == 'd'
        shown.value().files*.name == ['a', 'b']
        shown.value().files*.text == ['a', '9 a']
    }

    def "no class is loaded for being shown, and one that is gone is shown all the same"() {
        when:
        def shown = Stored.of(new Encoded('tagged/1', '[{"$object":["Gone",{"x":1}]},{"$enum":["java.lang.Thread$State","NEW"]},{"$object":["groovy.util.Expando",{}]}]'.bytes))

        then:
        shown.elements() == [new Members('Gone', [x: new Leaf('Integer', 1)]), new Leaf('Thread$State', 'NEW'), new Members('groovy.util.Expando', [:])]
    }

    def "whatever can be kept can be shown, and damage is told as such"() {
        given:
        def seed = Long.getLong('flow.values.seed', System.nanoTime())
        def random = new Random(seed)

        expect:
        100.times { round ->
            def encoded = values.encode('result', new AnyValue(seed + round, script).next())
            assert Stored.of(encoded).type()
            if (encoded.encoding() != 'bytes/1') {
                def damaged = encoded.bytes().clone()
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256)
                try {
                    Stored.of(new Encoded(encoded.encoding(), damaged))
                } catch (UnreadableValue told) {
                    assert told.message, "seed ${seed + round}"
                }
            }
        }
    }
}
