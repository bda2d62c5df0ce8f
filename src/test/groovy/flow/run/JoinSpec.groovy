package flow.run

import spock.lang.Specification
import spock.lang.Timeout

import static flow.run.Nodes.*

/** What a join sees: names from before, ends of branches, and what it may take over. */
@Timeout(20)
class JoinSpec extends Specification implements FlowFixture {

    def "what the branches left alone is visible behind the fork as before"() {
        expect:
        valuesAfter(step('start') { it.x = 1 }, parallel(branch(step('a') { it.y = it.x }), branch(step('b'))), join('j') { it.seen = it.x }) == [x: 1, seen: 1]
    }

    def "a name that branches changed is blocked in the join and behind it, until the join sets it"() {
        when:
        def result = run(
            step('start') { it.x = 1 },
            parallel(branch(step('report') { it.x = 2 }), branch(step('keep')), branch(step('publish') { it.x = 3 })),
            join('gather') { it.scope.write(*(sets ? ['x', it.inputs[0].x] : ['y', 0])) },
            step('after') { it.y = it.x })

        then:
        result.failures()*.failure()*.message() == faults
        result.failures()*.hint() == hints

        where:
        sets  || faults | hints
        true  || []     | []
        false || ["'x' has no one value: branches 'report' and 'publish' changed it, and join 'gather' did not set it"] | ["in 'gather', set it from the inputs, or write merge(inputs)"]
    }

    def "reading such a name in the join itself is the same fault"() {
        expect:
        faultOf(foreach([7, 8, 9, 10, 11, 12], step('s') { it.x = it.input }), join('j') { it.y = it.x }) ==
            "'x' has no one value: branches 0, 1, 2, 3 and 2 more of the foreach changed it, and join 'j' did not set it"
        faultOf(gang('train', 2) { it.x = 1 }, join('j') { it.y = it.x }) ==
            "'x' has no one value: nodes 0 and 1 of 'train' changed it, and join 'j' did not set it"
        faultOf(step('start') { it.rows = [1] }, foreach('rows', step('s') { it.x = it.input }), join('j') { it.y = it.x }) ==
            "'x' has no one value: branch 0 of the foreach over 'rows' changed it, and join 'j' did not set it"
    }

    def "all branches changing to the same value is a change too"() {
        expect:
        faultOf(step('start') { it.x = 1 }, foreach([1, 2], step('s') { it.x = 5 }), join('j'), step('t') { it.y = it.x }).contains("'x' has no one value")
    }

    def "a value changed in place in a branch is a change, and changed back it is none"() {
        expect:
        valuesAfter(
            step('start') { it.rows = [1]; it.n = 1 },
            parallel(branch(step('a') { it.n = 2 }, ), branch('b', step('b1') { it.rows << 2 }, step('b2') { it.rows.removeLast() })),
            join('j') { it.seen = it.rows; it.blocked = !it.scope.has('n') }).subMap('seen', 'blocked') == [seen: [1], blocked: true]
    }

    def "a name that a branch removed is blocked"() {
        expect:
        valuesAfter(step('start') { it.x = 1 }, parallel(branch(step('a') { it.scope.remove('x') }), branch(step('b'))), join('j') {
            it.seen = [it.scope.has('x'), it.inputs[0].end.has('x'), it.inputs[1].end.has('x')]
        }).seen == [false, false, true]
    }

    def "a join inside a foreach sees the outer block's names"() {
        expect:
        valuesAfter(
            step('start') { it.x = 1 },
            foreach([10, 20], as: 'n',
                step('outer') { it.own = it.n + it.x },
                foreach([1, 2], as: 'm', step('s') { it.y = it.own + it.m }),
                join('inner') { it.sum = it.inputs*.y.sum() + it.own + it.n + it.x }),
            join('j') { it.sums = it.inputs*.sum }).sums == [11 + 1 + 11 + 2 + 11 + 10 + 1, 21 + 1 + 21 + 2 + 21 + 20 + 1]
    }

    def "an input shows everything that a step at the branch's end would see"() {
        expect:
        valuesAfter(
            parameters: [p: 'param'], configs: [cfg: [k: 1]],
            step('start') { it.before = 'b' },
            foreach(['x', 'y'], as: 'letter', step('s') { it.own = it.letter * 2 }),
            join('j') { here ->
                def end = here.inputs[1].end
                here.seen = [end.read('letter'), end.read('input'), end.read('index'), end.read('own'), end.read('before'), end.read('p'), end.read('cfg').k]
                here.names = end.names() as List
            }).subMap('seen', 'names') == [seen: ['y', 'y', 1, 'yy', 'b', 'param', 1], names: ['before', 'own']]
    }

    def "the same object comes back from an input each time, and changing it changes nothing else"() {
        expect:
        valuesAfter(
            step('start') { it.list = [1] },
            foreach([1, 2], step('s') { it.x = [5] }),
            join('j') {
                def first = it.inputs[0].end
                first.read('x') << 6
                first.read('list') << 2
                it.seen = [first.read('x'), it.inputs[1].x, it.list]
            },
            step('after') { it.now = it.list }).subMap('seen', 'now') == [seen: [[5, 6], [5], [1]], now: [1]]
    }

    def "a name that a branch lacks is a fault that names the branch and the nearest name"() {
        when:
        def result = run(parallel(branch(step('report') { it.result = 1 }), branch(step('b'))), join('j') { it.x = it.inputs[0].resutl })

        then:
        result.failures()*.failure()*.message() == ["branch 'report' has no 'resutl'"]
        result.failures()*.hint() == ["did you mean 'result'?"]
    }

