package flow.store

import flow.graph.TaskId
import flow.graph.TaskId.Index
import flow.store.LogLine.Stream
import spock.lang.Specification

import java.time.Instant

class LogFormatSpec extends Specification {
    static final AT = Instant.parse('2026-11-20T19:00:00.000000007Z')

    def "a line is readable, and comes back just as it was: #what"() {
        given:
        def source = new LogSource(new TaskId('fit', [new Index.Item(2), new Index.Round(0), new Index.Node(1)]), 3)
        def lines = [new LogLine(AT, Stream.OUT, text), new LogLine(AT, Stream.ERR, text)]

        when:
        def bytes = LogFormat.write(source, lines)

        then:
        LogFormat.read(bytes, 'here') == lines.collect { new LogEntry(source, it) }
        !(0 in bytes.toList())

        where:
        what                 | text
        'plain'              | 'hello, world'
        'nothing'            | ''
        'blanks'             | '  a  b  '
        'zeros'              | '\u0000\u0000a\u0000'
        'control characters' | "a\u0000b\u001b[31m\t\r"
        'line ends'          | 'a\nb\r\nrun\nout 1.000000000 3 abc\n'
        'all of Unicode'     | 'Zoë 東京 \uD83D\uDC27 \u2028\uFFFF'
    }

    def "it looks like this"() {
        expect:
        new String(LogFormat.write(new LogSource(new TaskId('fit', [new Index.Item(2)]), 0), [new LogLine(AT, Stream.OUT, 'hi')])) ==
            'v2 task 0 fit .2\nout 1795201200.000000007 2 hi\n'
        new String(LogFormat.write(LogSource.RUN, [])) == 'v2 run\n'
    }

    def "what an earlier release wrote is read as it was"() {
        expect:
        LogFormat.read('task 1 fit .2\nout 1795201200.000000007 3 h\0i\n'.bytes, 'here') ==
            [new LogEntry(new LogSource(new TaskId('fit', [new Index.Item(2)]), 1), new LogLine(AT, Stream.OUT, 'h\0i'))]
        LogFormat.read('run\n'.bytes, 'here') == []
    }

    def "what a later release wrote is refused politely"() {
        when:
        LogFormat.read('v3 run #\nout 1\n'.bytes, 'the log (byte 7)')

        then:
        def failure = thrown(StoreFailure)
        failure.message == 'the log (byte 7) was written by a later release of flow, in a way that this one does not know. Use that one.'
    }

    def "what is no line is told as damage: #text"() {
        when:
        LogFormat.read(text.bytes, 'the log (byte 7)')

        then:
        def damage = thrown(StoreCorrupt)
        damage.message.contains('the log (byte 7)')

        where:
        text << ['', 'run', 'walk\n', 'task 0 fit\n', 'run\nout 1.000000000 9 abc\n', 'run\nup 1.000000000 3 abc\n', 'v2 walk\n', 'v2\n', 'v0 run\n']
    }
}
