package flow.script.syntax

import spock.lang.Specification

/** language.md §1.8: what bodies may do with variables that are declared outside of them. */
class CapturedVariablesSpec extends Specification implements SyntaxFixture {

    def "a body cannot assign a variable of the script: #change"() {
        given:
        def text = "def total = 1\nflow('f') { step('s') { $change } }"

        expect:
        found(text) == ["F014 2:$column total: 'total' is declared outside of step 's', which cannot change it" +
                            " | remove the 'def', or rename"]
        notes(text) == ['1:5 total: declared here']

        where:
        change                         | column
        'total = 2'                    | 25
        'total += 2'                   | 25
        'total++'                      | 25
        '--total'                      | 27
        'total ?= 2'                   | 25
        '(x, total) = [1, 2]'          | 29
        '[1, 2].each { total += it }'  | 39
        'if (x) { total = 2 }'         | 34
        'def f = { total = 2 }; f()'   | 35
    }

    def "a condition cannot either"() {
        expect:
        found("int total = 1\nflow('f') { choose { when({ total = 2 }) { } } }") == [
            "F014 2:29 total: 'total' is declared outside of a condition, which cannot change it" +
                " | remove the declaration, or rename",
        ]
    }

    def "what one body assigns is that body's fault, not that of others that read it"() {
        expect:
        found("def total = 1\nflow('f') { step('s') { total = 2 }; step('t') { println total } }") == [
            "F014 2:25 total: 'total' is declared outside of step 's', which cannot change it | remove the 'def', or rename",
        ]
    }

    def "the parameter of a loop that makes steps cannot be assigned"() {
        expect:
        found("flow('f') { ['a', 'b'].each { name -> step(name) { name = 'c' } } }") == [
            "F014 1:52 name: 'name' is declared outside of a body, which cannot change it | assign another name",
        ]
    }

    def "a field is a constant to bodies: #change"() {
        given:
        def text = "@groovy.transform.Field int counter = 0\nflow('f') { step('s') { $change } }"

        expect:
        found(text) == ["F014 2:$column counter: 'counter' is a @Field, which no body can change" +
                            ' | assign a name that is not declared: it becomes an artifact']
        notes(text) == ['1:29 counter: declared here']

        where:
        change             | column
        'counter++'        | 25
        'counter = 2'      | 25
        'this.counter = 2' | 30
    }

    def "reading is fine, and so are variables of the body's own: #body"() {
        expect:
        found("""
            @groovy.transform.Field static final int LIMIT = 7
            def helper(x) { int total = x; total += LIMIT; total }
            def rows = [1, 2]
            def factor = 2
            factor = 3
            flow('f') { step('s') { $body } }
        """) == []

        where:
        body << [
            'x = helper(factor) + LIMIT + rows.size()',
            'def total = 1; total = 2; [1].each { total += it }',
            'x = rows.collect { row -> row * factor }',
            'for (i in 1..3) { i++ }; for (int j = 0; j < 3; j++) { j += 1 }',
            'int count = 0; new Runnable() { void run() { count++ } }.run()',
            'x = 1; x = factor; x += 1',
            'def (a, b) = [1, 2]; (a, b) = [b, a]',
            'def other = rows; other << 3',
        ]
    }

    def "a change in place of what the script holds is lost: #change"() {
        given:
        def text = "$declaration\nflow('f') { step('s') { $change } }"

        expect:
        found(text) == ["W101 2:$column seen: 'seen' is declared outside of step 's', and this change of it is lost" +
                            ' | make it an artifact: assign it in a step before, without declaring it']
        notes(text) == ["1:${declaration.indexOf('seen') + 1} seen: declared here"]

        where:
        declaration                               | change                    | column
        'def seen = []'                           | 'seen << 1'               | 25
        'def seen = []'                           | 'seen << 1 << 2'          | 25
        'def seen = []'                           | 'seen.add(1)'             | 25
        'def seen = []'                           | '[1].each { seen.add(it) }' | 36
        'def seen = [:]'                          | 'seen.x = 1'              | 25
        'def seen = [:]'                          | "seen['x'] = 1"           | 25
        'def seen = [:]'                          | 'seen.x.y += 1'           | 25
        'def seen = [:]'                          | 'seen.put(1, 2)'          | 25
        'def seen = new ArrayList()'              | 'seen.remove(0)'          | 25
        'List seen = [].toList()'                                    | 'seen.clear()'            | 25
        '@groovy.transform.Field List seen = []'  | 'seen << 1'               | 25
        '@groovy.transform.Field Map seen = [:]'  | 'seen.x = 1'              | 25
    }

