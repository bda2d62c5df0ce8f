package flow.problem

import spock.lang.Specification

class VisibleSpec extends Specification {

    def "a terminal obeys nothing in a text that is shown"() {
        expect:
        Visible.text(text) == shown

        where:
        text                       || shown
        'step \u001b[31mred\u0007' || 'step .[31mred.'
        'over\rwritten\u009b2J'    || 'over.written.2J'
        'two\n\tlines'             || 'two\n\tlines'
        'Zoë 東京 😀'              || 'Zoë 東京 😀'
    }

    def "a problem that quotes the user is fit for a terminal"() {
        expect:
        ProblemPrinter.over().print(Problem.of(Code.F006, Position.NOWHERE, "'a\u001b[1m' is no name")) ==
            "error[F006]: 'a.[1m' is no name\n"
    }
}
