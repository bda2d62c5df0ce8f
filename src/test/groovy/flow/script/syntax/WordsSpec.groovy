package flow.script.syntax

import spock.lang.Specification

/** Words that are unknown, stand where they cannot, or share a line. */
class WordsSpec extends Specification implements SyntaxFixture {

    def "an unknown word is shown the nearest one #where"() {
        expect:
        found(text) == [problem]

        where:
        where             | text                                                        | problem
        'in the flow'     | "flow('f') { stepp('s') { x = 1 } }"                        | "F002 1:13 stepp: there is no word 'stepp' | did you mean 'step'?"
        'in a foreach'    | "flow('f') { foreach('xs') { stap('s') { } } }"             | "F002 1:29 stap: there is no word 'stap' | did you mean 'step'?"
        'in a parallel'   | "flow('f') { parallel { brunch('b') { } } }"                | "F002 1:24 brunch: there is no word 'brunch' | did you mean 'branch'?"
        'in a choose'     | "flow('f') { choose { whem({ x }) { } } }"                  | "F002 1:22 whem: there is no word 'whem' | did you mean 'when'?"
        'in a loop'       | "flow('f') { [1].each { joim('j') { } } }"                  | "F002 1:24 joim: there is no word 'joim' | did you mean 'join'?"
        'in the script'   | "flw('f') { step('s') { } }"                                | "F002 1:1 flw: there is no method or word 'flw' | did you mean 'flow'?"
        'near a method'   | "def regions() { [] }\nflow('f') { regoins(); step('s') { } }" | "F002 2:13 regoins: there is no word 'regoins' | did you mean 'regions'?"
        'near to nothing' | "flow('f') { zzzzzz() }"                                    | "F002 1:13 zzzzzz: there is no word 'zzzzzz'"
    }

    def "methods of the script and of every object are called in blocks: #call"() {
        expect:
        found("""
            import static java.lang.Math.max
            @groovy.transform.Field Closure field = { 1 }
            def regions() { ['n'] }
            static int twice(int x) { 2 * x }
            flow('f') {
                def local = { 1 }
                $call
                step('s') { }
            }
        """) == []

        where:
        call << [
            'regions()', 'twice(2)', 'max(1, 2)', 'local()', 'field()', 'println "x"', 'printf("%s", 1)', 'sleep 1',
            '[1].with { size() }', 'new StringBuilder().tap { append("x") }', 'def e = new Expando(); e.with { anything() }',
        ]
    }

    def "an unknown option is shown the nearest one"() {
        expect:
        found("flow('f') { step('s', retries: 3, timout: '1 s') { } }") == [
            "F003 1:23 retries: 'step' has no option 'retries' | it has batch, catchInto, description, environment," +
                ' kubernetes, nodes, resources, retry, secrets, timeout',
            "F003 1:35 timout: 'step' has no option 'timout' | did you mean 'timeout'?",
        ]
    }

    def "options of #word are those of its place: #option"() {
        expect:
        found(text) == [problem]

        where:
        word          | option  | text                                                              | problem
        'join'        | 'nodes' | "flow('f') { join('j', nodes: 3) { } }"                           | "F003 1:23 nodes: 'join' has no option 'nodes' | it has batch, catchInto, description, environment, kubernetes, resources, retry, secrets, timeout"
        'description' | 'lang'  | "flow('f') { description 'x', lang: 'en'\nstep('s') { } }"        | "F003 1:30 lang: 'description' has no option 'lang' | it has none"
        'parameter'   | 'typ'   | "flow('f') { parameter 'p', typ: Integer\nstep('s') { } }"        | "F003 1:28 typ: 'parameter' has no option 'typ' | did you mean 'type'?"
        'eachStep'    | 'nodes' | "flow('f') { eachStep nodes: 3\nstep('s') { } }"                  | "F003 1:22 nodes: 'eachStep' has no option 'nodes' | it has batch, environment, kubernetes, resources, retry, secrets, timeout"
        'repeat'      | 'while' | "flow('f') { repeat('r', whilst: 3, atMost: 3) { } }"             | "F003 1:25 whilst: 'repeat' has no option 'whilst' | it has atMost, orFail, until"
        'step'        | 'map'   | "flow('f') { step([retri: 3], 's') { } }"                         | "F003 1:19 retri: 'step' has no option 'retri' | did you mean 'retry'?"
    }

    def "options of every spelling pass: #call"() {
        expect:
        found("def more = [retry: 3]\ndef key = 'retry'\nflow('f') {\n$call\n}") == []

        where:
        call << [
            "step('s', retry: 3, 'timeout': '1 s') { }",
            "step(retry: 3, 's') { }",
            "step 's', retry: 3, { }",
            "step('s', *: more) { }",
            "step('s', (key): 3) { }",
            "step(more, 's') { }",
            "step('s', kubernetes: [nodeSelector: [anything: 'x'], labels: ['a/b': 'c']]) { }",
            "foreach([a: 1, b: 2]) { step('s') { } }",
            "foreach([a: 1], as: 'x') { step('s') { } }",
            "parallel { step('s', retry: 1) { } }",
            "schedule cron: '0 2 * * *', timezone: 'UTC'; step('s') { }",
            "trigger all: [[event: 'a', where: [x: 1]]]; step('s') { }",
        ]
    }

