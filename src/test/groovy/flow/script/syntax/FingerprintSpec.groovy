package flow.script.syntax

import flow.graph.Choice
import flow.graph.Repeat
import spock.lang.Specification

/** The fingerprint of a body changes with its code and with all that this code uses, and with nothing else. */
class FingerprintSpec extends Specification implements SyntaxFixture {

    def "what changes nothing leaves it as it is: #one | #other"() {
        expect:
        ofBody(one) == ofBody(other)
        ofBody(one) ==~ /[0-9a-f]{16}/

        where:
        one                            | other
        'x = 1'                        | '  x   =\t1  '
        'x = 1'                        | '\n\n  x = 1 // one\n'
        'x = 1'                        | '/* one */ x = /* two */ 1'
        'x = 1\n y = 2'                | 'x = 1; y = 2;'
        'x = [1, 2].sum { it * 2 }'    | 'x = [\n 1,\n 2,\n].sum {\n it * 2\n }'.replace('2,\n]', '2\n]')
        'for (i in 1..3) { println i }' | 'for (i in 1..3) {\n\n println i\n }'
        'x = "${1 + 2}"'               | 'x = "${ 1 + 2 }"'
        'if (1) { x = 1 } else { x = 2 }' | 'if (1) {\n x = 1\n }\n else {\n x = 2\n }'
    }

    def "other code has another: #one | #other"() {
        expect:
        ofBody(one) != ofBody(other)

        where:
        one                                       | other
        'x = 1'                                   | 'x = 2'
        'x = 1'                                   | 'y = 1'
        'x = 1 + 2'                               | 'x = 1 - 2'
        "x = 'a b'"                               | "x = 'a  b'"
        'x = "a ${1} b"'                          | 'x = "a ${1}  b"'
        "x = '// a'"                              | "x = '// b'"
        'x = 1\n -2'                              | 'x = 1 -2'
        'x = 1; y = 2'                            | 'y = 2; x = 1'
        'int i = 0; for (; i < 3;) { i++ }'       | 'int i = 0; for (; i < 3; i++) { }'
        'def f = { 1 }\n f.call()'                | 'def f = { 2 }\n f.call()'
        "x = '''a\nb'''"                          | "x = '''a\n b'''"
        'x = 1 // one'                            | 'x = 1 * 2 // one'
    }

