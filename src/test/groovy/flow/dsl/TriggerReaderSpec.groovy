package flow.dsl

import static flow.graph.Trigger.Needs.ALL
import static flow.graph.Trigger.Needs.ANY

import flow.graph.Trigger
import flow.problem.Problems
import spock.lang.Specification

class TriggerReaderSpec extends Specification {
    Problems problems = new Problems()

    def "a single event fills parameters of equal names"() {
        when:
        def trigger = read([:], ['data.arrived'])

        then:
        problems.sorted() == []
        shown(trigger) == ['data.arrived']
        trigger.fillsEqualNames()
        trigger.position().file() == 'trigger'
        trigger.events()[0].position().file() == '0'
    }

    def "an event may say which fields fill which parameters"() {
        when:
        def trigger = read([parameters: [order: 'order.id', day: 'payload.day']], ['order-placed'])

        then:
        problems.sorted() == []
        shown(trigger) == ['order-placed order<-order.id day<-day']
        !trigger.fillsEqualNames()
        trigger.events()[0].parameters()*.position()*.file() == ['parameters.order:', 'parameters.day:']
    }

    def "trigger #options #arguments waits and starts at its own pace"() {
        when:
        def trigger = read(options, arguments)

        then:
        problems.sorted() == []
        [trigger.pace().reset()?.cron()?.text(), trigger.pace().reset()?.timezone()?.id, trigger.pace().rateLimit()?.toString()] == pace

        where:
        options                                                                 | arguments || pace
        [:]                                                                     | ['a']     || [null, null, null]
        [all: ['a', 'b'], reset: '@daily']                                      | []        || ['0 0 * * *', 'UTC', null]
        [all: ['a', 'b'], reset: '59 23 * * *', timezone: 'Europe/Helsinki']    | []        || ['59 23 * * *', 'Europe/Helsinki', null]
        [rateLimit: '10 per minute']                                            | ['a']     || [null, null, '10 per minute']
        [any: ['a', 'b'], rateLimit: '1/second']                                | []        || [null, null, '1 per second']
    }

    def "an event may come from elsewhere, and is another one then"() {
        when:
        def trigger = read([any: ['push', [event: 'push', source: 'github', where: [ref: 'main']]]], [])

        then:
        problems.sorted() == []
        trigger.events()*.toString() == ['push', 'github/push']
        read([source: 'github'], ['flow.like']).events()*.source() == ['github']
    }

    def "trigger #options #arguments"() {
        when:
        def trigger = read(options, arguments)

        then:
        problems.sorted() == []
        trigger.needs() == needs
        shown(trigger) == events

        where:
        options                                                   | arguments   || needs | events
        [parameters: ['order', 'day']]                            | ['a']       || ALL   | ['a order<-order day<-day']
        [parameters: 'order']                                     | ['a']       || ALL   | ['a order<-order']
        [parameters: [:]]                                         | ['a']       || ALL   | ['a ']
        [where: [kind: 'new', 'order.country': ['DE', 'FR']]]     | ['a']       || ALL   | ['a where kind=[new] order.country=[DE, FR]']
        [where: [count: 3, done: true]]                           | ['a']       || ALL   | ['a where count=[3] done=[true]']
        [:]                                                       | [[event: 'a', parameters: [x: 'y']]] || ALL | ['a x<-y']
        [all: ['a', 'b']]                                         | []          || ALL   | ['a', 'b']
        [any: ['a', 'b']]                                         | []          || ANY   | ['a', 'b']
        [any: ['a', [event: 'b', parameters: [x: 'y.z'], where: [k: 'v']]]] | [] || ANY  | ['a', 'b x<-y.z where k=[v]']
        [all: 'a']                                                | []          || ALL   | ['a']
        [any: ["a${1}"]]                                          | []          || ANY   | ['a1']
    }

