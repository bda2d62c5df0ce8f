package flow.script.syntax

import flow.graph.Facts
import flow.problem.Position
import spock.lang.Specification

/** Which names a body reads and sets, and how surely. */
class NamesUsedSpec extends Specification implements SyntaxFixture {

    def "reads are names that the body has not surely set: #body"() {
        expect:
        names(factsOfBody(body).reads()) == reads

        where:
        body                                        | reads
        'x'                                         | ['x']
        'println x'                                 | ['x']
        'y = x + z'                                 | ['x', 'z']
        'x.y.z'                                     | ['x']
        'x?.y'                                      | ['x']
        'x*.y'                                      | ['x']
        'x.@y'                                      | ['x']
        'x[i]'                                      | ['x', 'i']
        'x.f(y)'                                    | ['x', 'y']
        'f(x, key: y)'                              | ['x', 'y']
        '"a $x ${y + 1} ${-> z}"'                   | ['x', 'y', 'z']
        'x += 1'                                    | ['x']
        'x++'                                       | ['x']
        'x ?= 1'                                    | ['x']
        'x << 1'                                    | ['x']
        'x.y = 1'                                   | ['x']
        'x[i] = 1'                                  | ['x', 'i']
        'x ?: y'                                    | ['x', 'y']
        'x ? y : z'                                 | ['x', 'y', 'z']
        '[x, *y]'                                   | ['x', 'y']
        '[(x): y, z: 1]'                            | ['x', 'y']
        'x..y'                                      | ['x', 'y']
        'x.&size'                                   | ['x']
        'x::size'                                   | ['x']
        'x as List'                                 | ['x']
        'x instanceof List'                         | ['x']
        'x in y'                                    | ['x', 'y']
        'new Date(x)'                               | ['x']
        'assert x : y'                              | ['x', 'y']
        'throw x'                                   | ['x']
        'for (i in x) { println i + y }'            | ['x', 'y']
        'for (int i = x; i < y; i += z) { }'        | ['x', 'y', 'z']
        'switch (x) { case y: println z }'          | ['x', 'y', 'z']
        'def r = switch (x) { case 1 -> y; default -> z }' | ['x', 'y', 'z']
        'try { x } catch (e) { y } finally { z }'   | ['x', 'y', 'z']
        'synchronized (x) { y }'                    | ['x', 'y']
        'x.each { y }'                              | ['x', 'y']
        'x = 1; y = x'                              | []
        'x = x'                                     | ['x']
        'delegate.x'                                | ['x']
        "artifacts['x']"                            | ['x']
        'x; x; y; x'                                | ['x', 'y']
    }

    def "these are no reads: #body"() {
        expect:
        names(factsOfBody(body, '''
            import static java.lang.Math.PI
            @groovy.transform.Field int counter = 1
            def getRows() { [] }
            class Row { static int size = 1 }
            def captured = 3
        ''').reads()) == []

        where:
        body << [
            'def x = 1; println x',
            'def (x, y) = [1, 2]; println x + y',
            '[1].each { x -> println x }',
            '[1].each { println it }',
            'for (x in 1..3) { println x }',
            'for (int x = 0; x < 3; x++) { println x }',
            'try { f() } catch (IOException e) { println e }',
            'if (captured instanceof Integer n) { println n }',
            'println captured',
            'println counter',
            'println rows',
            'println PI',
            'println Row.size + Row + LocalDate.MAX + java.time.Instant.MIN + Path',
            'this.x', 'this.x.y', 'owner.x',
            'current.stepName; input; index; iteration; env.A; secrets.B; artifacts.names; out.println()',
            'f(key: 1)', '[key: 1].key', 'new Date(key: 1)',
            'helper(1)', 'x()',
            'new Object() { def a = 1; def f() { a + b } }',
            'label: for (i in 1..2) { continue label }',
        ]
    }

    def "places are those of the names"() {
        when:
        def facts = factsOfBody('y = 1 + xx\nartifacts[\'zz\'] = vv.size()')

        then:
        facts.reads() == [access('xx', 2, 9, 2), access('vv', 3, 19, 2)]
        facts.sets() == [access('y', 2, 1, 1), access('zz', 3, 11, 4)]
    }