    def "it changes with what the body uses: #what"() {
        expect:
        ofBody(body, one) != ofBody(body, other)
        ofBody('x = 1', one) == ofBody('x = 1', other)

        where:
        what                       | body                        | one                                                   | other
        'a method'                 | 'x = m(1)'                  | 'def m(a) { a }'                                      | 'def m(a) { a + 1 }'
        'its annotation'           | 'x = m(1)'                  | 'def m(a) { a }'                                      | '@groovy.transform.Memoized def m(a) { a }'
        'its parameter'            | 'x = m(1)'                  | 'def m(a, b = 1) { a }'                               | 'def m(a, b = 2) { a }'
        'an overload'              | 'x = m(1)'                  | 'def m(int a) { a }'                                  | 'def m(int a) { a }\ndef m(String a) { a }'
        'a method of a method'     | 'x = m(1)'                  | 'def m(a) { n(a) }\ndef n(a) { a }'                   | 'def m(a) { n(a) }\ndef n(a) { -a }'
        'methods in a circle'      | 'x = m(3)'                  | 'def m(a) { a ? n(a - 1) : 0 }\ndef n(a) { m(a) }'    | 'def m(a) { a ? n(a - 1) : 0 }\ndef n(a) { m(a + 0) }'
        'a method as a closure'    | 'x = [1].collect(this.&m)'  | 'def m(a) { a }'                                      | 'def m(a) { a + 1 }'
        'a computed method'        | 'def n = "m"; x = "$n"(1)'  | 'def m(a) { a }'                                      | 'def m(a) { a + 1 }'
        'a method by reflection'   | "x = invokeMethod('m', 1)"  | 'def m(a) { a }'                                      | 'def m(a) { a + 1 }'
        'a method of the owner'    | 'x = owner.m(1)'            | 'def m(a) { a }'                                      | 'def m(a) { a + 1 }'
        'the script given away'    | 'x = K.of(this)'            | 'class K { static of(s) { s } }\ndef m(a) { a }'      | 'class K { static of(s) { s } }\ndef m(a) { a + 1 }'
        'a getter'                 | 'x = limit'                 | 'def getLimit() { 1 }'                                | 'def getLimit() { 2 }'
        'a static method'          | 'x = m(1)'                  | 'static m(a) { a }'                                   | 'static m(a) { a + 1 }'
        'a call on anything'       | 'def o = [1]; x = o*.m()'   | 'def m(a = 1) { a }'                                  | 'def m(a = 2) { a }'
        'a variable'               | 'x = v'                     | 'def v = 1'                                           | 'def v = 2'
        'a variable of a variable' | 'x = v'                     | 'def w = 1\ndef v = w + 1'                            | 'def w = 2\ndef v = w + 1'
        'a variable set later'     | 'x = v'                     | 'def v = 1\nv = 2'                                    | 'def v = 1\nv = 3'
        'a list that grows'        | 'x = v'                     | 'def v = []\nv << 1'                                  | 'def v = []\nv << 2'
        'twice the same statement' | 'x = v'                     | 'def v = []\nv << 1'                                  | 'def v = []\nv << 1\nv << 1'
        'a list given to a method' | 'x = v'                     | 'def fill(l) { l << 1 }\ndef v = []\nfill(v)'         | 'def fill(l) { l << 2 }\ndef v = []\nfill(v)'
        'a list of another name'   | 'x = v'                     | 'def v = []\ndef w = v\nw << 1'                       | 'def v = []\ndef w = v\nw << 2'
        'a variable in an if'      | 'x = v'                     | 'def v = 1\nif (1 < 2) { v = 2 }'                     | 'def v = 1\nif (1 > 2) { v = 2 }'
        'a variable of a pair'     | 'x = v'                     | 'def (v, w) = [1, 2]'                                 | 'def (v, w) = [3, 2]'
        'a closure in a variable'  | 'x = c(1)'                  | 'def c = { it }'                                      | 'def c = { it + 1 }'
        'a method of such'         | 'x = c(1)'                  | 'def m(a) { a }\ndef c = { m(it) }'                   | 'def m(a) { -a }\ndef c = { m(it) }'
        'a field'                  | 'x = F'                     | 'import groovy.transform.Field\n@Field int F = 1'     | 'import groovy.transform.Field\n@Field int F = 2'
        'the type of a field'      | 'x = F'                     | 'import groovy.transform.Field\n@Field int F = 1'     | 'import groovy.transform.Field\n@Field long F = 1'
        'a field of a method'      | 'x = m()'                   | 'import groovy.transform.Field\n@Field F = 1\ndef m() { F }' | 'import groovy.transform.Field\n@Field F = 2\ndef m() { F }'
        'a closure in a field'     | 'x = F(1)'                  | 'import groovy.transform.Field\n@Field F = { it }'    | 'import groovy.transform.Field\n@Field F = { -it }'
        'a field that grows'       | 'x = F'                     | 'import groovy.transform.Field\n@Field F = []\ndef put(a) { F << a }\nput(1)' | 'import groovy.transform.Field\n@Field F = []\ndef put(a) { F << a }\nput(2)'
        'a class'                  | 'x = new K().a()'           | 'class K { def a() { 1 } }'                           | 'class K { def a() { 2 } }'
        'its annotation'           | 'x = new K()'               | 'class K { int a }'                                   | '@groovy.transform.Canonical class K { int a }'
        'its superclass'           | 'x = new K()'               | 'class J { int a = 1 }\nclass K extends J { }'        | 'class J { int a = 2 }\nclass K extends J { }'
        'a record'                 | 'x = new R(1)'              | 'record R(int a) { }'                                 | 'record R(long a) { }'
        'an enum'                  | 'x = E.A'                   | 'enum E { A, B }'                                     | 'enum E { B, A }'
        'a trait'                  | 'x = new K()'               | 'trait T { def a() { 1 } }\nclass K implements T { }' | 'trait T { def a() { 2 } }\nclass K implements T { }'
        'a class as a type'        | 'x = 1; K k = null'         | 'class K { int a }'                                   | 'class K { int b }'
        'a method of a class'      | 'def o = [1]; x = o*.area()' | 'class K { def area() { 1 } }'                       | 'class K { def area() { 2 } }'
        'an operator of a class'   | 'def o = 1; x = o - 1'      | 'class K { def minus(a) { 1 } }'                      | 'class K { def minus(a) { 2 } }'
        'a static of a class'      | 'x = K.all'                 | 'class K { static all = [] }\nK.all << 1'             | 'class K { static all = [] }\nK.all << 2'
        'an import'                | 'x = new L()'               | 'import java.util.ArrayList as L'                     | 'import java.util.LinkedList as L'
        'a static import'          | 'x = m(1, 2)'               | 'import static java.lang.Math.max as m'               | 'import static java.lang.Math.min as m'
        'an anonymous class'       | 'x = new Object() { def a() { m(1) } }.a()' | 'def m(a) { a }'                      | 'def m(a) { -a }'
    }

    def "a change of somebody's class counts for all"() {
        expect:
        ofBody('x = 1', 'String.metaClass.a = { 1 }') != ofBody('x = 1', 'String.metaClass.a = { 2 }')
    }

