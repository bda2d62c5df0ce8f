package flow.script.syntax

import spock.lang.Specification

/** Reserved names, {@code it}, and parameters that are used too early. */
class NamesSpec extends Specification implements SyntaxFixture {

    def "the reserved name '#name' cannot be assigned in a body"() {
        expect:
        foundInBody("$name = 1") == ["F006 2:1 $name: '$name' is reserved | $hint"]

        where:
        name       | hint
        'current'  | 'it is a word of the language that means something else in a body; use another name'
        'input'    | 'it is a word of the language that means something else in a body; use another name'
        'env'      | 'it is a word of the language that means something else in a body; use another name'
        'owner'    | 'it is a name that Groovy answers itself; use another name'
        'delegate' | 'it is a name that Groovy answers itself; use another name'
        'metaClass' | 'it is a name that Groovy answers itself; use another name'
        'it'       | 'it is a name that Groovy answers itself; use another name'
        'step'     | 'it is a word of the language; use another name'
        '_x'       | "names do not start with '_'"
    }

    def "what a closure answers itself is reserved in foreign closures too"() {
        expect:
        foundInBody("x = new Expando().tap { owner = 'Bob' }") == [
            "F006 2:25 owner: 'owner' is reserved | it is a name that Groovy answers itself; use another name",
        ]
    }

    def "reserved names can be local variables, and names of other things: #body"() {
        expect:
        foundInBody(body) == []

        where:
        body << [
            'def index = 0; index++',
            'def env = [:]; env.x = 1',
            'x = new Expando().tap { env = 1; step = 2 }',
            'row = [owner: 1, it: 2, step: 3]; row.owner = 2; row.input = 3',
            '[1].each { it = it + 1; println it }',
        ]
    }

    def "declared names are judged where they stand: #text"() {
        expect:
        found("flow('f') { $text }") == [problem]

        where:
        text                                                    | problem
        "parameter 'input'; step('s') { }"                      | "F006 1:23 'input': 'input' is reserved | it is a word of the language that means something else in a body; use another name"
        "parameter 'my-rate'; step('s') { }"                    | "F006 1:23 'my-rate': 'my-rate' is no parameter name | use letters, digits and '_', starting with a letter, such as 'myRate'"
        "config 'class', default: [a: 1]; step('s') { }"        | "F006 1:20 'class': 'class' is reserved | it is a keyword of Groovy; use another name"
        "foreach(['a'], as: 'index') { step('s') { } }"         | "F006 1:32 'index': 'index' is reserved | it is a word of the language that means something else in a body; use another name"
    }

    def "'it' has no value in a body: #body"() {
        expect:
        foundInBody(body) == ["F018 2:$column it: 'it' has no value in a body | name the outer parameter: { item -> … }"]

        where:
        body                              | column
        'x = it'                          | 5
        'println "a $it"'                 | 13
        '[1].each { n -> x = it + n }'    | 21
        'x = it.size()'                   | 5
    }

    def "'it' of a loop that makes steps is not the body's"() {
        expect:
        found("flow('f') {\n['a'].each { step(it) { x = it } }\n}") == [
            "F018 2:29 it: 'it' has no value in a body | name the outer parameter: { item -> … }",
        ]
    }

    def "'it' has no value in a condition"() {
        expect:
        found("flow('f') { choose { when({ it > 3 }) { } } }") == [
            "F018 1:29 it: 'it' has no value in a condition | name the outer parameter: { item -> … }",
        ]
    }

    def "'it' is fine where something is passed: #text"() {
        expect:
        found("flow('f') {\n$text\n}") == []

        where:
        text << [
            "step('s') { x = [1].collect { it + 1 } }",
            "step('s') { [[1]].each { it.each { println it } } }",
            "step('s') { def f = { it * 2 }; x = f(3) }",
            "join('j') { it*.y }",
            "onFailure { println it }; step('s') { }",
            "['a'].each { step(it) { -> x = it } }",
            "['a'].each { name -> step(name) { x = name } }",
            "parameter 'p', default: { it.userName }; step('s') { }",
        ]
    }

    def "a parameter has no value while the graph is built: #use"() {
        given:
        def text = "flow('f') { parameter 'workers', default: 3\n$use }"

        expect:
        found(text) == ["F017 2:${use.indexOf('workers') + 1} workers: the parameter 'workers' has no value while the" +
                            " graph is built | what shapes the graph is a config: config 'workers', default: …"]
        notes(text) == ["1:23 'workers': the parameter"]

        where:
        use << [
            "foreach(['a'], maxParallel: workers) { step('s') { } }; join('j') { }",
            'step("load_$workers") { }',
            "if (workers > 3) { step('s') { } }",
            "workers.times { n -> step(\"s\$n\") { } }",
            "step('s', resources: [cpu: workers]) { }",
        ]
    }

    def "a parameter is used in bodies, and its name elsewhere: #use"() {
        expect:
        found("flow('f') { parameter 'workers', default: 3\n$use }") == []

        where:
        use << [
            "step('s') { x = workers + 1 }",
            "foreach('workers') { step('s') { } }; join('j') { }",
            "choose { when({ workers > 3 }) { } }",
            "step('s', environment: [workers: '3']) { }",
            "def row = [workers: 3]; step(\"s\${row.workers}\") { }",
            "parameter 'other', default: { workers }; step('s') { }",
            "new Expando(workers: 3).with { step(\"s\$workers\") { } }",
        ]
    }
}