    def "sure sets are those on every way to the end: #body"() {
        given:
        def facts = factsOfBody(body)

        expect:
        [facts.sets()*.name(), facts.maySet()*.name()] == [sure, possible]

        where:
        body                                                          | sure       | possible
        'x = 1'                                                       | ['x']      | []
        '(x, y) = [1, 2]'                                             | ['x', 'y'] | []
        'x += 1; y++; --z; w ?= 1'                                    | ['x', 'y', 'z', 'w'] | []
        "delegate.x = 1; artifacts['y'] = 2"                          | ['x', 'y'] | []
        'x = y = 1'                                                   | ['y', 'x'] | []
        'if (a) x = 1'                                                | []         | ['x']
        'if (a) { x = 1 } else { x = 2; y = 3 }'                      | ['x']      | ['y']
        'if (a) { x = 1 } else { throw new Exception() }'             | ['x']      | []
        'if (a) return; x = 1'                                        | []         | ['x']
        'x = 1; if (a) return; y = 1'                                 | ['x']      | ['y']
        'if (a) { x = 1; return }; x = 2'                             | ['x']      | []
        'a ? (x = 1) : (x = 2)'                                       | ['x']      | []
        'a ?: (x = 1)'                                                | []         | ['x']
        'a && (x = 1)'                                                | []         | ['x']
        '(x = a) || (y = 1)'                                          | ['x']      | ['y']
        'for (i in a) { x = 1 }'                                      | []         | ['x']
        'for (x in a) { y = x }; z = 1'                               | ['z']      | ['y']
        'while (a) { x = 1 }'                                         | []         | ['x']
        'while ((x = a.next()) != null) { y = 1 }'                    | ['x']      | ['y']
        'do { x = 1 } while (a)'                                      | ['x']      | []
        'do { if (a) break; x = 1 } while (a)'                        | []         | ['x']
        'while (true) { x = 1; if (a) break }'                        | []         | ['x']
        'switch (a) { case 1: x = 1; break; case 2: x = 2; break; default: x = 3 }' | ['x'] | []
        'switch (a) { case 1: x = 1; break; case 2: x = 2 }'          | []         | ['x']
        'switch (a) { case 1: y = 1; case 2: x = 2; break; default: x = 3 }' | ['x'] | ['y']
        'switch (a) { case 1: return; default: x = 3 }'               | []         | ['x']
        'switch (a) { case 1: for (i in a) { break }; x = 1; break; default: x = 3 }' | ['x'] | []
        'def r = switch (a) { case 1 -> { x = 1; 2 }; default -> { x = 2; 3 } }' | ['x'] | []
        'try { x = 1 } catch (e) { x = 2 }'                           | ['x']      | []
        'try { x = 1 } catch (e) { y = 2 }'                           | []         | ['x', 'y']
        'try { x = 1 } catch (e) { throw e }'                         | ['x']      | []
        'try { x = 1 } finally { y = 1 }'                             | ['x', 'y'] | []
        'try { if (a) return; x = 1 } finally { y = 1 }'              | ['y']      | ['x']
        'try (def w = new StringWriter()) { x = 1 } finally { y = 2 }' | ['x', 'y'] | []
        'synchronized (a) { x = 1 }'                                  | ['x']      | []
        'throw new Exception(x = 1)'                                  | []         | ['x']
        'a.each { x = 1 }'                                            | []         | ['x']
        'def f = { x = 1 }; f()'                                      | []         | ['x']
        '{ -> x = 1 }()'                                              | ['x']      | []
        'use(Object) { x = 1 }'                                       | []         | ['x']
        'a.each { if (it) return; x = 1 }; y = 1'                     | ['y']      | ['x']
        'x = 1; a.each { return }'                                    | ['x']      | []
        'def x = 1; x = 2'                                            | []         | []
        'this.x; x.y = 1; x[0] = 1; x << 1'                           | []         | []
    }

