package flow.graph

import org.codehaus.groovy.control.CompilationFailedException
import spock.lang.Specification

class IdentifiersSpec extends Specification {

    def "'#name' is a name that bodies can use"() {
        expect:
        Identifiers.check('artifact name', name) == name
        !Identifiers.isReserved(name)

        where:
        name << ['x', 'totalSum', 'x_1', 'größe', 'record', 'in', 'var', 'yield', 'Inputs', 'data', 'branches', 'run', 'steps']
    }

    def "'#name' is no identifier; #hint"() {
        when:
        Identifiers.check('artifact name', name)

        then:
        def refusal = thrown(InvalidValue)
        refusal.code().name() == 'F006'
        refusal.message == "'$name' is no artifact name"
        refusal.hint() == "use letters, digits and '_', starting with a letter" + hint

        where:
        name        || hint
        ''          || ''
        'my-value'  || ", such as 'myValue'"
        'my value'  || ", such as 'myValue'"
        '2nd'       || ", such as 'nd'"
        'a.b'       || ", such as 'aB'"
        '-'         || ''
        'a\u0000'   || ", such as 'a'"
        'in-put'    || ", such as 'inPut'"
        '-step'     || ''
    }

    def "'#name' is reserved"() {
        when:
        Identifiers.check('parameter name', name)

        then:
        def refusal = thrown(InvalidValue)
        refusal.code().name() == 'F006'
        refusal.message == "'$name' is reserved"
        refusal.hint() == hint
        Identifiers.isReserved(name)

        where:
        name        || hint
        'input'     || 'it is a word of the language that means something else in a body; use another name'
        'current'   || 'it is a word of the language that means something else in a body; use another name'
        'metric'    || 'it is a word of the language that means something else in a body; use another name'
        'step'      || 'it is a word of the language; use another name'
        'schedule'  || 'it is a word of the language; use another name'
        'delegate'  || 'it is a name that Groovy answers itself; use another name'
        'it'        || 'it is a name that Groovy answers itself; use another name'
        'class'     || 'it is a keyword of Groovy; use another name'
        'default'   || 'it is a keyword of Groovy; use another name'
        '_x'        || "names do not start with '_'"
    }

    def "what Groovy cannot assign is reserved, and what it can is not a keyword: #word"() {
        expect:
        Identifiers.isReserved(word) == !isAssignable(word)

        where:
        word << ('abstract as assert async await boolean break byte case catch char class const continue def default do double' +
                ' else enum extends false final finally float for goto if implements import in instanceof int interface long' +
                ' native new null package permits private protected public record return sealed short static strictfp super' +
                ' switch synchronized this threadsafe throw throws trait transient true try var void volatile while yield')
                .split(' ')
    }

    private static boolean isAssignable(String word) {
        try {
            new GroovyShell().parse("$word = 1")
            return true
        } catch (CompilationFailedException ignored) {
            return false
        }
    }
}
