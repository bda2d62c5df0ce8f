package flow.deploy

import groovy.json.JsonSlurper

/** A flow is taken out of production. */
class UndeploySpec extends OfSales {

    def "what is taken away is told, and what runs goes on"() {
        given:
        def id = run(phase: 'Running')
        run([phase: 'Succeeded'], [:], 'sales-over')

        when:
        def result = flow('undeploy', 'sales.flow.groovy')

        then:
        result.exit == 0
        result.out.contains("'sales' is no longer deployed in namespace 'flows'")
        result.out.contains('  removed  WorkflowTemplate sales')
        result.out.contains("1 run of it goes on: $id; 'flow terminate RUN' ends one")
        cluster.all('WorkflowTemplate') == []
        workflow(id) != null

        and: 'again, there is nothing to do'
        flow('delete', 'sales').with { [it.exit, it.out, it.err.contains("nothing is deployed as 'sales'")] } == [2, '', true]
        flow('delete', 'sales', '--ignore-not-found').with { [it.exit, it.out.contains("nothing is deployed as 'sales'"), it.out.contains("1 run of it goes on: $id")] } == [0, true, true]
    }

    def "a name that is none takes nothing away, and ends as a fault unless that is ignored"() {
        when:
        def result = flow('undeploy', 'sale')
        def ignored = flow('undeploy', 'sale', '--ignore-not-found')
        def json = flow('undeploy', 'sale', '--ignore-not-found', '--json')

        then:
        [result.exit, result.out] == [2, '']
        result.err.contains("nothing is deployed as 'sale' in namespace 'flows'")
        result.err.contains("did you mean 'sales'?")
        ignored.exit == 0
        ignored.out.contains("did you mean 'sales'?")
        new JsonSlurper().parseText(json.out) == [deployment: 'sale', removed: [], kept: [], openRuns: []]
        cluster.get('WorkflowTemplate', 'sales') != null
    }

    def "what others deployed, or made by hand, is not taken away"() {
        given:
        cluster.change('WorkflowTemplate', 'sales', 'flow') { it.metadata.annotations['flow/owner'] = 'bob' }
        cluster.put('argoproj.io/v1alpha1', 'WorkflowTemplate', 'byhand', [spec: [:]])

        expect:
        flow('undeploy', 'sales').with { [it.exit, it.err.contains('was deployed by bob')] } == [4, true]
        flow('undeploy', 'byhand').with { [it.exit, it.err.contains("was not made by 'flow deploy'")] } == [4, true]
        cluster.all('WorkflowTemplate')*.metadata*.name as Set == ['sales', 'byhand'] as Set

        when:
        def token = cluster.get('WorkflowTemplate', 'sales').metadata.annotations['flow/token']

        then:
        flow('undeploy', 'sales', '--authorize', token).exit == 0
    }

    def "what a deletion could not take away is told with what it could, and whose it is counts to the last object"() {
        given:
        terminal.file('sales.flow.groovy', FLOW.replace("step('load')", "schedule cron: '0 3 * * *'\nstep('load')").replace('required: true', "default: '2026-01-01'"))
        assert flow('deploy', 'sales.flow.groovy').exit == 0
        cluster.fault = { it.what() == 'DELETE cronworkflows/sales' ? 403 : null }

        when:
        def result = flow('undeploy', 'sales')

        then:
        result.exit == 4
        result.err.contains("'sales' could not be taken away as a whole; WorkflowTemplate sales went")
        result.err.contains('  CronWorkflow sales: something is broken')

        when:
        cluster.fault = { null }
        cluster.change('CronWorkflow', 'sales', 'flow') { it.metadata.annotations['flow/owner'] = 'bob' }

        then:
        flow('undeploy', 'sales').err.contains('was deployed by bob')
    }

    def "what was left over by a deletion that broke off is taken away by the next one"() {
        given:
        terminal.file('sales.flow.groovy', FLOW.replace("step('load')", "schedule cron: '0 3 * * *'\nstep('load')").replace('required: true', "default: '2026-01-01'"))
        assert flow('deploy', 'sales.flow.groovy').exit == 0
        cluster.fault = { it.what() == 'DELETE workflowtemplates/sales' ? 500 : null }

        expect:
        flow('undeploy', 'sales').exit == 6
        cluster.all('CronWorkflow') == []

        when:
        cluster.fault = { null }

        then:
        flow('undeploy', 'sales').exit == 0
        cluster.all('WorkflowTemplate') == []
    }
}