    def "a key that stands twice shows both places: #call"() {
        given:
        def text = "flow('f') { $call }"

        expect:
        found(text) == ["F025 1:$second: '${second.split(' ', 2)[1]}' is given twice | keep one of them"]
        notes(text) == ["1:$first: the first one"]

        where:
        call                                                      | first      | second
        "step('s', retry: 1, timeout: 3, retry: 2) { }"           | '23 retry' | '45 retry'
        "step('s', kubernetes: [cpu: 1, cpu: 2]) { }"             | '36 cpu'   | '44 cpu'
        "step('s', kubernetes: [labels: [a: 1, b: 2, a: 3]]) { }" | '45 a'     | '57 a'
        "trigger any: [[event: 'a', event: 'b']]"                 | '28 event' | '40 event'
        "step([retry: 1, retry: 2], 's') { }"                     | '19 retry' | '29 retry'
    }

    def "equal keys of different maps pass"() {
        expect:
        found("flow('f') { step('s', resources: [cpu: 1], kubernetes: [cpu: 1, labels: [cpu: 'x']]) { x = [a: 1, a: 2] } }") == []
    }

    def "the word '#word' is not known inside a body"() {
        expect:
        foundInBody(body) == ["F009 2:$place: the word '$word' inside a body" +
                                  ' | a body is ordinary code; blocks stand beside steps, not in them']

        where:
        word          | body                                | place
        'step'        | "step('t') { y = 1 }"               | '1 step'
        'foreach'     | "foreach('xs') { step('t') { } }"   | '1 foreach'
        'description' | "if (x) description 'y'"            | '8 description'
        'join'        | "[1].each { join('x') { } }"        | '12 join'
        'config'      | "def f = { config 'x' }; f()"       | '11 config'
    }

    def "a condition holds no words either"() {
        expect:
        found("flow('f') { choose { when({ step('t') { } }) { } } }") == [
            "F009 1:29 step: the word 'step' inside a condition | a condition only reads",
        ]
    }

    def "methods called like words are no words: #body"() {
        expect:
        foundInBody(body) == []

        where:
        body << [
            "x = [1].join(',')",
            "[1].with { join(',') }",
            'def when = { 1 }; x = when()',
            'x = new Object() { def step(n) { n }; def go() { step(3) } }.go()',
            '1.step(10, 2) { println it }',
            'new groovy.xml.MarkupBuilder().html { config { branch(1) }; description "x" }',
            'def build = { branch { step("x") } }; new groovy.json.JsonBuilder().call(build)',
        ]
    }

    def "a word in the wrong block gets the cure: #text"() {
        expect:
        found("flow('f') { $text }") == [problem]

        where:
        text                                                   | problem
        "parallel { foreach('xs') { step('s') { } } }"         | "F010 1:24 foreach: 'foreach' cannot stand in a parallel | each child of a parallel is one branch: wrap it as branch('name') { foreach… }"
        "choose { step('s') { } }"                             | "F010 1:22 step: 'step' cannot stand in a choose | put it into when({ condition }) { … } or otherwise { … }"
        "branch('b') { step('s') { } }"                        | "F010 1:13 branch: 'branch' cannot stand in a flow | it stands directly in a parallel"
        "when({ x }) { }"                                      | "F010 1:13 when: 'when' cannot stand in a flow | it stands directly in a choose"
        "foreach('xs') { schedule daily: true }"               | "F010 1:29 schedule: 'schedule' cannot stand in a block | it stands directly in a flow"
        "choose { when({ x }) { parameter 'p' } }"             | "F010 1:36 parameter: 'parameter' cannot stand in a block | it stands directly in a flow"
        "if (true) { [1].each { branch('b') { } } }"           | "F010 1:36 branch: 'branch' cannot stand in a flow | it stands directly in a parallel"
        "flow('g') { }"                                        | "F010 1:13 flow: 'flow' cannot stand in a flow | it stands directly in the script"
    }

    def "faults inside of a misplaced word show too"() {
        expect:
        found("flow('f') { parallel { foreach('xs', foo: 1) { step('s') { x = it } } } }")*.take(4) == ['F010', 'F003', 'F018']
    }

    def "words in loops and conditions stand where their block stands"() {
        expect:
        found("""
            flow('f') {
                if (true) { step('a') { } } else step('b') { }
                for (i in 1..2) { foreach([1]) { step("c\$i") { } }; join("d\$i") { } }
                parallel { ['x', 'y'].each { n -> branch(n) { step(n) { } } } }
                join('e') { }
                choose { [1, 2].each { n -> when({ total == n }) { step("f\$n") { } } } }
                def later = { step('g') { } }
                try { step('h') { } } finally { step('i') { } }
            }
        """) == []
    }

