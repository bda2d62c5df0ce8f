package flow.progress

import spock.lang.Specification

class UserTextSpec extends Specification {

    def "of '#line.inspect()' a terminal gets colours only, and what has no colours nothing of it"() {
        expect:
        UserText.of(line, Ink.ANSI) == coloured
        UserText.of(line, Ink.NONE) == plain

        where:
        line                                  || coloured                              | plain
        'as it is, 東京\tand on'               || 'as it is, 東京\tand on'                | 'as it is, 東京\tand on'
        '\u001b[31mred\u001b[0m rest'         || '\u001b[31mred\u001b[0m rest\u001b[0m' | 'red rest'
        '\u001b[38;5;200mpink'                || '\u001b[38;5;200mpink\u001b[0m'       | 'pink'
        'up \u001b[2A and \u001b[2J clear'    || 'up .[2A and .[2J clear'              | 'up .[2A and .[2J clear'
        'title \u001b]0;x\u0007'              || 'title .]0;x.'                        | 'title .]0;x.'
        '\u009b2Jone byte\b\b\r'              || '.2Jone byte...'                      | '.2Jone byte...'
        '\u001b[3\u001b[31mboth'              || '.[3\u001b[31mboth\u001b[0m'          | '.[3both'
    }
}
