package flow.script.syntax

import spock.lang.Specification

/** language.md §1.1: code outside of bodies sees no artifacts; and classes that are taken for names. */
class OutsideNamesSpec extends Specification implements SyntaxFixture {
    static final String FLOW = "flow('f') { parameter 'alpha', default: 1\nstep('s') { total = 1 } }"

    def "'#name' is not visible #where"() {
        expect:
        found("$code\n$FLOW") == ["F015 1:${code.indexOf(name) + 1} $name: nothing called '$name' is visible outside of a body's" +
                                      " braces | code outside of bodies sees no artifacts and parameters: pass '$name' to it as" +
                                      ' an argument']

        where:
        where                   | name      | code
        'in a helper method'    | 'alpha'   | 'def scaled(x) { x * alpha }'
        'in a helper closure'   | 'total'   | 'def scaled(rows) { rows.collect { it * total } }'
        'in a local closure'    | 'total'   | 'def scaled = { n -> n * total }; scaled(3)'
        'at script level'       | 'total'   | 'println total'
        'in a text'             | 'total'   | 'println "a $total"'
        'although it is a word of bodies' | 'current' | 'def name() { current.stepName }'
    }

    def "an artifact in the code of a block is named by a text: #use"() {
        expect:
        found("flow('f') { step('a') { rows = [1] }\n$use }") == [
            "F012 2:${use.indexOf('rows') + 1} rows: nothing called 'rows' is known while the graph is built" +
                " | an artifact is named by a text here: 'rows'",
        ]

        where:
        use << [
            "foreach(rows, as: 'row') { step('b') { } }; join('j') { }",
            "if (rows) { step('b') { } }",
            'rows.each { step("b_$it") { } }',
        ]
    }

    def "what is declared is visible: #code"() {
        expect:
        found("$code\n$FLOW") == []

        where:
        code << [
            'def scaled(x, alpha) { x * alpha }',
            '@groovy.transform.Field int alpha2 = 3\ndef scaled(x) { x * alpha2 }',
            'def getRate() { 3 }\ndef scaled(x) { x * rate }',
            'def rate = 3; def scaled = { n -> n * rate }; scaled(3)',
            'import static java.lang.Math.PI\ndef area(r) { PI * r }',
            'def page(rows) { new groovy.xml.MarkupBuilder().html { body(rows) { p(title) } } }',
            'def d = new Date(0).with { time }',
            'def f = { total }; new Expando(total: 1).with(f)',
            'out.println "x"; println binding; def c = { owner.toString() + delegate + thisObject }; c()',
            'class Row { def f() { total } }',
        ]
    }

    def "configs and parameters of a block are told apart from names that nobody knows: #text"() {
        expect:
        found(text) == []

        where:
        text << [
            "flow('f') { config 'cfg', default: [a: [1]]\nforeach(cfg.a) { step('s') { } }; join('j') { } }",
            "flow('f') { def n = 'cfg'; config n, default: [a: [1]]\nforeach(cfg.a) { step('s') { } }; join('j') { } }",
            "@groovy.transform.Field def rows = [1]\nflow('f') { foreach(rows) { step('s') { } }; join('j') { } }",
            "flow('f') { parameter 'p', default: { userName + flowName }\nstep('s') { } }",
        ]
    }

    def "an unknown class is told as one: #text"() {
        expect:
        found(text) == [problem]

        where:
        text                                                      | problem
        "flow('f') { parameter 'p', type: Strng\nstep('s') { } }" | "F001 1:34 Strng: there is no class 'Strng' | did you mean 'String'?"
        "flow('f') { step('s') { x = LocalDat.now() } }"          | "F001 1:29 LocalDat: there is no class 'LocalDat' | did you mean 'LocalDate'?"
        "def f() { Duratio.ofHours(1) }\nflow('f') { step('s') { } }" | "F001 1:11 Duratio: there is no class 'Duratio' | did you mean 'Duration'?"
    }

    def "capital names can be artifacts: #body"() {
        expect:
        foundInBody(body) == []

        where:
        body << ['X = [1]; Y = X + 1', 'Strin = 1; x = Strin', 'x = Unheard', 'Matrix = load(); y = Matri.size()']
    }
}
