package flow.artifact

import spock.lang.Shared
import spock.lang.Specification

class DecoderSpec extends Specification {
    @Shared
    ScriptForValues script = new ScriptForValues()

    Values values = new Values(script.loader)

    def "bytes that are no value are refused, never half understood"() {
        when:
        values.decode(new Encoded(encoding, json.bytes))

        then:
        def unreadable = thrown(UnreadableValue)
        unreadable.message == message

        where:
        encoding   | json                                                  | message
        'json/1'   | ''                                                    | 'it is not what was written'
        'json/1'   | '{"a":1'                                              | 'it is not what was written'
        'json/1'   | '[1] [2]'                                             | 'it is not what was written'
        'json/1'   | '[1,]'                                                | 'it is not what was written'
        'json/1'   | 'NaN'                                                 | 'it is not what was written'
        'json/1'   | '1e99999999999'                                       | 'it is not what was written'
        'json/1'   | '1e9999999999999999999999'                            | 'it is not what was written'
        'json/1'   | '{"a":1,"a":2}'                                       | 'it has two entries under the key a'
        'json/2'   | '1'                                                   | 'it is written as json/2, which this release does not know'
        'tagged/1' | '[{"$future":1}]'                                     | '[0]: its part \'$future\' is nothing that this release knows'
        'tagged/1' | '{"$set":[1],"b":2}'                                  | 'it is not what was written'
        'tagged/1' | '{"$set":5}'                                          | 'it is not what was written'
        'tagged/1' | '{"$sortedSet":[1,"a"]}'                              | 'it is not what was written'
        'tagged/1' | '{"$map":[[1,2],[1,3]]}'                              | 'it has two entries under the key 1'
        'tagged/1' | '{"$map":[[1]]}'                                      | '[1]: it is not what was written'
        'tagged/1' | '{"$optional":[1,2]}'                                 | 'it is not what was written'
        'tagged/1' | '{"$ints":"AAAA"}'                                    | 'an array ends in the middle of an element'
        'tagged/1' | '{"$booleans":"Ag=="}'                                | 'an array of truths holds something else'
        'tagged/1' | '{"$ints":[1]}'                                       | 'it is not what was written'
        'tagged/1' | '{"$byte":300}'                                       | 'this Java makes no byte of it: 300 is too large'
        'tagged/1' | '{"a":{"$localDate":"2026-13-01"}}'                   | '.a: this Java makes no localDate of it: Text \'2026-13-01\' could not be parsed: Invalid value for MonthOfYear (valid values 1 - 12): 13'
        'tagged/1' | '{"$array":["java.lang.Integer",["a"]]}'              | 'it is not what was written'
        'tagged/1' | '{"$array":["int[]",[null,{"$longs":""}]]}'           | 'it is not what was written'
        'tagged/1' | '{"$array":["java.lang.Thread",[]]}'                  | "'java.lang.Thread' is no class of the script"
        'tagged/1' | '{"$enum":["java.lang.Thread$State","NEW"]}'          | "'java.lang.Thread\$State' is no class of the script"
        'tagged/1' | '{"$enum":["Color","BLUE"]}'                          | "the enum 'Color' has no 'BLUE' any more"
        'tagged/1' | '{"$enum":["Point","BLUE"]}'                          | "'Point' is no enum any more"
        'tagged/1' | '{"$object":["java.lang.ProcessBuilder",{}]}'         | "'java.lang.ProcessBuilder' is no class of the script"
        'tagged/1' | '{"$object":["groovy.util.Expando",{}]}'              | "'groovy.util.Expando' is no class of the script"
        'tagged/1' | '{"$object":["../../etc/passwd",{}]}'                 | "'../../etc/passwd' is no class of the script"
        'tagged/1' | '{"$object":["[LPoint;",{}]}'                         | "'[LPoint;' is no class of the script"
        'tagged/1' | '{"$object":["Gone",{}]}'                             | "the script has no class 'Gone' any more"
        'tagged/1' | '{"$object":["Color",{}]}'                            | "the class 'Color' has no values any more"
        'tagged/1' | '{"$object":["Named",{}]}'                            | "the class 'Named' has no values any more"
        'files/1'  | '{"$file":["../x",{"$bytes":""}]}'                    | 'it is not what was written'
        'files/1'  | '{"$file":["/etc/x",{"$bytes":""}]}'                  | 'it is not what was written'
        'files/1'  | '{"$file":["",{"$bytes":""}]}'                        | 'it is not what was written'
        'files/1'  | '{"$file":["x\\u0000y",{"$bytes":""}]}'             | 'it is not what was written'
        'files/1'  | '{"$file":["x",{"size":1,"sha256":"../../x"}]}'       | 'it is not what was written'
        'files/1'  | '{"$file":["x",{"size":-1,"sha256":"' + 'a' * 64 + '"}]}' | 'it is not what was written'
        'files/1'  | '{"$folder":["a/b",{}]}'                              | 'it is not what was written'
        'files/1'  | '{"$folder":["a",{"x/../../y":null}]}'                | 'it is not what was written'
        'files/1'  | '{"$folder":["a",{"x//y":null}]}'                     | 'it is not what was written'
        'files/1'  | '{"$folder":["a",{"./x":{"$bytes":""}}]}'             | 'it is not what was written'
    }

