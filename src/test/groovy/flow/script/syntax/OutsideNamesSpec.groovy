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
        "flow('f') { step('s') { exce(['ls']) } }"                    | "exce: there is no method 'exce' | did you mean 'exec'?"
        "def other(x) { helpr(x) }\nflow('f') { step('s') { } }"      | "helpr: there is no method 'helpr' | did you mean 'helper'?"
    }

    def "a method outside of bodies does not see the words of bodies: #word"() {
        expect:
        found("def helper(x) { $word }\nflow('f') { step('s') { x = helper(1) } }") == ["F010 1:17 ${word.takeWhile { it != '(' as char }}: " +
            "'${word.takeWhile { it != '(' as char }}' is a word of bodies, and a method outside of them does not see it" +
            " | call it between a body's braces, and pass what it answers on as an argument"]

        where:
        word << ["exec(['ls'])", "file('x')", 'merge(x)']
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

    def "an artifact has no value in the code of a block: #use"() {
        expect:
        found("flow('f') { step('a') { rows = [1] }\n$use }") == [
            "F012 2:${use.indexOf('rows') + 1} rows: nothing called 'rows' is known while the graph is built" +
                ' | artifacts have their values in bodies; what shapes the graph is a config',
        ]

        where:
        use << [
            "if (rows) { step('b') { } }",
            'rows.each { step("b_$it") { } }',
            "foreach(rows + [2]) { step('b') { } }; join('j') { }",
            "step('b', nodes: rows) { }; join('j') { }",
        ]
    }

    def "a name without its quotes is shown with them: #use"() {
        expect:
        found("flow('f') { step('a') { rows = [1] }\n$use }") == [
            "F012 2:${use.indexOf(name) + 1} $name: nothing called '$name' is known while the graph is built | write it in quotes: $cure" as String,
        ]

        where:
        use                                                             | name      | cure
        "foreach(rows, as: 'row') { step('b') { } }; join('j') { }"     | 'rows'    | "foreach('rows')"

        "step(start) { x = 1 }"                                         | 'start'   | "step('start')"
        "step start, retry: 3, { x = 1 }"                               | 'start'   | "step('start')"
        "step('b', catchInto: failure) { }"                             | 'failure' | "catchInto: 'failure'"
        "parallel { branch(left) { step('b') { } } }; join('j') { }"    | 'left'    | "branch('left')"
        "parameter alpha, default: 1"                                   | 'alpha'   | "parameter('alpha')"
        "repeat(tune, until: { true }, atMost: 3) { step('b') { } }"    | 'tune'    | "repeat('tune')"
        "trigger event"                                                 | 'event'   | "trigger('event')"
    }

    def "so is one that Groovy takes for a call: #text"() {
        expect:
        found(text) == [problem]

        where:
        text                                                       | problem
        "flow('f') { step start { x = 1 } }"                       | "F012 1:18 start: 'start' is no name without quotes | write it in quotes: step('start') { … }"
        "flow('f') { foreach rows { step('b') { } } }"             | "F012 1:21 rows: 'rows' is no name without quotes | write it in quotes: foreach('rows') { … }"
        "flow training { step('a') { } }"                          | "F012 1:6 training: 'training' is no name without quotes | write it in quotes: flow('training') { … }"
        "flow(training) { step('a') { } }"                         | "F012 1:6 training: nothing called 'training' is known while the graph is built | write it in quotes: flow('training')"
    }

    def "a condition without braces is shown with them: #use"() {
        expect:
        found("flow('f') { parameter 'most', default: 3; step('a') { total = 1 }\n$use }")*.replaceAll(/.* \| /, '').toSet() ==
            ["a condition stands in braces, so that it is asked later: $cure" as String] as Set

        where:
        use                                                        | cure
        "choose { when(total > 3) { step('b') { } } }"             | 'when({ total > 3 })'
        "choose { when(!total) { step('b') { } } }"                | 'when({ !total })'
        "choose { when(total == 1 && total < most) { step('b') { } } }" | 'when({ total == 1 && total < most })'
        "repeat('r', until: total < 0.1, atMost: 3) { step('b') { total = 0 } }" | 'until: { total < 0.1 }'
        "repeat('r', atMost: 3, until: iteration > 2) { step('b') { total = 0 } }" | 'until: { iteration > 2 }'
    }

    def "what only bodies have is told as that: #use"() {
        expect:
        found("flow('f') {\n$use; step('a') { } }") == [problem]

        where:
        use                                        | problem
        'println current.runId'                    | "F010 2:9 current: 'current' has a value only in bodies, and not while the graph is built"
        'step("x_${index}") { }'                   | "F010 2:11 index: 'index' has a value only in bodies, and not while the graph is built"
        "step('x', timeout: env.LIMIT) { }"        | "F010 2:20 env: 'env' has a value only in bodies, and not while the graph is built"
        "artifacts['x'] = 1"                       | "F010 2:1 artifacts: 'artifacts' has a value only in bodies, and not while the graph is built"
        "exec(['ls'])"                             | "F010 2:1 exec: 'exec' cannot stand in a flow | it stands in bodies, as between the braces of step('name') { … }"
        "[1].each { file('x') }"                   | "F010 2:12 file: 'file' cannot stand in a flow | it stands in bodies, as between the braces of step('name') { … }"
    }

    def "these are written at words without quotes or braces, and mean what they say: #text"() {
        expect:
        found(text) == []

        where:
        text << [
            "def name = 'a'; def file(x) { x }\nflow(name) { step(name) { }; file('x') }",
            "def rows = [1, 2]; flow('f') { foreach(rows, as: 'row') { step('b') { } }; join('j') { } }",
            "def cond = { true }; flow('f') { choose { when(cond) { step('b') { } } }; repeat('r', until: cond, atMost: 2) { step('c') { } } }",
            "flow('f') { config 'cfg', default: [rows: [1]]; foreach(cfg.rows) { step('b') { } }; join('j') { } }",
            "flow('f') { for (index in 1..2) { step(\"s\$index\") { } } }",
            "def input = 'x'; flow('f') { step(input) { } }",
            "@groovy.transform.Field def current = 'now'\nflow('f') { step(current) { } }",
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