    def "what is no change in place passes: #body"() {
        expect:
        found("def seen = [1]\ndef number = 2\ndef client = Path.of('x')\nflow('f') { step('s') { $body } }") == []

        where:
        body << [
            'x = seen + 1',
            'x = seen.collect { it + 1 }',
            'x = number << 2',
            'def own = []; own << 1; own.add(seen)',
            'client.put(1, 2); client.add(3)',
            'x = seen[0]',
        ]
    }

    def "a variable hides an artifact that some step sets"() {
        given:
        def text = """\
            flow('f') {
                step('a') { total = 1 }
                def total = 2
                step('b') { x = total + 1 }
            }""".stripIndent()

        expect:
        found(text) == ["F014 4:21 total: 'total' is a variable of the script here, and hides the artifact that" +
                            " step 'a' sets | rename the variable"]
        notes(text) == ['2:17 total: what it hides', '3:9 total: the variable']
    }

    def "a variable hides a #what"() {
        expect:
        found(text)*.replaceAll(/^\S+ \S+ /, '') == [message + ' | rename the variable']

        where:
        what        | text                                                                                                          | message
        'parameter' | "flow('f') { parameter 'rate', default: 1\ndef rate = 2\nstep('s') { x = rate } }"                            | "rate: 'rate' is a variable of the script here, and hides the parameter"
        'config'    | "flow('f') { config 'cfg', default: [a: 1]\ndef cfg = 2\nstep('s') { x = cfg } }"                             | "cfg: 'cfg' is a variable of the script here, and hides the config"
        'item'      | "def city = 2\nflow('f') { foreach(['a'], as: 'city') { step('s') { x = city } }\njoin('j') { } }"              | "city: 'city' is a variable of the script here, and hides the item of the foreach"
        'failure'   | "flow('f') { step('a', catchInto: 'bad') { }\ndef bad = 2\nstep('s') { x = bad } }"                           | "bad: 'bad' is a variable of the script here, and hides what step 'a' catches"
    }

    def "a variable called like an item of another foreach hides nothing"() {
        expect:
        found("""
            flow('f') {
                foreach(['a'], as: 'city') { step('s') { x = city } }
                join('j') { }
                ['b', 'c'].each { city -> step("load_\$city") { y = city } }
            }
        """) == []
    }

    def "a body in a loop sees only the last value of what the loop goes on changing: #loop"() {
        expect:
        found("flow('f') {\n$loop\n}")*.replaceAll(/^(\S+) \S+ /, '$1 ') == [
            "F014 $name: the loop goes on changing '$name', so that every body would see its last value" +
                " | copy it in each round, and use the copy: def one = $name",
        ]

        where:
        loop                                                                          | name
        'for (r in ["n", "s"]) step("load_$r") { data = r }'                          | 'r'
        'for (String r : ["n", "s"]) { step("load_$r") { data = r } }'                | 'r'
        'for (int i = 0; i < 3; i++) { step("load_$i") { data = [1].collect { i } } }' | 'i'
        'def i = 0; while (i < 3) { step("load_$i") { data = i }; i++ }'              | 'i'
        'def i = 0; ["n"].each { r -> step("load_$i") { data = i + r }; i++ }'        | 'i'
    }

    def "a loop whose rounds have variables of their own makes steps: #loop"() {
        expect:
        found("flow('f') {\n$loop\n}") == []

        where:
        loop << [
            '["n", "s"].each { r -> step("load_$r") { data = r } }',
            'for (r in ["n", "s"]) { def one = r; step("load_$r") { data = one } }',
            'for (r in ["n", "s"]) step("load_$r") { data = 1 }',
            '3.times { i -> step("load_$i") { data = i } }',
            '["n"].eachWithIndex { r, i -> def both = r; both += i; step("load_$i") { data = both } }',
        ]
    }
}
