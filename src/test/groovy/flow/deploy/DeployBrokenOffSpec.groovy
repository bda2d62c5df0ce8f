package flow.deploy

import flow.cli.ExitCode

/** What a deployment leaves when something breaks in its middle. */
class DeployBrokenOffSpec extends OfNightly {

    def "when #fault comes in the middle, what was there before is put back"() {
        given:
        deploy()
        def before = [state('WorkflowTemplate'), state('CronWorkflow')]
        terminal.file('nightly.flow.groovy', FLOW.replace('default: 10', 'default: 20').replace('0 3', '0 4'))
        cluster.fault = { it.what() == 'PATCH cronworkflows/nightly' && !it.rehearsal() && it.body().spec.schedules == ['0 4 * * *'] ? fault : null }

        when:
        def result = deploy()

        then:
        result.exit == exit
        result.err.contains('CronWorkflow nightly could not be applied: ')
        result.err.contains('everything is as it was before')
        [state('WorkflowTemplate'), state('CronWorkflow')] == before

        when: 'it is well again'
        cluster.fault = { null }
        def again = deploy()

        then:
        again.exit == 0
        cluster.get('CronWorkflow', 'nightly').spec.schedules == ['0 4 * * *']
        cluster.get('WorkflowTemplate', 'nightly').spec.arguments.parameters.find { it.name == 'rows' }.value == '20'

        where:
        fault  || exit
        500    || 6
        503    || 6
        403    || 4
        422    || 4
        'cut'  || 6
        'hang' || 6
        'lost' || 6
    }

    def "when a first deployment breaks in its middle, nothing is left of it"() {
        given:
        cluster.fault = { it.what() == 'PATCH cronworkflows/nightly' && !it.rehearsal() ? 'lost' : null }

        when:
        def result = deploy()

        then:
        result.exit == 6
        result.err.contains('everything is as it was before')
        cluster.all('WorkflowTemplate') + cluster.all('CronWorkflow') == []
    }

    def "when nothing can be put back either, the state of each object is told"() {
        given:
        deploy()
        terminal.file('nightly.flow.groovy', FLOW.replace('0 3', '0 4'))
        def isBroken = false
        cluster.fault = {
            isBroken |= it.what() == 'PATCH cronworkflows/nightly' && !it.rehearsal()
            isBroken ? 500 : null
        }

        when:
        def result = deploy()

        then:
        result.exit == 6
        result.err.contains('not everything could be put back')
        result.err.contains('  WorkflowTemplate nightly: new, or half so; something is broken')
        result.err.contains('  CronWorkflow nightly: new, or half so; something is broken')
        result.err.contains('deploy again when the cluster is well')
    }

    def "an answer that got lost once is no fault: what was asked for is asked for again"() {
        given:
        def lost = [] as Set
        cluster.fault = { it.what().startsWith('PATCH') && lost.add("${it.what()} ${it.rehearsal()}".toString()) ? 'lost' : null }

        expect:
        deploy().exit == 0
        lost.size() == 4
    }

    def "when what is surplus cannot be taken away, that is told, and the next deployment does it"() {
        given:
        deploy()
        terminal.file('nightly.flow.groovy', FLOW.replace(SCHEDULE, ''))
        cluster.fault = { it.what().startsWith('DELETE') ? 500 : null }

        when:
        def result = deploy()

        then:
        result.exit == 6
        result.err.contains('the flow is deployed, but what it no longer has could not be taken away')
        result.err.contains('  CronWorkflow nightly: something is broken')

        when:
        cluster.fault = { null }

        then:
        deploy().exit == 0
        cluster.all('CronWorkflow') == []
    }

    def "what somebody else changed after it was applied is not put back over them"() {
        given:
        deploy()
        terminal.file('nightly.flow.groovy', FLOW.replace('default: 10', 'default: 20').replace('0 3', '0 4'))
        cluster.fault = {
            if (it.what() == 'PATCH cronworkflows/nightly' && !it.rehearsal()) {
                cluster.change('WorkflowTemplate', 'nightly') { template -> template.spec.parallelism = 5 }
                return 500
            }
            null
        }

        when:
        def result = deploy()

        then:
        result.exit == 6
        result.err.contains('  WorkflowTemplate nightly: somebody else changed it since, so it is left as it is now')
        cluster.get('WorkflowTemplate', 'nightly').spec.parallelism == 5
    }

    def "whoever ends it in its middle finds everything as it was"() {
        given:
        deploy()
        def before = [state('WorkflowTemplate'), state('CronWorkflow')]
        terminal.file('nightly.flow.groovy', FLOW.replace('default: 10', 'default: 20').replace('0 3', '0 4'))
        def out = new ByteArrayOutputStream()
        def err = new ByteArrayOutputStream()
        def endable = null
        cluster.fault = {
            if (it.what() == 'PATCH workflowtemplates/nightly' && !it.rehearsal()) {
                endable.told(ExitCode.INTERRUPTED)
            }
            null
        }

        when:
        def exit = terminal.flow(['deploy', 'nightly.flow.groovy'], out, err) { endable = it }

        then:
        exit == 130
        err.toString().contains('the deployment was told to end; everything is as it was before')
        [state('WorkflowTemplate'), state('CronWorkflow')] == before
    }
}
