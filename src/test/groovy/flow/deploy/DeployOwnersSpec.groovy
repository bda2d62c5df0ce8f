package flow.deploy

/** Whose a deployment and its fields are, and what is not overwritten. */
class DeployOwnersSpec extends OfNightly {

    def "an object that somebody else made is never touched"() {
        given:
        cluster.put('argoproj.io/v1alpha1', kind, 'nightly', [spec: [mine: true]])

        when:
        def result = deploy('--force')

        then:
        result.exit == 4
        result.err.contains("$kind nightly is there already and was not made by 'flow deploy'; choose another --name")
        cluster.get(kind, 'nightly').spec == [mine: true]

        and: 'under another name it goes'
        deploy('--name', 'nightly2').exit == 0

        where:
        kind << ['WorkflowTemplate', 'CronWorkflow']
    }

    def "a name belongs to the flow that was deployed first under it"() {
        given:
        deploy()
        terminal.file('other.flow.groovy', "flow('other') { step('a') { } }")

        when:
        def result = terminal.flow('deploy', 'other.flow.groovy', '--name', 'nightly')

        then:
        result.exit == 4
        result.err.contains("'nightly' is a deployment of flow 'nightly', and this is flow 'other'")
    }

    def "what somebody else deployed takes their token, once"() {
        given:
        deploy()
        ['WorkflowTemplate', 'CronWorkflow'].each { kind -> cluster.change(kind, 'nightly', 'flow') { it.metadata.annotations['flow/owner'] = 'bob' } }
        def token = cluster.get('WorkflowTemplate', 'nightly').metadata.annotations['flow/token']

        when:
        def without = deploy()
        def wrong = deploy('--authorize', 'xyz')

        then:
        [without, wrong]*.exit == [4, 4]
        without.err.contains("'nightly' was deployed by bob; ask for its token, which 'flow deploy' printed, and say --authorize TOKEN")
        wrong.err.contains('the token is not its')

        when:
        def right = deploy('--authorize', token)
        def later = deploy()

        then:
        [right, later]*.exit == [0, 0]
        def marks = cluster.get('WorkflowTemplate', 'nightly').metadata.annotations
        [marks['flow/owner'], marks['flow/authorized'], marks['flow/token']] == ['bob', 'ada', token]
    }

    def "what somebody changed by hand is not overwritten without --force"() {
        given:
        deploy()
        cluster.change('WorkflowTemplate', 'nightly') { it.spec.parallelism = 3 }

        when:
        def result = deploy()

        then:
        result.exit == 4
        result.err.contains('WorkflowTemplate nightly: spec.parallelism was changed since by somebody else (conflict with "kubectl-edit"); --force takes it back')
        cluster.get('WorkflowTemplate', 'nightly').spec.parallelism == 3

        when:
        def forced = deploy('--force')

        then:
        forced.exit == 0
        cluster.get('WorkflowTemplate', 'nightly').spec.parallelism == 100
    }

    def "what flow does not set is left to others: a schedule that was suspended stays so, and that is said"() {
        given:
        def first = deploy()
        cluster.change('CronWorkflow', 'nightly') { it.spec.suspend = true }

        when:
        def result = deploy()

        then:
        result.exit == 0
        cluster.get('CronWorkflow', 'nightly').spec.suspend
        result.out.contains("schedule  0 3 * * * (Europe/Berlin), suspended by somebody: nothing starts by it until it is resumed, as with 'argo cron resume'")
        !first.out.contains('suspended')
        new groovy.json.JsonSlurper().parseText(deploy('--json').out).suspended

        when: 'it goes on'
        cluster.change('CronWorkflow', 'nightly') { it.spec.suspend = false }

        then:
        !deploy().out.contains('suspended')
    }

    def "what changed between the plan and the deployment is not overwritten: #what"() {
        given:
        if (isThere) {
            deploy()
            terminal.file('nightly.flow.groovy', FLOW.replace('0 3', '0 4'))
        }
        def rehearsals = 0
        cluster.fault = {
            if (it.rehearsal() && ++rehearsals == 2) {
                change(cluster)
            }
            null
        }

        when:
        def result = deploy('--force')

        then:
        result.exit == 4
        result.err.contains("somebody else changed $object nightly in the meantime; nothing was deployed, deploy again")
        (isThere ? applied().drop(2) : applied()) == []

        where:
        what                            | isThere | object             | change
        'somebody made one of the name' | false   | 'WorkflowTemplate' | { it.put('argoproj.io/v1alpha1', 'WorkflowTemplate', 'nightly', [spec: [mine: true]]) }
        'somebody deployed'             | true    | 'CronWorkflow'     | { it.change('CronWorkflow', 'nightly') { cron -> cron.spec.suspend = true } }
        'somebody took it away'         | true    | 'CronWorkflow'     | { it.@objects.remove('CronWorkflow/nightly') }
    }
}
