package flow.script.syntax

import spock.lang.Specification

/** What a join reads from its inputs. */
class BranchReadsSpec extends Specification implements SyntaxFixture {

    def "first properties of inputs are branch reads: #body"() {
        expect:
        factsOfJoin(body).branchReads().collect { [it.branch(), it.name()] } == [[branch, name]]

        where:
        body                                           | branch | name
        'inputs -> y = inputs*.x'                      | null   | 'x'
        'inputs -> y = inputs*.x.sum()'                | null   | 'x'
        'inputs -> y = inputs*.x*.z'                   | null   | 'x'
        'inputs -> y = inputs[0].x'                    | null   | 'x'
        'inputs -> y = inputs[-1].x.z'                 | null   | 'x'
        'inputs -> y = inputs[i].x'                    | null   | 'x'
        "inputs -> y = inputs[0]['x']"                 | null   | 'x'
        'inputs -> y = inputs.b.x'                     | 'b'    | 'x'
        "inputs -> y = inputs['b'].x"                  | 'b'    | 'x'
        "inputs -> y = inputs['my-branch']['x']"       | 'my-branch' | 'x'
        'inputs -> y = inputs.collect { it.x }'        | null   | 'x'
        'inputs -> y = inputs.collect { i -> i.x }'    | null   | 'x'
        'inputs -> inputs.each { i -> println i.x }'   | null   | 'x'
        'inputs -> inputs.eachWithIndex { i, n -> println i.x }' | null | 'x'
        'inputs -> y = inputs.inject(0) { sum, i -> sum + i.x }' | null | 'x'
        'inputs -> y = inputs.sum { it.x }'            | null   | 'x'
        'inputs -> y = inputs.findAll { it.size() > 1 }*.x' | null | 'x'
        'inputs -> for (i in inputs) { println i.x }'  | null   | 'x'
        'inputs -> y = inputs.first().x'               | null   | 'x'
        'inputs -> y = inputs.collect((i) -> i.x)'     | null   | 'x'
        'branches -> y = branches*.x'                  | null   | 'x'
        'branches -> y = branches.b.x'                 | 'b'    | 'x'
        'branches -> y = inputs*.x'                    | null   | 'x'
        'y = it*.x'                                    | null   | 'x'
        'y = it.collect { it.x }'                      | null   | 'x'
        'y = inputs*.x'                                | null   | 'x'
        'inputs -> y = inputs?.b?.x'                   | 'b'    | 'x'
    }

    def "the place is that of the property"() {
        given:
        def read = factsOfJoin('inputs -> y = inputs*.resutl').branchReads()[0]

        expect:
        place(read.position(), "flow('f') { step('s') { }; join('j') {inputs -> y = inputs*.resutl} }") == '1:61 resutl'
    }

    def "several of them: #body"() {
        expect:
        factsOfJoin(body).branchReads()*.name() as Set == names as Set

        where:
        body                                             | names
        'inputs -> y = inputs.max { it.score }.model'    | ['score', 'model']
        'inputs -> y = inputs.sort { a, b -> a.x <=> b.z }*.w' | ['x', 'z', 'w']
        'inputs -> y = inputs.collectEntries { [(it.x): it.z] }' | ['x', 'z']
        'inputs -> y = inputs.findAll { it.x }.collect { i -> i.z }' | ['x', 'z']
    }

    def "these are none: #body"() {
        expect:
        factsOfJoin(body).branchReads() == []

        where:
        body << [
            'inputs -> y = inputs.size()',
            'inputs -> y = inputs[0]',
            'inputs -> y = inputs.b',
            'inputs -> y = [1].collect { it.x }',
            'inputs -> y = inputs.collect { [1].collect { it.x } }',
            'inputs -> y = rows*.x',
            'inputs -> y = inputs.collect { n -> rows.find { it.x } }',
            "inputs -> if (inputs[0].containsKey('x')) { y = inputs[0].x }",
            'inputs -> y = helper(inputs).x',
        ]
    }

    def "branches that are named: #body"() {
        given:
        def text = "flow('f') { step('s') { }; join('j') {$body} }"

        expect:
        factsOfJoin(body).branches().collect { place(it.position(), text).split(' ', 2)[1] } == branches

        where:
        body                                      | branches
        'inputs -> y = inputs.report.html'        | ['report']
        "inputs -> y = inputs['my-branch']"       | ["'my-branch'"]
        'inputs -> y = inputs.a.x + inputs.b.x'   | ['a', 'b']
        'inputs -> y = inputs*.x'                 | []
        'inputs -> y = inputs[0].x'               | []
        'inputs -> y = inputs.size()'             | []
    }

    def "merges are noted with what they name: #call"() {
        given:
        def merges = factsOfJoin("inputs -> $call").merges()

        expect:
        merges.collect { [it.include(), it.exclude()] } == [[include, exclude]]
        place(merges[0].position(), "flow('f') { step('s') { }; join('j') {inputs -> $call} }").split(' ')[1] == 'merge'

        where:
        call                                    | include    | exclude
        'merge(inputs)'                         | null       | null
        "merge(inputs, include: ['x', 'y'])"    | ['x', 'y'] | null
        "merge(inputs, include: 'x')"           | ['x']      | null
        "merge inputs, exclude: ['x']"          | null       | ['x']
        'merge(inputs, include: names)'         | null       | null
        'if (a) { merge(inputs) }'              | null       | null
    }

    def "the parameter of a step's closure is no input"() {
        expect:
        factsOfBody('rows.collect { it.x }').branchReads() == []
    }
}