    def "a name of a foreign delegate is neither surely read nor surely set: #body"() {
        given:
        def facts = factsOfBody(body)

        expect:
        facts.reads().findAll { !it.sure() }*.name() == reads
        facts.maySet().findAll { !it.sure() }*.name() == sets
        facts.sets() == []

        where:
        body                                        | reads | sets
        'new Date().with { x; y = 1 }'              | ['x'] | ['y']
        'new Expando().tap { y = x }'               | ['x'] | ['y']
        'builder().html { body { p(x) } }'          | ['x'] | []
        'def f = { x }; new Date().with(f)'         | ['x'] | []
        'timed { y = x }'                           | ['x'] | ['y']
        'new Date().with { [1].each { x } }'        | ['x'] | []
    }

    def "closures that are called as they are read surely: #body"() {
        expect:
        factsOfBody(body).reads() == [access('x', 2, body.indexOf('x') + 1, 1)]

        where:
        body << [
            '[1].each { x }', '[1].collect { it + x }', '[1].inject(0) { a, b -> x }', '3.times { x }',
            "new File('a').eachLine { x }", 'def f = { x }; f()', 'def f = { x }; f.call(1)', 'Thread.start { x }',
            '[1].stream().map { x }', '[1].each { [2].each { x } }', 'def f = { x }; [1].each(f)',
            'use(Object) { x }', '[1].collect({ x } as Closure)',
        ]
    }

    def "a read behind a possible set of its own is not sure: #body"() {
        expect:
        factsOfBody(body).reads().findAll { it.name() == 'x' }*.sure() == [false]

        where:
        body << [
            'if (a) x = 1; x',
            'for (i in a) { if (i > 1) { println x }; x = i }',
            'while (a) { println x; x = 1 }',
            'a.each { println x; x = it }',
            'use(Object) { x = 1 }; x',
            'def f = { x }; x = 1; f()',
            'try { x = 1 } catch (e) { x }',
            "if (artifacts.containsKey('x')) x",
            'merge(inputs); x',
        ]
    }

    def "what is merged by name is set from there on"() {
        expect:
        factsOfJoin("merge(inputs, include: ['x']); println x + y").reads()*.name() == ['y']
    }

    def "a read on a way of its own stays sure: #body"() {
        expect:
        factsOfBody(body).reads().findAll { it.name() == 'x' }*.sure() == [true]

        where:
        body << ['if (a) { x = 1 } else { println x }', 'println x; x = 1', 'a.each { println x }; x = 1']
    }

    def "computed names are noticed: #body"() {
        expect:
        factsOfBody(body).computed()

        where:
        body << [
            "artifacts['x' + i] = 1", "y = artifacts[name]", 'artifacts["x$i"] = 1', 'def a = artifacts; a.x', 'helper(artifacts)',
            'delegate."$name" = 1', "setProperty(name, 1)", 'artifacts.remove(name)', 'artifacts.each { }', 'artifacts[name] += 1',
        ]
    }

    def "literal names are not computed: #body"() {
        expect:
        !factsOfBody(body).computed()

        where:
        body << [
            "artifacts['x'] = 1", "artifacts['x'] += 1", "artifacts.containsKey('x')", "artifacts.remove('x')", 'artifacts.names',
            'artifacts.getNames()', 'x = 1', 'row."$name" = 1', 'row.setProperty(name, 1)',
        ]
    }

    def "a body that is no literal closure is opaque"() {
        expect:
        siteOf('step', "flow('f') { def body = { x = y }\nstep('s', body) }").facts('1') == Facts.OPAQUE
    }

    private static List<String> names(List<Facts.Access> accesses) {
        accesses*.name()
    }

    private static Facts.Access access(String name, int line, int column, int length) {
        new Facts.Access(name, new Position(FILE, line, column, length), true)
    }

    def "variables of its own are known too: #body"() {
        expect:
        factsOfBody(body).locals()*.name() == locals

        where:
        body                                   | locals
        'def x = 1; y = x'                     | ['x']
        'int x'                                | ['x']
        'def (x, y) = [1, 2]'                  | ['x', 'y']
        'if (a) { def x = 1 } else { def x }'  | ['x']
        '[1].each { one -> def x = one }'      | ['x']
        'def f = { 1 }'                        | ['f']
        'x = 1'                                | []
    }

    def "a variable of its own stands where its name stands"() {
        expect:
        factsOfBody('final String x = 1').locals() == [new Facts.Access('x', new Position('x.flow.groovy', 2, 14, 1), true)]
    }
}