    def "plain JSON has no tags"() {
        expect:
        values.decode(new Encoded('json/1', '{"$set":[1]}'.bytes)) == ['$set': [1]]
    }

    def "JSON of other languages can be read"() {
        expect:
        values.decode(new Encoded('json/1', ' { "a" : [ 1 , 2.50, 1.5e3, -0 ] }\n'.bytes)) == [a: [1, 2.50, 1500.0d, 0]]
    }

    def "nesting that no value has is refused before it costs anything"() {
        when:
        def result = new ResultOf({ values.decode(new Encoded('tagged/1', text.call(depth).bytes)) }, 512).await()

        then:
        result.message.endsWith('it is nested more than 250 levels deep, which no value is')
        result.message.length() < 500

        where:
        text                                                                | depth
        ({ '[' * it + ']' * it })                                           | 251
        ({ '[' * it + ']' * it })                                           | 1_000_000
        ({ '{"a":' * it + '1' + '}' * it })                                 | 1_000_000
        ({ '{"$set":[' * it + ']}' * it })                                  | 1_000_000
        ({ '{"$optional":[' * it + ']}' * it })                             | 1_000_000
        ({ '{"$map":[[' * it + ']]}' * it })                                | 1_000_000
        ({ '{"$object":["Point",{"label":' * it + '1' + '}]}' * it })       | 1_000_000
        ({ '{"$long":' * it + '1' + '}' * it })                             | 1_000_000
    }

    def "the deepest value of every shape comes back on a small stack"() {
        given:
        def value = 1
        Encodings.DEEPEST.times { value = shape.call(value) }

        when:
        def result = new ResultOf({ values.encode('r', values.decode(values.encode('r', value))) }, 512).await()

        then:
        result instanceof Encoded

        where:
        shape << [{ [it] }, { [a: it] }, { [(1): it] }, { [it] as Object[] }, { Optional.of(it) }, { Map.entry(1, it) },
                  { script.make('Point', 1, 2, it) }, { new TreeMap([a: it]) }]
    }

    def "what can be written can be read, whatever stands deepest"() {
        given:
        def value = innermost
        (Encodings.DEEPEST - around).times { value = [value] }

        when:
        def back = values.decode(values.encode('r', value))

        then:
        values.encode('r', back) == values.encode('r', value)

        when:
        values.encode('r', [value])

        then:
        thrown(UnkeepableValue)

        where:
        innermost                        | around
        []                               | 1
        1L                               | 1
        [1] as int[]                     | 1
        script.constant('Color', 'RED')  | 1
        Optional.of(1)                   | 1
        Locale.US                        | 1
        java.time.YearMonth.of(2026, 1)  | 2
    }

    def "a class is not even loaded for being named by what is read"() {
        given:
        def asked = []
        def loader = new ClassLoader(getClass().classLoader) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) {
                asked << name
                super.loadClass(name, resolve)
            }
        }

        when:
        new Values(loader).decode(new Encoded('tagged/1', '{"$object":["groovy.util.Expando",{}]}'.bytes))

        then:
        thrown(UnreadableValue)
        asked == []
    }

    def "damage in any byte is either seen or makes another value, and never another kind of error"() {
        given:
        def seed = System.nanoTime()
        def random = new Random(seed)
        def bytes = values.encode('r', [a: [1L, 'text', 2.5d, [1, 2] as Set], b: script.make('Point', 1, 2, [1] as int[])]).bytes()

        expect:
        2000.times {
            def damaged = bytes.clone()
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256)
            def result = new Object()
            try {
                values.encode('r', values.decode(new Encoded('tagged/1', damaged)))
            } catch (UnreadableValue seen) {
                result = seen
            }
            assert result != null, "seed $seed: ${new String(damaged, 'ISO-8859-1')}"
        }
    }
}
