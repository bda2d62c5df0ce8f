package flow.dsl

import static flow.graph.Hook.Occasion.FAILURE
import static flow.graph.Hook.Occasion.SUCCESS
import static flow.graph.Trigger.Needs.ALL
import static flow.graph.Trigger.Needs.ANY

import flow.graph.Trigger
import flow.problem.Problems
import spock.lang.Specification

class FinishReaderSpec extends Specification {
    Problems problems = new Problems()

    def "triggerOnFinish #options #arguments"() {
        when:
        def trigger = read(options, arguments)

        then:
        problems.sorted() == []
        trigger.needs() == needs
        trigger.outcome() == outcome
        trigger.flows()*.toString() == flows
        trigger.position().file() == 'triggerOnFinish'

        where:
        options               | arguments                 || needs | outcome | flows
        [:]                   | ['Load']                  || ALL   | SUCCESS | ['Load']
        [:]                   | ['sales.user.alice.Load'] || ALL   | SUCCESS | ['sales.user.alice.Load']
        [:]                   | ['A', 'B']                || ALL   | SUCCESS | ['A', 'B']
        [:]                   | [['A', "B${1}"]]          || ALL   | SUCCESS | ['A', 'B1']
        [all: ['A', 'B']]     | []                        || ALL   | SUCCESS | ['A', 'B']
        [any: ['A', 'B']]     | []                        || ANY   | SUCCESS | ['A', 'B']
        [on: 'failure']       | ['A']                     || ALL   | FAILURE | ['A']
        [on: 'success', any: 'A'] | []                    || ANY   | SUCCESS | ['A']
    }

    def "triggerOnFinish #options #arguments is refused where it is wrong"() {
        when:
        read(options, arguments)

        then:
        Places.shown(problems.sorted()) == [shown]

        where:
        options                  | arguments    || shown
        [:]                      | []           || "triggerOnFinish | F004 | 'triggerOnFinish' names no flow | write triggerOnFinish 'Flow', triggerOnFinish any: ['A', 'project.prod.B']"
        [:]                      | [[]]         || "triggerOnFinish | F004 | 'triggerOnFinish' names no flow | write triggerOnFinish 'Flow', triggerOnFinish any: ['A', 'project.prod.B']"
        [:]                      | [null]       || "0 | F004 | triggerOnFinish: it is null | null"
        [all: []]                | []           || "triggerOnFinish | F004 | 'triggerOnFinish' names no flow | write triggerOnFinish 'Flow', triggerOnFinish any: ['A', 'project.prod.B']"
        [:]                      | ['sales.A']  || "0 | F004 | triggerOnFinish: 'sales.A' is no flow of a project | write 'project.branch.Flow', where the branch is 'prod', 'user.name' or 'test.name'"
        [:]                      | ['A', 5]     || "1 | F004 | triggerOnFinish: takes a text, not the number 5 | write it in quotes"
        [:]                      | ['A', 'A']   || "1 | F005 | the flow 'A' stands here twice | leave one of them out"
        [any: ['A', '2']]        | []           || "any.1 | F006 | any: '2' is no flow name | use letters, digits, '-' and '_', starting with a letter"
        [any: ['A'], all: ['B']] | []           || "any: | F004 | 'triggerOnFinish' names both all: and any: | write two words; any of several triggers starts a run"
        [any: ['A']]             | ['B']        || "any: | F004 | 'triggerOnFinish' names flows with and without any: | write two words; any of several triggers starts a run"
        [on: 'sucess']           | ['A']        || "on | F004 | on: 'sucess' is none of 'success', 'failure' | did you mean 'success'?"
        [some: ['A']]            | ['A']        || "some: | F003 | 'triggerOnFinish' has no option 'some' | it has all, any, on, rateLimit, reset, timezone"
    }

    def "the word says the same options as the reader"() {
        expect:
        Vocabulary.words(Vocabulary.Room.FLOW).triggerOnFinish.options() == FinishReader.NAMES as Set
    }

    private Trigger.OnFinish read(Map<String, ?> options, List<?> arguments) {
        new FinishReader(Places.of('triggerOnFinish', options, arguments), problems).read(options, arguments)
    }
}
