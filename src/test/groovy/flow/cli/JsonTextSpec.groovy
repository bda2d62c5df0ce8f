package flow.cli

import spock.lang.Specification

import java.util.stream.IntStream
import java.util.stream.Stream

class JsonTextSpec extends Specification {
    def out = new ByteArrayOutputStream()

    def "what is printed is what it is as a text, streams are arrays"() {
        when:
        JsonText.print(new PrintStream(out, true, 'UTF-8'), [a: [1, null, 'ä'], b: [:], c: []])

        then:
        out.toString('UTF-8') == JsonText.of([a: Stream.of(1, null, 'ä'), b: [:], c: Stream.empty()])
    }

    def "of a stream of streams no more is made than is being printed"() {
        given:
        def made = 0
        def unprinted = []
        def elements = Stream.of(IntStream.range(0, 10_000).boxed()).flatMap { it }.map {
            unprinted << made++ - out.size().intdiv(100)
            'x' * 100
        }

        when:
        JsonText.print(new PrintStream(out, true, 'UTF-8'), elements)

        then:
        made == 10_000
        unprinted.max() < 400
    }

    def "what fails on the way leaves no text that looks like a whole one"() {
        when:
        JsonText.print(new PrintStream(out, true, 'UTF-8'), [all: Stream.of(1, 2).map { if (it == 2) { throw new IllegalStateException('damaged') }; it }])

        then:
        thrown(IllegalStateException)
        out.toString('UTF-8').trim().with { it.endsWith('1') || it.empty }
    }
}
