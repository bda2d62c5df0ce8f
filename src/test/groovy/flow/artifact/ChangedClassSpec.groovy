package flow.artifact

import spock.lang.Specification

class ChangedClassSpec extends Specification {

    def "fields are matched by name, and missing ones have their initial values"() {
        when:
        def back = moved('class P { int x = 1; def y = 2 }', 'new P(x: 5, y: 6)', 'class P { def z = [7]; def y = 0; int x = 3 }')

        then:
        back.x == 5
        back.y == 6
        back.z == [7]
    }

    def "a record's new last component may have a default value"() {
        when:
        def back = moved('record R(int x) { }', 'new R(1)', 'record R(int x, String unit = "kg") { }')

        then:
        back.toString() == 'R[x=1, unit=kg]'
    }

    def "a class may become a record and back"() {
        expect:
        moved('class P { int x }', 'new P(x: 5)', 'record P(int x) { }').x() == 5
        moved('record P(int x) { }', 'new P(5)', 'class P { int x }').x == 5
    }

    def "what no longer fits is refused with the class and the field"() {
        when:
        moved(before, value, after)

        then:
        def unreadable = thrown(UnreadableValue)
        unreadable.path() == '.p'
        unreadable.message == ".p: $message"

        where:
        before                        | value          | after                                        | message
        'class P { int x }'           | 'new P(x: 1)'  | 'class P { int y }'                          | "the class 'P' has no field 'x' any more"
        'class P { int x }'           | 'new P(x: 1)'  | 'class P { long x }'                         | "the field 'x' of the class 'P' is now long, and was something else"
        'class P { def x }'           | 'new P(x: 1)'  | 'class P { String x }'                       | "the field 'x' of the class 'P' is now java.lang.String, and was something else"
        'class P { def x }'           | 'new P()'      | 'class P { int x }'                          | "the field 'x' of the class 'P' is now int, and was something else"
        'class P { int x }'           | 'new P(x: 1)'  | 'class Q { int x }'                          | "the script has no class 'P' any more"
        'class P { int x }'           | 'new P(x: 1)'  | 'abstract class P { int x }'                 | "the class 'P' has no values any more"
        'class P { int x }'           | 'new P(x: 1)'  | 'class P extends ArrayList { int x }'        | "the class 'P' extends java.util.ArrayList, whose inside cannot be kept. Hold one in a field instead."
        'class P { int x }'           | 'new P(x: 1)'  | 'class P { int x; int y; P(int x) { } }'     | "the class 'P' has a new field 'y', whose initial value only a constructor without arguments would tell"
        'record P(int x) { }'         | 'new P(1)'     | 'record P(int x, int y) { }'                 | "the class 'P' has a new component 'y' without a default value"
        'record P(int x, int y) { }'  | 'new P(1, 2)'  | 'record P(int x) { }'                        | "the class 'P' has no field 'y' any more"
        'record P(int x) { }'         | 'new P(1)'     | 'record P(int x) { P { if (x < 2) throw new IllegalStateException("small") } }' | "the class 'P' does not take it: java.lang.IllegalStateException: small"
        'class P { int x }'           | 'new P(x: 1)'  | 'class P { int x; P() { throw new IllegalStateException("not now") } }' | "the constructor without arguments of 'P' fails: java.lang.IllegalStateException: not now"
        'enum P { A }'                | 'P.A'          | 'enum P { B }'                               | "the enum 'P' has no 'A' any more"
    }

    def "values of the script's classes are found whichever loader of the script defined them"() {
        given:
        def script = new ScriptForValues('class A { def b }')
        script.loader.parseClass('class B { int n }')
        def values = new Values(script.loader)

        when:
        def back = values.decode(values.encode('r', script.make('A').tap { a -> a.b = script.make('B') }))

        then:
        back.b.n == 0
        back.b.class == script.type('B')
    }

    private static Object moved(String before, String value, String after) {
        def old = new ScriptForValues(before)
        def encoded = new Values(old.loader).encode('artifact', [p: new GroovyShell(old.loader).evaluate(value)])
        new Values(new ScriptForValues(after).loader).decode(encoded).p
    }
}