    def "the join of an empty fork sees all names from before"() {
        expect:
        valuesAfter(step('start') { it.x = 1 }, foreach([], step('s') { it.x = 2 }), join('j') { it.y = it.x + it.inputs.size() }) == [x: 1, y: 1]
    }

    def "a name blocked inside a branch stays blocked at its end"() {
        expect:
        valuesAfter(
            foreach([1], step('a') { it.x = 0 }, foreach([1, 2], step('b') { it.x = it.input }), join('inner')),
            join('outer') { it.seen = it.inputs[0].end.has('x') }).seen == false
    }

    def "merge takes over what the branches agree on"() {
        expect:
        valuesAfter(
            step('start') { it.kept = 1; it.changed = 1 },
            parallel(
                branch(step('a') { it.changed = 2; it.onlyA = 'a'; it.both = [1] }),
                branch(step('b') { it.changed = 2; it.both = [1] })),
            join('j') { it.scope.merge(null, null) }) == [kept: 1, changed: 2, onlyA: 'a', both: [1]]
    }

    def "branches that differ are a fault that names the artifact and the branches, and then nothing is set"() {
        when:
        def result = run(
            step('start') { it.x = 1 },
            parallel(branch(step('a') { it.x = 2; it.fine = 1 }), branch(step('b') { it.fine = 1 })),
            join('j') {
                try { it.scope.merge(null, null) } finally { it.nothing = !it.scope.has('fine') }
            })

        then:
        result.failures()*.failure()*.message() == ["branches 'a' and 'b' have different values of 'x'"]
        result.failures()*.hint() == ["set it before merge(inputs), or write exclude: ['x']"]
    }

    def "what the join set before is left alone, and so is what is excluded"() {
        expect:
        valuesAfter(
            foreach([1, 2], step('s') { it.x = it.input; it.y = it.input; it.z = 'same' }),
            join('j') { it.x = 'mine'; it.scope.merge(null, ['y'] as Set) }) == [x: 'mine', z: 'same']
    }

    def "include takes only what it names"() {
        expect:
        valuesAfter(
            foreach([1, 2], step('s') { it.x = 'same'; it.y = it.input }),
            join('j') { it.scope.merge(['x'] as Set, null) }) == [x: 'same']
    }

    def "catchInto names are not merged unless they are asked for"() {
        expect:
        valuesAfter(
            foreach([1, 2], step('s', catchInto: 'failure') { it.x = 1 }),
            join('j') { it.scope.merge(include, null) }) == values

        where:
        include            || values
        null               || [x: 1]
        ['failure'] as Set || [failure: null]
    }

    def "a merged value can be read and changed in place"() {
        expect:
        valuesAfter(foreach([1, 2], step('s') { it.xs = [1] }), join('j') { it.scope.merge(null, null); it.xs << 2 }) == [xs: [1, 2]]
    }

    def "merge refuses #what"() {
        expect:
        faultOf(
            parameters: [alpha: 1],
            step('start') { it.before = 1 },
            foreach(items, step('s') { it.result = 1; it.scope.remove('before') }),
            join('j') { it.own = 1; it.scope.merge(include as Set, exclude as Set) }) == message

        where:
        what                             | items | include     | exclude    || message
        'a name that no branch has'      | [1]   | ['resutl']  | null       || "no branch has 'resutl'"
        'to exclude what no branch has'  | [1]   | null        | ['resutl'] || "no branch has 'resutl'"
        'a name that branches removed'   | [1]   | ['before']  | null       || "no branch has 'before'"
        'what the join set'              | [1]   | ['own']     | null       || "'own' cannot be merged: the join set it before"
        'to exclude what the join set'   | [1]   | null        | ['own']    || "'own' cannot be merged: the join set it before"
        'a parameter'                    | [1]   | ['alpha']   | null       || "'alpha' cannot be merged: it is a parameter"
        'include and exclude'            | [1]   | ['result']  | ['before'] || 'merge takes include: or exclude:, not both'
        'what was not there, of nothing' | []    | ['result']  | null       || "no branch has 'result'"
    }

    def "merge of nothing may exclude anything, and include what was there before"() {
        expect:
        valuesAfter(step('start') { it.x = 1 }, foreach([], step('s') { it.y = 1 }), join('j') {
            it.scope.merge(null, ['y'] as Set)
            it.scope.merge(['x'] as Set, null)
        }) == [x: 1]
    }

    def "merge outside of a join is a fault"() {
        expect:
        faultOf(step('s') { it.scope.merge(null, null) }) == 'only a join has inputs to merge'
    }

    def "a name with no one value inside a branch conflicts with a branch that has one"() {
        given:
        def inner = branch('a', foreach([1, 2], step('s') { it.x = it.input }), join('inner'))

        expect:
        faultOf(step('start') { it.x = 0 }, parallel(inner, branch(step('b'))), join('j') { it.scope.merge(null, null) }) ==
            "'x' has no one value in branch 'a', where branches 0 and 1 of the foreach changed it and join 'inner' did not set it"
    }

    def "a name with no one value in any branch is not merged, and stays blocked"() {
        given:
        def nodes = [foreach([1], foreach([1, 2], step('s') { it.x = it.input }), join('inner')), join('j') { it.scope.merge(include, null) }]

        expect:
        include == null
            ? valuesAfter(*nodes) == [:]
            : faultOf(*nodes) == "'x' has no one value: branches 0 and 1 of the foreach changed it, and join 'inner' did not set it"

        where:
        include << [null, ['x'] as Set]
    }

    private String faultOf(Map given = [:], flow.graph.Node... nodes) {
        def result = run(given, nodes)
        assert result.failed() == 1
        result.firstFailure().get().failure().message()
    }
}
