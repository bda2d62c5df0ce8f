package flow.cli

import spock.lang.Specification

class ArgumentReaderSpec extends Specification {

    static final PARAM = Option.value('--param', 'NAME=VALUE', 'A parameter').or('-p').many()
    static final FORMAT = Option.choice('--format', ['text', 'dot'], 'How to show it')
    static final ALL = Option.flag('--all', 'Everything').or('-a')
    static final CLOSED = Syntax.of('show', 'Show', [Operand.SCRIPT], PARAM, FORMAT, ALL)
    static final OPEN = CLOSED.opened()

    def "an option's value is given as #typed"() {
        expect:
        ArgumentReader.read(CLOSED, ['x', *typed]).values(PARAM) == ['a=1']

        where:
        typed << [['--param', 'a=1'], ['--param=a=1'], ['-p', 'a=1'], ['-pa=1'], ['-p=a=1']]
    }

    def "a flag that may have a value takes only one behind its equals sign: #typed"() {
        given:
        def wanted = Option.optional('--tell', 'WHOM', 'Tells')
        def read = ArgumentReader.read(Syntax.of('show', 'Show', [Operand.SCRIPT], wanted), typed)

        expect:
        read.values(wanted) == values
        read.rest() == ['x']

        where:
        typed                  || values
        ['--tell', 'x']        || ['']
        ['x', '--tell=ann,bob'] || ['ann,bob']
        ['--tell=', 'x']       || ['']
        ['x']                  || []
    }

    def "options stand before and after operands"() {
        expect:
        ArgumentReader.read(CLOSED, typed).with {
            rest() == ['x'] && has(ALL) && value(FORMAT).get() == 'dot'
        }

        where:
        typed << ['--all --format dot x', 'x --format=dot -a', '-a x --format dot']*.split(' ')*.toList()
    }

    def "a repeatable option keeps its values in order"() {
        expect:
        ArgumentReader.read(CLOSED, ['-p', 'b=1', 'x', '--param', 'a=2']).values(PARAM) == ['b=1', 'a=2']
    }

    def "behind two dashes nothing is an option"() {
        expect:
        ArgumentReader.read(CLOSED, ['--', '--all']).rest() == ['--all']
    }

    def "a dash alone and negative numbers are no options"() {
        expect:
        ArgumentReader.read(OPEN, ['-', '-1', '-.5', '-2e3']).rest() == ['-', '-1', '-.5', '-2e3']
    }

    def "a value may be empty or look like an option"() {
        expect:
        ArgumentReader.read(CLOSED, ['x', '--param', value]).values(PARAM) == [value]
        ArgumentReader.read(CLOSED, ['x', '--param=' + value]).values(PARAM) == [value]

        where:
        value << ['', '--all', '-']
    }

    def "an open syntax hands on what it does not know, in order"() {
        expect:
        ArgumentReader.read(OPEN, ['--alpha', '3', 'x', '--beta=4', '-z', '--all']).rest() ==
            ['--alpha', '3', 'x', '--beta=4', '-z']
    }

    def "#typed is refused: #message"() {
        when:
        ArgumentReader.read(CLOSED, typed)

        then:
        def fault = thrown(UsageFault)
        fault.messages() == [message]

        where:
        typed                       | message
        ['x', '--fromat', 'dot']    | "there is no option '--fromat'; did you mean '--format'?"
        ['x', '--zzz']              | "there is no option '--zzz'"
        ['x', '-z']                 | "there is no option '-z'"
        ['x', '--format']           | "'--format' needs a value: --format text|dot"
        ['x', '--format', 'dott']   | "--format cannot be 'dott'; did you mean 'dot'?"
        ['x', '--format=svg']       | "--format cannot be 'svg'; it is one of text, dot"
        ['x', '--all=yes']          | "'--all' takes no value"
        ['x', '--all', '-a']        | "'-a' is given twice"
        []                          | 'SCRIPT is missing'
        ['x', 'y', 'z']             | "'y' is one argument too many"
    }

    def "who asks for help need not get the rest right"() {
        expect:
        ArgumentReader.read(CLOSED, ['--help']).has(Option.HELP)
        ArgumentReader.read(CLOSED, ['-h', 'x', 'y']).has(Option.HELP)
    }
}