    def "trigger #options #arguments is refused where it is wrong"() {
        when:
        read(options, arguments)

        then:
        Places.shown(problems.sorted()) == [shown]

        where:
        options                                     | arguments  || shown
        [:]                                         | []         || "trigger | F004 | 'trigger' names no event | write trigger 'event' or trigger 'event', parameters: [name: 'field']"
        [event: 'a']                                | ['a']      || "event: | F003 | 'trigger' has no option 'event' | it has all, any, parameters, rateLimit, reset, source, timezone, where"
        [:]                                         | ['my event'] || "0 | F023 | trigger: 'my event' is no event name | use letters, digits, '.', '-' and '_', starting with a letter or digit, such as 'my-event'"
        [:]                                         | [null]     || "0 | F004 | trigger: it is null | null"
        [:]                                         | [5]        || "0 | F004 | trigger: takes a text, not the number 5 | write it in quotes"
        [:]                                         | [['a', 'b']] || "0 | F004 | trigger: it takes one event, not a list | write trigger all: ['a', 'b'], or trigger any: [[event: 'a', parameters: [name: 'field']], 'b']"
        [:]                                         | [[name: 'a', event: 'b']] || "0.name: | F003 | 'trigger' has no option 'name' | it has event, parameters, source, where"
        [:]                                         | [[parameters: [a: 'b']]] || "0 | F004 | trigger: it names no event | write [event: 'name', parameters: [parameter: 'field'], where: [field: 'value']]"
        [parameters: [order: 'a b']]                | ['a']      || "parameters.order | F004 | parameters.order: 'a b' is no path into an event's payload | write for example 'id' or 'order.id'"
        [parameters: [order: 5]]                    | ['a']      || "parameters.order | F004 | parameters.order: takes a text, not the number 5 | write it in quotes"
        [parameters: ['my-order': 'x']]             | ['a']      || "parameters.my-order: | F006 | parameters: 'my-order' is no parameter name | use letters, digits and '_', starting with a letter, such as 'myOrder'"
        [parameters: ['order', 'input']]            | ['a']      || "parameters.1 | F006 | parameters: 'input' is reserved | it is a word of the language that means something else in a body; use another name"
        [where: [kind: [a: 1]]]                     | ['a']      || "where.kind | F004 | where.kind: takes a text, a number, true or false, or a list of them, not a map | the event counts when the field has one of these values"
        [where: [kind: []]]                         | ['a']      || "where.kind | F004 | where.kind: takes a text, a number, true or false, or a list of them, not a list | the event counts when the field has one of these values"
        [where: 'kind']                             | ['a']      || "where | F004 | where: takes a map, not the text 'kind' | write where: [key: 'value']"
        [all: ['a'], any: ['b']]                    | []         || "any: | F004 | 'trigger' says both all: and any: | write two words; any of several triggers starts a run"
        [all: ['a']]                                | ['b']      || "0 | F004 | trigger: there are events in all: too | write trigger all: ['a', 'b'], or trigger any: [[event: 'a', parameters: [name: 'field']], 'b']"
        [all: ['a', 'b'], parameters: [x: 'y']]     | []         || "parameters: | F004 | of several events, each has its own parameters: | write trigger all: ['a', 'b'], or trigger any: [[event: 'a', parameters: [name: 'field']], 'b']"
        [any: []]                                   | []         || "any | F004 | any: it names no event | write trigger all: ['a', 'b'], or trigger any: [[event: 'a', parameters: [name: 'field']], 'b']"
        [:]                                         | ['flow.A.succeeded'] || "0 | F023 | trigger: what begins with 'flow.' is announced by flow itself | write triggerOnFinish 'Flow' to start when another flow ends"
        [source: 'My Source']                       | ['a']      || "source | F004 | source: 'My Source' is no name of an EventSource | use small letters, digits and '-', starting and ending with a letter or digit, such as 'my-source'"
        [all: ['a', 'b'], source: 'x']              | []         || "source: | F004 | of several events, each has its own source: | write trigger all: ['a', 'b'], or trigger any: [[event: 'a', parameters: [name: 'field']], 'b']"
        [reset: '@daily']                           | ['a']      || "reset | F004 | reset: nothing is kept where one thing alone starts a run | write for example all: ['a', 'b'], reset: '0 0 * * *', timezone: 'Europe/Berlin'"
        [any: ['a', 'b'], reset: '@daily']          | []         || "reset | F004 | reset: nothing is kept where one thing alone starts a run | write for example all: ['a', 'b'], reset: '0 0 * * *', timezone: 'Europe/Berlin'"
        [all: ['a', 'b'], reset: 'daily']           | []         || "reset | F021 | reset: 'daily' is no cron: it has 1 field, not 5, 6 or 7 | every day at 2 o'clock is '0 2 * * *' (minute hour day month weekday)"
        [all: ['a', 'b'], timezone: 'UTC']          | []         || "timezone | F004 | timezone: it is for reset:, which is not there | write for example all: ['a', 'b'], reset: '0 0 * * *', timezone: 'Europe/Berlin'"
        [rateLimit: '0 per minute']                 | ['a']      || "rateLimit | F004 | rateLimit: '0 per minute' is no limit | write for example '10 per minute'; the units are second, minute and hour"
        [rateLimit: '5 per day']                    | ['a']      || "rateLimit | F004 | rateLimit: '5 per day' is no limit | write for example '10 per minute'; the units are second, minute and hour"
        [any: ['a', 'b', 'a']]                      | []         || "any.2 | F005 | the event 'a' stands in any: twice | leave one of them out"
        [any: ['a', '!']]                           | []         || "any.1 | F023 | any: '!' is no event name | use letters, digits, '.', '-' and '_', starting with a letter or digit"
        [any: ['a', null]]                          | []         || "any.1 | F004 | any: it is null | null"
        [any: [[event: 'a', parameters: [x: '.']]]] | []         || "any.0.parameters.x | F004 | any.parameters.x: '.' is no path into an event's payload | write for example 'id' or 'order.id'"
    }

    def "what is right of a trigger stays"() {
        expect:
        shown(read([any: ['a', '!', [event: 'b', where: [x: [:]]]]], [])) == ['a', 'b']
        read([any: ['!']], []) == null
    }

    def "the word says the same options as the reader"() {
        expect:
        Vocabulary.words(Vocabulary.Room.FLOW).trigger.options() == TriggerReader.NAMES as Set
    }

    private Trigger.OnEvent read(Map<String, ?> options, List<?> arguments) {
        new TriggerReader(Places.of('trigger', options, arguments), problems).read(options, arguments)
    }

    private static List<String> shown(Trigger.OnEvent trigger) {
        trigger.events().collect {
            def parameters = it.parameters() == null ? '' : ' ' + it.parameters().collect { "${it.parameter()}<-${it.field()}" }.join(' ')
            def where = it.where() ? ' where ' + it.where().collect { "${it.field()}=${it.values()}" }.join(' ') : ''
            it.name() + parameters + where
        }
    }
}
