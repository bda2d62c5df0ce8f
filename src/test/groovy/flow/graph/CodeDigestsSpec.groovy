package flow.graph

import flow.problem.Position
import spock.lang.Specification

class CodeDigestsSpec extends Specification {
    static final HERE = Position.NOWHERE

    def "every task has one, those that only decide too, in the order of the script"() {
        given:
        def flow = flow(
            fork(new Items.Named('names', HERE), step('process', 'p')), join('merge', 'm'),
            repeat('refine', 'until', choice(['first', 'second'], step('small', 's'))),
            new Gang('train', HERE, 2, StepOptions.NONE, body('t')), join('trained', 'j'))

        expect:
        CodeDigests.of(flow).keySet() as List == ['process?', 'process', 'merge', 'refine?', 'small?', 'small', 'train', 'trained']
        CodeDigests.of(flow).values().every { it ==~ /[0-9a-f]{16}/ }
    }

    def "a digest changes with #what, and no other does"() {
        given:
        def before = CodeDigests.of(decided([:]))
        def after = CodeDigests.of(decided(change))

        expect:
        before.findAll { name, digest -> after[name] != digest }.keySet() == changed as Set

        where:
        what                          | change                       || changed
        'nothing'                     | [:]                          || []
        'the body'                    | [first: 'other']             || ['first']
        'a condition'                 | [conditions: ['c', 'x']]     || ['first']
        'the order of the conditions' | [conditions: ['d', 'c']]     || ['first']
        'one condition more'          | [conditions: ['c', 'd', 'e']] || ['first']
        'the items'                   | [items: [1, 3]]              || ['fork']
        'the type of an item'         | [items: [1, 2L]]             || ['fork']
        'the order of the items'      | [items: [2, 1]]              || ['fork']
        'the until of a loop'         | [until: 'v']                 || ['last']
    }

    def "items count by what they are: #one and #other"() {
        expect:
        (CodeDigests.of(decided(items: one)) == CodeDigests.of(decided(items: other))) == same

        where:
        one                          | other                         || same
        ['a', 'b']                   | ["${'a'}", 'b']               || true
        [[1, 'a'], [x: 2]]           | [[1, 'a'], [x: 2]]            || true
        [[1, 'a']]                   | [['1', 'a']]                  || false
        [[1, 2], [3]]                | [[1], [2, 3]]                 || false
        [[a: 1]]                     | [[a: 1].entrySet().first()]   || false
        [java.time.LocalDate.EPOCH]  | [java.time.LocalDate.EPOCH]   || true
        [null]                       | ['null']                      || false
    }

    def "what is not known in any part is empty: #what"() {
        expect:
        CodeDigests.of(decided(change)).findAll { it.value == '' }.keySet() == unknown as Set

        where:
        what                          | change                     || unknown
        'a body'                      | [first: '']                || ['first']
        'a condition'                 | [conditions: ['c', '']]    || ['first']
        'an item of an unknown class' | [items: [1, new Object()]] || ['fork']
        'an until'                    | [until: '']                || ['last']
    }

    def "a flow built in code has none"() {
        given:
        def body = new Body(HERE, Facts.NONE, { Scope scope -> } as Body.Code)

        expect:
        CodeDigests.of(flow(new Step('s', HERE, StepOptions.NONE, body))) == [s: '']
        new Condition(HERE, Facts.NONE, { Scope scope -> true } as Condition.Question).fingerprint() == ''
    }

    private static Flow decided(Map<String, ?> change) {
        def all = [first: 'f', conditions: ['c', 'd'], items: [1, 2], until: 'u'] + change
        flow(step('first', all.first), choice(all.conditions, step('taken', 't')),
            step('fork', 'x'), fork(new Items.Literal(all.items), step('each', 'e')), join('joined', 'j'),
            repeat('loop', all.until, step('last', 'l')))
    }

    private static Flow flow(Node... nodes) {
        new Flow('f', HERE, null, [], [], [], new Block(nodes as List))
    }

    private static Step step(String name, String fingerprint) {
        new Step(name, HERE, StepOptions.NONE, body(fingerprint))
    }

    private static Join join(String name, String fingerprint) {
        new Join(name, HERE, StepOptions.NONE, body(fingerprint))
    }

    private static Foreach fork(Items items, Node... nodes) {
        new Foreach(HERE, items, null, null, new Block(nodes as List))
    }

    private static Choice choice(List<String> fingerprints, Node... nodes) {
        new Choice(HERE, fingerprints.collect { new Choice.Option(HERE, condition(it), new Block(nodes as List)) }, null)
    }

    private static Repeat repeat(String name, String fingerprint, Node... nodes) {
        new Repeat(name, HERE, condition(fingerprint), 3, false, new Block(nodes as List))
    }

    private static Body body(String fingerprint) {
        new Body(HERE, Facts.NONE, fingerprint, { Scope scope -> } as Body.Code)
    }

    private static Condition condition(String fingerprint) {
        new Condition(HERE, Facts.NONE, fingerprint, { Scope scope -> true } as Condition.Question)
    }
}