    def "what the body does not use changes nothing: #body"() {
        expect:
        ofBody(body, one) == ofBody(body, other)

        where:
        body             | one                                        | other
        'x = m(1)'       | 'def m(a) { a }\ndef n(a) { a }'           | 'def n(a) { -a }\ndef m(a) { a }'
        'x = m(1)'       | 'def m(a) { a }'                           | '// of one\ndef m( a )\n{ a }'
        'x = v'          | 'def v = 1\ndef w = 2'                     | 'def w = 3\ndef v = 1'
        'x = v'          | "def v = 'a'\ndef w = v + 'b'"             | "def v = 'a'\ndef w = v + 'c'"
        'x = v + w'      | 'def v = 1\ndef w = 2'                     | 'def w = 2\ndef v = 1'
        'x = [1].size()' | 'def size = 1'                             | 'def size = 2'
        'm = 1'          | 'def m(a) { a }'                           | 'def m(a) { a + 1 }'
        'x = Math.max(1, 2)' | 'def max(a) { a }'                     | 'def max(a) { a + 1 }'
        'x = new K()'    | 'class K { int a }\nclass J { int a }'     | 'class J { int b }\nclass K { int a }'
        'x = 1'          | 'import java.util.concurrent.Callable'     | ''
    }

    def "sources beside the script count by their texts, as far as they are used"() {
        given:
        def text = "$before\nflow('f') { step('s') { $body } }"

        expect:
        (fingerprints(text, [(path): one]) == fingerprints(text, [(path): other])) == same

        where:
        before                    | body               | path             | one                           | other                        || same
        'class Mean { }'          | 'x = new Mean()'   | 'Mean.groovy'    | 'class Mean { def a }'        | 'class Mean { def b }'       || false
        'class Mean { }'          | 'x = 1'            | 'Mean.groovy'    | 'class Mean { def a }'        | 'class Mean { def b }'       || true
        'class Mean { }'          | 'def o = [1]; x = o*.area()' | 'Mean.java' | 'class M { int area() { return 1; } }' | 'class M { int area() { return 2; } }' || false
        'def m() { new Mean() }\nclass Mean { }' | 'x = m()' | 'a/Mean.groovy' | 'class Mean { def a }'    | 'class Mean { def b }'       || false
    }

    def "options and names of steps do not count, nor do other steps"() {
        given:
        def before = fingerprints("flow('f') { step('a') { x = 1 }\n step('b') { y = x } }")
        def after = fingerprints("flow('f') { step('z') { x = 1 }\n step('b', retry: 3, timeout: '1 h') { y = x } }")

        expect:
        after.b == before.b
        after.z == before.a
        before.a != before.b
    }

    def "a step made in a loop changes with what the loop goes over"() {
        given:
        def script = { list -> "flow('f') { for (r in $list) { step(\"load_\$r\") { x = r } } }" }

        expect:
        fingerprints(script("['a', 'b']")).load_a != fingerprints(script("['a', 'b', 'c']")).load_a
        fingerprints(script("['a', 'b']")) == fingerprints(script("[ 'a', // first\n 'b']"))
    }

    def "a step made for each of a list changes with the list"() {
        given:
        def script = { list -> "flow('f') { ${list}.each { r -> step('s') { x = r } } }" }

        expect:
        fingerprints(script('[1]')) != fingerprints(script('[2]'))
        fingerprints(script('[1]')) == fingerprints(script('[ 1 ]'))
    }

    def "conditions and hooks have one too: #change"() {
        given:
        def script = { when, until, hook ->
            """flow('f') {
                   onSuccess { run -> $hook }
                   step('a') { n = 1 }
                   choose { when({ $when }) { step('b') { } } }
                   repeat('r', until: { $until }, atMost: 2) { step('c') { n++ } }
               }"""
        }
        def all = { String text ->
            def flow = evaluated(text)
            def nodes = flow.block().nodes()
            [nodes.find { it instanceof Choice }.options()[0].condition().fingerprint(),
             nodes.find { it instanceof Repeat }.until().fingerprint(),
             flow.hooks()[0].body().fingerprint()]
        }
        def before = all(script('n > 1', 'n > 2', 'println run'))
        def after = all(script(*change))

        expect:
        before.every { it ==~ /[0-9a-f]{16}/ }
        (0..2).findAll { before[it] != after[it] } == [changed]

        where:
        change                            || changed
        ['n > 2', 'n > 2', 'println run'] || 0
        ['n > 1', 'n > 3', 'println run'] || 1
        ['n > 1', 'n > 2', 'println 1']   || 2
    }

    def "a body that is no literal closure has none"() {
        expect:
        fingerprints("def c = { x = 1 }\nflow('f') { step('s', c) }") == [s: '']
    }

    /** Of a step's body behind some declarations. */
    private String ofBody(String body, String before = '') {
        fingerprints("$before\nflow('f') { step('s') {\n$body\n} }").s
    }
}
