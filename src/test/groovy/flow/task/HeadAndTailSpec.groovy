package flow.task

import flow.store.LogLine
import flow.store.LogLine.Stream
import spock.lang.Specification

import java.time.Instant

class HeadAndTailSpec extends Specification {
    static final AT = Instant.parse('2026-11-20T19:00:00Z')
    static final LENGTH = 100 - HeadAndTail.OVERHEAD

    def "a log within its limit is stored whole, and at once"() {
        given:
        def log = new HeadAndTail(1_000)

        expect:
        texts(log.head(lines(0..<9))) == names(0..<9)
        log.tail() == []
    }

    def "of a longer one the beginning is stored at once, the end at the end, and what is missing is said"() {
        given:
        def log = new HeadAndTail(10_000)

        when:
        def head = (0..<500).collectMany { log.head(lines([it])) }
        def tail = log.tail()

        then:
        texts(head) == names(0..<90)
        tail[0] == new LogLine(AT, Stream.ERR, "flow: 400 lines (${400 * LENGTH} bytes) left out here: 'run.log-limit' says how much is kept")
        texts(tail.tail()) == names(490..<500)
    }

    def "what fits behind the beginning without a gap is stored with nothing said"() {
        given:
        def log = new HeadAndTail(10_000)

        expect:
        texts(log.head(lines(0..<95))) == names(0..<90)
        texts(log.tail()) == names(90..<95)
    }

    def "the last line is kept however long it is, and none stands before an earlier one"() {
        given:
        def log = new HeadAndTail(1_000)
        def long_ = new LogLine(AT, Stream.OUT, 'x' * 5_000)

        expect:
        log.head([long_]) == []
        log.head(lines([1])) == []
        log.head([long_]) == []
        log.tail()*.text() == ["flow: 2 lines (${5_000 + LENGTH} bytes) left out here: 'run.log-limit' says how much is kept", long_.text()]
    }

    private static List<LogLine> lines(Iterable<Integer> numbers) {
        names(numbers).collect { new LogLine(AT, Stream.OUT, it.padRight(LENGTH)) }
    }

    private static List<String> names(Iterable<Integer> numbers) { numbers.collect { "line $it".toString() } }

    private static List<String> texts(List<LogLine> lines) { lines*.text()*.trim() }
}
