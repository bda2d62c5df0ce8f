package flow.deploy

import groovy.json.JsonSlurper

/** The flows in production are listed. */
class DeploymentsSpec extends OfSales {

    def "deployments are listed with whose they are and when they start"() {
        given:
        terminal.file('nightly.flow.groovy', "flow('nightly') { project('lab'); schedule cron: '0 3 * * *'; step('a') { } }")
        flow('deploy', 'nightly.flow.groovy', '--production')
        cluster.all('CronWorkflow').each { cron -> cluster.change('CronWorkflow', cron.metadata.name) { it.spec.suspend = true; it.status = [lastScheduledTime: '2026-11-20T03:00:00Z'] } }
        2.times { run([phase: it ? 'Running' : 'Pending'], [:], "sales-$it") }
        run([phase: 'Succeeded'], [:], 'sales-over')
        cluster.pageSize = 1

        when:
        def result = flow('deployments')

        then:
        result.out.readLines()*.split(/ {2,}/)*.toList() == [
            ['deployment', 'flow', 'branch', 'owner', 'open runs', 'schedule', 'waits for', 'last start'],
            [cluster.all('CronWorkflow')[0].metadata.name, 'nightly', 'prod', 'ada', '0', '0 3 * * * (UTC), suspended', '2026-11-20 03:00:00'],
            ['sales', 'sales', 'ada', '2']]
        new JsonSlurper().parseText(flow('list', '--json').out).find { it.deployment == 'sales' }.with { [it.parameters*.name, it.openRuns] } == [['rows', 'day', 'note'], 2]

        when: 'who may not look at runs'
        cluster.forbidden = ['list workflows']

        then:
        flow('deployments').out.readLines()[2].split(/ {2,}/).toList() == ['sales', 'sales', 'ada']
    }

    def "a schedule whose template somebody took away is broken: it is shown, triggers nothing, and can be taken away or mended"() {
        given:
        terminal.file('nightly.flow.groovy', "flow('nightly') { schedule cron: '0 3 * * *'; step('a') { } }")
        assert flow('deploy', 'nightly.flow.groovy').exit == 0
        cluster.@objects.remove('WorkflowTemplate/nightly')
        cluster.change('CronWorkflow', 'nightly', 'argo') { it.status = [conditions: [[type: 'SubmissionError', status: 'True', message: 'not found']]] }

        when:
        def listed = flow('deployments')
        def triggered = flow('trigger', 'nightly.flow.groovy')

        then:
        listed.out.readLines()*.split(/ {2,}/)*.toList()[1] == ['nightly', 'ada', '0', '0 3 * * * (UTC), broken: WorkflowTemplate nightly is gone']
        new JsonSlurper().parseText(flow('list', '--json').out)*.fault == ['WorkflowTemplate nightly is gone', null]
        triggered.exit == 4
        triggered.err.contains("'nightly' is broken in namespace 'flows'")
        triggered.err.contains("WorkflowTemplate nightly is gone; deploy it again, or take the rest away with 'flow undeploy nightly'")

        and:
        flow('deploy', 'nightly.flow.groovy').exit == 0
        flow('trigger', 'nightly.flow.groovy').exit == 0

        when:
        cluster.@objects.remove('WorkflowTemplate/nightly')

        then:
        flow('undeploy', 'nightly').out.contains('  removed  CronWorkflow nightly')
        cluster.all('CronWorkflow') == []
    }

    def "nothing in production is no fault"() {
        given:
        flow('undeploy', 'sales')

        expect:
        def result = flow('deployments')
        result.exit == 0
        result.out == ''
        result.err.contains('nothing is deployed')
    }
}
