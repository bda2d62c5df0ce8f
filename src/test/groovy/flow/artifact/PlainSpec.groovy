package flow.artifact

import spock.lang.Specification

/** The short way and the long one come to the same. */
class PlainSpec extends Specification {
    private static final ScriptClasses CLASSES = ScriptClasses.NONE
    private static final Random RANDOM = new Random(7)

    def "#what is written as the encoder writes it, and comes back as the decoder reads it"() {
        expect:
        Plain.encode(value) == longWay(value)
        back(longWay(value)) == value
        back(longWay(value))?.class == value?.class

        where:
        value << values()
        what = "${value?.class?.simpleName} ${value.inspect()}"
    }

    def "ten thousand random numbers are the same by both ways"() {
        expect:
        (1..10_000).every {
            def value = RANDOM.nextBoolean() ? RANDOM.nextInt() >> RANDOM.nextInt(32) : RANDOM.nextLong() >> RANDOM.nextInt(64)
            Plain.encode(value) == longWay(value) && back(longWay(value)) == value && back(longWay(value)).class == value.class
        }
    }

    def "#value.inspect() takes the long way"() {
        expect:
        Plain.encode(value) == null

        where:
        value << ['"', 'a\\b', 'a\tb', 'ä', '\u007f', 'x' * 201, "GString ${1}", 1.5, 2.5d, 3G, 'c' as char, [], [:], 5 as short]
    }

    def "bytes that no encoder wrote take the long way, which refuses them: #text"() {
        expect:
        Plain.number(new Encoded(encoding, text.bytes)) == null

        where:
        encoding   | text
        'json/1'   | ''
        'json/1'   | '01'
        'json/1'   | '+1'
        'json/1'   | '1 '
        'json/1'   | '12345678901'
        'json/2'   | '1'
        'bytes/1'  | '1'
        'tagged/1' | '{"$long":}'
        'tagged/1' | '{"$long":05}'
        'tagged/1' | '{"$long":5'
        'tagged/1' | '{"$lonf":5}'
        'files/1'  | '{"$long":5}'
    }

    private static List values() {
        [null, true, false, 0, 1, -1, 9, 10, 999_999_999, 1_000_000_000, Integer.MAX_VALUE, Integer.MIN_VALUE, 0L, 5L, -5L, 1_000_000_000L,
         Long.MAX_VALUE, Long.MIN_VALUE, (long) Integer.MAX_VALUE + 1, '', 'a', ' ', "it's", '{"$long":5}'.replace('"', ''), 'x' * 200, '~', '1', 'null']
    }

    private static Encoded longWay(value) {
        new Encoder('value', CLASSES, Contents.NONE, { throw new AssertionError(it) }).encode(value)
    }

    private static Object back(Encoded value) {
        def plain = Plain.number(value)
        def decoded = Decoder.decode(value, CLASSES, Contents.NONE)
        assert plain == null || plain == decoded && plain.class == decoded.class
        plain == null ? decoded : plain
    }
}
