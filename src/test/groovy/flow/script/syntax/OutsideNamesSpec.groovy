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
        'in a class'            | 'total'   | 'class Row { def f() { total + 1 } }'
        'in a local closure'    | 'total'   | 'def scaled = { n -> n * total }; scaled(3)'
        'at script level'       | 'total'   | 'println total'
        'in a text'             | 'total'   | 'println "a $total"'
        'although it is a word of bodies' | 'current' | 'def name() { current.stepName }'
    }

    def "an anonymous class in a body sees nothing of it"() {
        expect:
        foundInBody('total = 1; new Runnable() { void run() { println total } }.run()') == [
            "F015 2:50 total: nothing called 'total' is visible outside of a body's braces | code outside of bodies sees no" +
                " artifacts and parameters: pass 'total' to it as an argument",
        ]
        foundInBody('total = 1; def one = total; new Runnable() { void run() { println one } }.run()') == []
    }

    def "a method that there is not: #code"() {
        expect:
        found("def helper(x) { x }\n$code")*.replaceAll(/^(\S+) \S+ /, '$1 ') == ["F002 $problem"]

        where:
        code                                                          | problem
        "flow('f') { step('s') { x = helpr(1) } }"                    | "helpr: there is no method 'helpr' | did you mean 'helper'?"
        "flow('f') { step('s') { [1].each { helpr(it) } } }"          | "helpr: there is no method 'helpr' | did you mean 'helper'?"
        "flow('f') { step('s') { prntln 1 } }"                        | "prntln: there is no method 'prntln' | did you mean 'println'?"
        "flow('f') { join('j') { merg(it) } }"                        | "merg: there is no method 'merg' | did you mean 'merge'?"
        "flow('f') { choose { when({ redy() }) { } } }"               | "redy: there is no method 'redy'"
        "def other(x) { helpr(x) }\nflow('f') { step('s') { } }"      | "helpr: there is no method 'helpr' | did you mean 'helper'?"
    }

    def "what can be called: #code"() {
        expect:
        found(code) == []

        where:
        code << [
            "def helper(x) { x }\nflow('f') { step('s') { x = helper(1); println x; sleep 1; use(Object) { helper(2) } } }",
            "static twice(x) { 2 * x }\nflow('f') { step('s') { x = twice(1) } }",
            "import static java.lang.Math.max\nflow('f') { step('s') { x = max(1, 2) } }",
            "@groovy.transform.Field Closure f = { 1 }\nflow('f') { step('s') { x = f() } }",
            "flow('f') { step('s') { def f = { 1 }; x = f(); y = { it }(2); exec(['ls']); file('a') } }",
            "flow('f') { step('s') { def n = 3; def fact = { k -> k < 2 ? 1 : k * call(k - 1) }; x = fact(n) } }",
            "flow('f') { step('s') { new Date().with { format('y') }; builder().html { p('x') } } }\ndef builder() { new groovy.xml.MarkupBuilder() }",
            "def methodMissing(String name, args) { 1 }\nflow('f') { step('s') { x = anything(1) } }",
            "class Row { def f() { anything() } }\nflow('f') { step('s') { } }",
            "flow('f') { step('s') { x = new Object() { def f() { g() }; def g() { 1 } }.f() } }",
        ]
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
            'class Row { def f() { unheard } }',
            'class Row { int total; def f() { total } }',
            'class Row { def propertyMissing(String name) { 1 }; def f() { total } }',
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
        body << ['X = [1]; Y = X + 1', 'Strin = 1; x = Strin', 'x = Unheard', 'Matrix = [1]; y = Matri.size()']
    }
}
