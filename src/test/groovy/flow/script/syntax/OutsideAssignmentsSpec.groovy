package flow.script.syntax

import spock.lang.Specification

/** language.md §1.1: an undeclared name is assigned in bodies only. */
class OutsideAssignmentsSpec extends Specification implements SyntaxFixture {
    static final String FLOW = "flow('f') { step('s') { } }"
    static final String CURE = 'return the value and assign it in a body, or declare it with \'def\''

    def "an undeclared name is assigned #where"() {
        given:
        def column = code.readLines().last().indexOf('total') + 1

        expect:
        found("$code\n$FLOW") == ["F015 ${code.readLines().size()}:$column total: 'total = …' outside of a body's braces" +
                                      " creates no artifact | $CURE"]

        where:
        where                              | code
        'at script level'                  | 'total = 1'
        'by +='                            | 'total += 1'
        'by ++'                            | 'total++'
        'among others'                     | 'def x\n(x, total) = [1, 2]'
        'in a loop'                        | '[1].each { total = it }'
        'in a helper method'               | 'def help() { total = 1 }'
        'in a closure of a helper method'  | 'def help() { [1].each { total = 1 } }'
        'in a closure that is only called' | 'def load = { total = 1 }; load()'
        'in a class'                       | 'class Row { void load() { total = 1 } }'
        'in a nested class'                | 'class Row { class Cell { def a() { total = 1 } } }'
        'in a constructor'                 | 'class Row { Row() { total = 1 } }'
        'in an enum'                       | 'enum A { B; def c() { total = 1 } }'
    }

    def "an undeclared name is assigned in #where"() {
        expect:
        found(text) == ["F015 1:${text.indexOf('total') + 1} total: 'total = …' outside of a body's braces creates no artifact | $CURE"]

        where:
        where                | text
        'a block'            | "flow('f') { total = 1; step('s') { } }"
        'a loop of a block'  | "flow('f') { [1].each { n -> total = n }; step('s') { } }"
        'a computed default' | "flow('f') { parameter 'p', default: { total = 1 }\nstep('s') { } }"
    }

    def "an anonymous class in a body sets no artifact"() {
        expect:
        foundInBody('new Runnable() { void run() { total = 1 } }.run()') == [
            "F015 2:31 total: 'total = …' outside of a body's braces creates no artifact | $CURE",
        ]
    }

    def "a property of '#receiver' is no artifact, not even in a body"() {
        expect:
        foundInBody("${receiver}.x = 1") == [
            "F015 2:${receiver.length() + 2} x: '${receiver}.x = …' creates no artifact | in a body, write x = …",
        ]

        where:
        receiver << ['this', 'owner']
    }

    def "'this.x = …' in a helper method is as wrong"() {
        expect:
        found("def help() { this.total += 1 }\n$FLOW") == [
            "F015 1:19 total: 'this.total = …' creates no artifact | in a body, write total = …",
        ]
    }

    def "an option written with '=' is shown the colon"() {
        expect:
        found("flow('f') { step('s', retry = 3) { } }") == [
            "F015 1:23 retry: 'retry = …' is an assignment, and no option | write retry: …",
        ]
    }

    def "what is declared somewhere can be assigned: #code"() {
        expect:
        found("$code\n$FLOW") == []

        where:
        code << [
            'def total = 1; total = 2; total++',
            'def (a, b) = [1, 2]; (a, b) = [b, a]',
            'int i; for (i = 0; i < 3; i++) { i += 1 }',
            '@groovy.transform.Field int n = 0\ndef next() { n++; this.n = n + 1; n }',
            'def help(x) { x = 2; def y = x; y += 1; [1].each { y += it }; y }',
            'class Row { int total; static int all; void load() { total = 1; this.total = 2; all++ } }',
            'class Row { def getTotal() { 1 }; void setTotal(t) { }; void load() { total = 1 } }',
            'class Base { int total }\nclass Row extends Base { void load() { total = 1 } }',
            'class Row { int total; class Cell { void load() { total = 1 } } }',
            'class Row extends HashMap { void load() { total = 1 } }',
            'class Row { def propertyMissing(String name, value) { }; void load() { total = 1 } }',
            'trait Named { String name }\nclass Row implements Named { void load() { name = "x" } }',
            'trait Counted { int count; void more() { count += 1; count = count + 1 } }',
            'class Row { @Delegate Date date; void load() { time = 1 } }',
            'class Row extends Thread { void run() { name = "x" } }',
            'def row = new Expando(); row.total = 1',
            'def row = new Expando(); row.with { total = 1 }',
            'def row = [:].tap { total = 1 }',
            'def load = { total = 1 }; new Expando().with(load)',
            'def t = new Thread() { void run() { name = "x" } }',
            'binding.x; metaClass.y = 1',
            'String.metaClass.shout = { -> delegate.toUpperCase() }',
        ]
    }

    def "a body in a variable may assign, because it is none of the checks' business"() {
        expect:
        found("flow('f') { def body = { total = 1 }\nstep('s', body) }") == []
    }
}
