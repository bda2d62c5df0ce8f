package flow.problem

import spock.lang.Specification

class MasksSpec extends Specification {
    Masks masks = new Masks()

    def "three stars stand for a secret, wherever it is and however often"() {
        given:
        masks.hide(['hunter22'])

        expect:
        masks.on('hunter22, (hunter22) xhunter22y hunter2') == '***, (***) x***y hunter2'
    }

    def "of secrets inside of each other nothing is left over"() {
        given:
        masks.hide(['pass', 'password', 'pass-1'])

        expect:
        masks.on('password pass-1 pass') == '*** *** ***'
    }

    def "a secret with colours in it is hidden, and a text with colours elsewhere keeps them"() {
        given:
        masks.hide(['hunter22'])

        expect:
        masks.on('a \u001b[31mhun\u001b[0mter22 b') == 'a *** b'
        masks.on('\u001b[1mbold\u001b[0m hunter22') == '\u001b[1mbold\u001b[0m ***'
    }

    def "each line of a secret is hidden by itself, since logs are lines"() {
        given:
        masks.hide(['-----BEGIN KEY-----\r\nMIIEow\r\n  AAAA1\n-----END KEY-----\n'])

        expect:
        masks.on('MIIEow') == '***'
        masks.on('key AAAA1.') == 'key ***.'
        masks.on('-----BEGIN KEY-----') == '***'
    }

    def "so is how it looks in addresses and headers: #shown"() {
        given:
        masks.hide(['p@ss/word?x'])

        expect:
        masks.on("a=$shown&b") == 'a=***&b'

        where:
        shown << ['p@ss/word?x', 'p%40ss%2Fword%3Fx', 'cEBzcy93b3JkP3g=', 'cEBzcy93b3JkP3g']
    }

    def "and with its quotes escaped: #shown"() {
        given:
        masks.hide([/a"b\\c'd/])

        expect:
        masks.on("'$shown'") == "'***'"

        where:
        shown << [/a"b\\c'd/, /a\"b\\\\c'd/, /a"b\\\\c\'d/, /a\"b\\\\c\'d/]
    }

    def "fewer than four characters are not hidden: they stand in too many places that are no secret"() {
        given:
        masks.hide(['abc', '', '  x ', 'abcd'])

        expect:
        masks.on('abc x abcd') == 'abc x ***'
    }

    def "secrets of a later attempt are hidden too"() {
        given:
        masks.hide(['first'])
        masks.hide(['second'])

        expect:
        masks.on('first second third') == '*** *** third'
    }
}
