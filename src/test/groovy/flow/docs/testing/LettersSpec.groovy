package flow.docs.testing

import flow.testing.FlowRunner
import spock.lang.Shared
import spock.lang.Specification

import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset

class LettersSpec extends Specification {
    @Shared
    FlowRunner letters = FlowRunner.script('dsl-examples/foreach.flow.groovy')

    def "the letters of all words are counted"() {
        when:
        def result = letters.parameters(words: ['tree', 'house']).run().expectSuccess()

        then:
        result['total'] == 9
        result.lines == ['9 letters in 2 words']
        result.run['count'].tasks*.own*.letters*.value == [4, 5]
        result.done == ['count[0]', 'count[1]', 'total', 'print']
    }

    def "what is counted is told, whoever counts"() {
        expect:
        letters.replace('count') { letters = word == 'one' ? 100 : 1 }.run()['total'] == 102
        letters.replace('total') { inputs -> total = inputs.size() }.run().lines == ['3 letters in 3 words']
    }

    def "a word that cannot be counted fails the run, with its place"() {
        when:
        def result = letters.replace('count') { if (word == 'three') throw new IllegalStateException("no $word") else letters = 1 }.run()

        then:
        !result.succeeded
        result.failures[0].task == 'count[1]'
        result.failures[0].message == 'no three'
        result.failures[0].place.startsWith('LettersSpec.groovy:')
    }

    def "a flow can stand in the test, and time passes at once"() {
        given:
        def noon = Instant.parse('2026-11-20T12:00:00Z')
        def patient = FlowRunner.flow('patient') {
            step('fetch', retry: [times: 2, delay: '10 min'], timeout: '1 h') {
                if (current.attempt < 1) { throw new IOException('no answer') }
                rows = [3, 5, 8]
            }
        }.clock(Clock.fixed(noon, ZoneOffset.UTC))

        expect:
        patient.run().expectSuccess()['rows'] == [3, 5, 8]
        patient.run().run.took == Duration.ofMinutes(10)
        patient.takes('fetch', '2 h').run().failures[0].message == 'it took longer than its timeout of 1 h'
    }
}