    def "the word '#word' stands outside of the flow"() {
        expect:
        found(text) == ["F011 $place: the word '$word' outside of the flow's braces" +
                            " | write it between the braces of flow('name') { … }"]

        where:
        word      | place         | text
        'step'    | '1:1 step'    | "step('s') { }\nflow('f') { step('t') { } }"
        'foreach' | '1:12 foreach' | "[1].each { foreach('xs') { } }\nflow('f') { step('t') { } }"
        'join'    | '1:16 join'   | "def helper() { join('s') { } }\nflow('f') { step('t') { } }"
    }

    def "a script without a flow says so"() {
        expect:
        found(text) == ["F011 file: the script declares no flow | write flow('name') { step('first') { … } }"]

        where:
        text << ['', '// nothing', 'println 1', 'class Row { }', 'def flow = 3']
    }

    def "two flows show both places"() {
        given:
        def text = "flow('f') { step('s') { } }\n\nflow('g') { step('s') { } }"

        expect:
        found(text) == ['F011 3:1 flow: a script declares exactly one flow, and this is another | put it into a file of its own']
        notes(text) == ['1:1 flow: the first one']
    }

    def "one of two flows may be chosen while the script runs"() {
        expect:
        found("def big = true\nif (big) flow('f') { step('s') { } } else flow('g') { step('s') { } }") == []
    }

    def "two words on one line: #line"() {
        expect:
        found("flow('f') {\n$line\n}") == ["F001 2:$place stands on the same line as the end of '$before' | $hint"]

        where:
        line                               | place                 | before        | hint
        "step('a') { } step('b') { }"      | "15 step: 'step'"     | 'step'        | "start a new line before 'step'"
        "description 'x' tags 'y'"         | "17 tags: 'tags'"     | 'description' | "start a new line before 'tags'"
        "step('a') { } retry 3"            | "15 retry: 'retry'"   | 'step'        | "options stand before the braces: step('name', retry: …) { … }"
        "step('a') { } later"              | "15 later: 'later'"   | 'step'        | "start a new line before 'later'"
        "parallel { } join('j') { }"       | "14 join: 'join'"     | 'parallel'    | "start a new line before 'join'"
    }

    def "options behind braces or parentheses get the cure: #line"() {
        expect:
        found("flow('f') {\n$line\n}") == ["F001 2:$problem"]

        where:
        line                             | problem
        "step('c') { x = 1 } retry: 3"   | "21 retry: the option 'retry' stands behind the braces | options stand before them: step('c', retry: 3) { … }"
        "step('c') { x = 1 }, retry: 3"  | "22 retry: the option 'retry' stands behind the braces | options stand before them: step('c', retry: 3) { … }"
        "step('c') retry: 3, { }"        | "11 retry: the option 'retry' stands behind the parentheses | options stand in them: step('c', retry: 3) { … }"
        "step('c', retry 3) { }"         | "11 retry: a ':' is missing behind 'retry' | write retry: 3"
        "step('c' retry: 3) { }"         | "6 'c': a ',' is missing behind 'c' | write 'c', …"
        "config 'c', default [a: 1]"     | "13 default: a ':' is missing behind 'default' | write default: …"
        "step 'c', retry: 3 { x = 1 }"   | "20 {: a ',' is missing before this '{' | write 3, { … }, or close the parentheses before it"
        "step 'c' retry: 3, { }"         | "1 step: 'step' is a word, and not called here | write step('name') { … } or step('name', retry: 3) { … }"
        "step 'c' { }"                   | "6 'c': a ',' is missing behind 'c' | write 'c', { … }, or put 'c' into parentheses"
    }

    def "every way to write a word passes: #line"() {
        expect:
        found("flow 'f', {\n$line\n}") == []

        where:
        line << [
            "step('a') { }; step('b') { }",
            "step 'y', retry: 1, { x = 1 }",
            "step('y', { x = 1 })",
            "step('y', retry: 1, { x = 1 })",
            "step('y')\n{\n x = 1\n}",
            "choose { when({ a }) { } when({ b }) { } otherwise { } }",
            "choose { when { a } { step('x') { } } otherwise { } }",
            "choose {\nwhen({ a }) { }\notherwise { }\n}",
            "repeat 'r', until: { a }, atMost: 3, { step('x') { } }",
            "join('j', (inputs) -> { x = inputs.size() })",
        ]
    }

    def "a method called like a word is refused where it is declared"() {
        expect:
        found("def config(x) { x }\nflow('f') { step('s') { } }") == [
            "F006 1:5 config: the method 'config' is called like a word of the language" +
                ' | call it something else: bodies and blocks see the word',
        ]
    }

    def "a method of a class may be called like a word"() {
        expect:
        found("class Row { def join(x) { x }; def go() { join(1) } }\nflow('f') { step('s') { } }") == []
    }

    def "what follows a number on its line is no second statement"() {
        expect:
        foundInBody('x = 1 y = 2') == ['F001 2:7 y = 2: this cannot follow 1 on its line | start a new line here']
    }
}
