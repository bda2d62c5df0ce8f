package flow.cli

import spock.lang.Specification

class ResultStreamSpec extends Specification {

    def "a result that cannot be written ends the command"() {
        when:
        new PrintStream(new ResultStream(failing('No space left on device')), true).println('x')

        then:
        def fault = thrown(Unusable)
        fault.message == 'the result cannot be written: No space left on device'
    }

    def "a reader who has seen enough disturbs nobody"() {
        given:
        def asked = []
        def results = new PrintStream(new ResultStream(failing('Broken pipe') { asked << it }), true)

        when:
        3.times { results.print('x') }

        then:
        asked.size() == 1
    }

    private static OutputStream failing(String reason, Closure asked = {}) {
        new OutputStream() {
            @Override
            void write(int one) {
                asked(one)
                throw new IOException(reason)
            }
        }
    }
}
