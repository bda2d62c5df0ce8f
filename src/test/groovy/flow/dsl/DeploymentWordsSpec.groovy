package flow.dsl

import flow.graph.Starts
import flow.graph.Trigger
import spock.lang.Specification

class DeploymentWordsSpec extends Specification implements ScriptFixture {

    def "what starts a deployed flow, and its project, come into the graph"() {
        when:
        def flow = evaluate('''
            flow('f') {
                project 'demand'
                schedule cron: '0 2 * * *', timezone: 'Europe/Berlin'
                trigger 'orders'
                trigger any: ['prices', [event: 'stock', parameters: [day: 'date']]]
                triggerOnFinish 'Load', 'demand.prod.Clean'
                parameter 'day'
                eachStep retry: 2
                step('s', timeout: '1 h', kubernetes: [cpu: 2]) { }
            }
        ''')

        then:
        problems.sorted() == []
        flow.project().name() == 'demand'
        flow.starts().schedule().crons()*.text() == ['0 2 * * *']
        flow.starts().triggers()*.class == [Trigger.OnEvent, Trigger.OnEvent, Trigger.OnFinish]
        flow.tasks()[0].options().effectiveRetry().effectiveTimes() == 2
        flow.tasks()[0].options().effectiveTimeout().get().toHours() == 1
    }

    def "a flow that says none of this is started by hand"() {
        expect:
        evaluate("flow('f') { step('s') { } }").starts() == Starts.BY_HAND
    }

    def "the word #word stands once: #code"() {
        expect:
        faultsOf("flow('f') { $code; step('s') { } }").collect { "${it.code()} ${it.message()} | ${it.hint()}".toString() } == [shown]

        where:
        word       | code                                         || shown
        'schedule' | 'schedule daily: true; schedule hourly: true' || "F005 'schedule' stands here again | put all times into one: schedule crons: ['0 2 * * *', '0 14 * * *']"
        'project'  | "project 'a'; project 'b'"                   || "F005 'project' stands here again | leave one of them out"
        'project'  | "project 'My Project'"                       || "F006 project: 'My Project' is no project name | use small letters, digits and '_', starting with a letter, such as 'my_project'"
    }
}
