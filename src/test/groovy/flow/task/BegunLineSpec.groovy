package flow.task

import flow.problem.Masks
import spock.lang.Specification

/** How bytes become lines. */
class BegunLineSpec extends Specification {
    Masks masks = new Masks()
    BegunLine line = new BegunLine(masks)
    List<String> ended = []

    def "#what"() {
        when:
        pieces.each { add(it.bytes) }

        then:
        ended == lines
        left() == rest

        where:
        what                                             | pieces                                 || lines              | rest
        'a line ends with a line feed'                   | ['one\ntwo\n']                         || ['one', 'two']     | []
        'the last one need not'                          | ['one\ntwo']                           || ['one']            | ['two']
        'an empty line is a line'                        | ['\n\n']                               || ['', '']           | []
        'a line may come in pieces'                      | ['o', 'n', 'e\nt', 'wo\n']             || ['one', 'two']     | []
        'or with a carriage return before the line feed' | ['one\r\ntwo\r', '\nthree\r\r\n']      || ['one', 'two', 'three'] | []
        'a progress bar leaves its last state'           | ['0 %\r', '50 %', '\r100 %', '\n']     || ['100 %']          | []
        'also when nothing ends it'                      | ['0 %\r50 %\r']                        || []                 | ['50 %']
        'a tab and other controls are part of the text'  | ['a\tb\u001b[1mc\u0000\n']             || ['a\tb\u001b[1mc\u0000'] | []
    }

    def "a character that comes in pieces is whole"() {
        when:
        'Zoë 東京 🐧\n'.getBytes('UTF-8').each { add([it] as byte[]) }

        then:
        ended == ['Zoë 東京 🐧']
    }

    def "bytes that are no text do no harm"() {
        when:
        add([0xff, 0x00, 0xc3, 0x0a, 0x80, 0x0a] as byte[])

        then:
        ended == ['\ufffd\u0000\ufffd', '\ufffd']
    }

    def "text becomes the same lines as its bytes do, in whatever pieces: seed #seed"() {
        given:
        def random = new Random(seed)
        def byBytes = new BegunLine(masks)
        def endedByBytes = []

        when:
        200.times {
            def piece = (0..random.nextInt(4)).collect { ['x', 'Zoë', '東京', '🐧', '\n', '\r\n', '\r', ''][random.nextInt(8)] }.join('')
            line.add(piece) { ended << it }
            def bytes = piece.getBytes('UTF-8')
            byBytes.add(bytes, 0, bytes.length) { endedByBytes << it }
        }
        byBytes.finish { endedByBytes << it }

        then:
        ended + left() == endedByBytes

        where:
        seed << (1..50)
    }

    def "a character of two halves is whole, and half of one is a question mark: #halves"() {
        when:
        halves.each { half -> line.add(half) { ended << it } }

        then:
        ended + left() == lines

        where:
        halves                          || lines
        ['\ud83d', '\udc27', '\n']      || ['🐧']
        ['\ud83d', '\n']                || ['?']
        ['\ud83d']                      || ['?']
        ['\udc27\n']                    || ['?']
        ['a\ud83d', '', '\udc27b\n']    || ['a🐧b']
    }

    def "half of a character stands before bytes that come next"() {
        when:
        line.add('\ud83d') { ended << it }
        add('x\n'.bytes)

        then:
        ended == ['?x']
    }

    def "a line without an end becomes several, cut between characters: #text"() {
        given:
        def bytes = text.getBytes('UTF-8')
        def most = BegunLine.LONGEST.intdiv(bytes.length)

        when:
        add(repeated(bytes, 2 * most + 5))

        then:
        ended*.length()*.intdiv(text.length()).every { it in [most, most + 1] }
        !ended.any { it.contains('\ufffd') }
        (ended + left()).join('') == text * (2 * most + 5)

        where:
        text << ['x', 'ë', '東', '🐧']
    }

    def "it is never cut within a secret, wherever that stands: #before characters before it"() {
        given:
        masks.hide(['SECRET-1234'])

        when:
        add(('x' * before + 'SECRET-1234' + 'y' * 100 + '\n').bytes)

        then:
        ended.size() == 2
        masks.on(ended.join('\n')) == ended.join('\n').replace('SECRET-1234', '***')
        !masks.on(ended.join('')).contains('SECRET')
        ended.collect { masks.on(it) }.join('') == 'x' * before + '***' + 'y' * 100

        where:
        before << (BegunLine.LONGEST - 14..BegunLine.LONGEST).toList()
    }

    def "what is no text at all is cut too"() {
        when:
        add(repeated([0x80] as byte[], BegunLine.LONGEST * 2 + 100))

        then:
        ended.size() == 2
    }

    private void add(byte[] bytes) { line.add(bytes, 0, bytes.length) { ended << it } }

    private static byte[] repeated(byte[] bytes, int times) {
        def all = new byte[bytes.length * times]
        times.times { System.arraycopy(bytes, 0, all, it * bytes.length, bytes.length) }
        all
    }

    private List<String> left() {
        def rest = []
        line.finish { rest << it }
        rest
    }
}
