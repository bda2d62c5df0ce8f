package flow.compile.argo

import flow.cli.Terminal
import groovy.json.JsonSlurper
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** What becomes of the nodes of a gang, which Argo itself does not make. */
class GangsSpec extends Specification {
    @TempDir
    Path temporary

    private List<Map> objects(String options, String... typed) {
        def terminal = new Terminal(temporary)
        terminal.file('fit.flow.groovy', """\
            flow('fit') {
                step('train', nodes: 3$options) { x = 1 }
                join('all') { inputs -> n = inputs.size() }
            }
            """.stripIndent())
        def result = terminal.flow('deploy', 'fit.flow.groovy', '--dry-run', '--format', 'json', '--store', 's3://team/runs', *typed)
        assert result.exit == 0: result.err
        new JsonSlurper().parseText(result.out).items
    }

    /** The template of the gang, with what it makes. */
    private static List<Map> gang(List<Map> objects) {
        def template = objects.find { it.kind == 'WorkflowTemplate' }.spec.templates.find { it.resource }
        [template.resource, new JsonSlurper().parseText(template.resource.manifest)]
    }

    private static Map<String, Object> variables(Map pod) { pod.containers[0].env.collectEntries { [it.name, it.value ?: it.valueFrom.fieldRef.fieldPath] } }

    def "a JobSet makes the nodes, and names them"() {
        when:
        def (resource, set) = gang(objects(''))

        then:
        resource.successCondition == 'status.terminalState == Completed'
        set.kind == 'JobSet'
        def job = set.spec.replicatedJobs[0].template.spec
        [job.completionMode, job.completions, job.parallelism, job.backoffLimit] == ['Indexed', 3, 3, 0]
        variables(job.template.spec).FLOW_TASK_MAIN_ADDRESS == '$(FLOW_TASK_JOBSET)-node-0-0.$(FLOW_TASK_JOBSET)'
    }

    def "with --gang jobs a Job makes them, and a Service of the deployment names them"() {
        when:
        def made = objects('', '--gang', 'jobs')
        def (resource, job) = gang(made)

        then:
        [resource.successCondition, resource.failureCondition] == ['status.succeeded == 3', 'status.failed > 0']
        job.kind == 'Job'
        [job.spec.completionMode, job.spec.completions] == ['Indexed', 3]

        and: 'the service finds the pods, and each has a name below it'
        def service = made.find { it.kind == 'Service' }
        service.spec.clusterIP == 'None'
        service.spec.publishNotReadyAddresses
        job.spec.template.metadata.labels.entrySet().containsAll(service.spec.selector.entrySet())
        job.spec.template.spec.subdomain == service.metadata.name
        variables(job.spec.template.spec).FLOW_TASK_JOB == "metadata.labels['batch.kubernetes.io/job-name']"
        variables(job.spec.template.spec).FLOW_TASK_MAIN_ADDRESS == '$(FLOW_TASK_JOB)-0.fit-gang'
    }

    def "what another attempt would not change shows in the object, as Argo sees none of the nodes: #made"() {
        when:
        def template = objects(', retry: 2', '--gang', made).find { it.kind == 'WorkflowTemplate' }.spec.templates.find { it.resource }
        def object = new JsonSlurper().parseText(template.resource.manifest)
        def job = object.kind == 'Job' ? object.spec : object.spec.replicatedJobs[0].template.spec

        then:
        job.podFailurePolicy.rules == [[action: 'FailJob', onExitCodes: [containerName: 'main', operator: 'In', values: [2, 3, 78]]]]
        template.retryStrategy.expression == "!(lastRetry.message contains '$reason')"
        template.resource.failureCondition == "status.conditions.0.reason == $reason, status.conditions.1.reason == $reason, $otherwise"
        object.spec.failurePolicy == policy

        and: 'where nothing is repeated nobody asks'
        gang(objects('', '--gang', made))[0].failureCondition == otherwise

        where:
        made     || reason                          | otherwise                        | policy
        'jobset' || 'FailJobSetFailurePolicyAction' | 'status.terminalState == Failed' | [maxRestarts: 0, rules: [[name: 'forGood', action: 'FailJobSet', onJobFailureReasons: ['PodFailurePolicy']]]]
        'jobs'   || 'PodFailurePolicy'              | 'status.failed > 0'              | null
    }

    def "the names of its pods are labels of DNS, however long the deployment's is: #length"() {
        given:
        def (_, set) = gang(objects('', '--name', 'a' * length))

        expect:
        set.metadata.generateName == prefix

        where:
        length || prefix
        28     || '{{workflow.name}}-'
        29     || 'a' * 29 + '-'
        45     || 'a' * 39 + '-'
    }

    def "a deployment without a gang has no Service, whatever is said"() {
        given:
        def terminal = new Terminal(temporary)
        terminal.file('plain.flow.groovy', "flow('plain') { step('a') { } }")

        expect:
        !terminal.flow('deploy', 'plain.flow.groovy', '--dry-run', '--store', 's3://team/runs', '--gang', 'jobs').out.contains('Service"')
    }

    def "what a step says of its pod holds for each node, as Argo hands nothing of it on: #what"() {
        expect:
        def (_, set) = gang(objects(", kubernetes: [$option]"))
        check(set.spec.replicatedJobs[0].template.spec.template.spec)

        where:
        what                       | option                                                                                            | check
        'secrets of its image'     | "imagePullSecrets: ['pull']"                                                                      | { it.imagePullSecrets == [[name: 'pull']] }
        'a patch'                  | "podSpecPatch: [hostNetwork: true]"                                                               | { it.hostNetwork && it.restartPolicy == 'Never' }
        'a patch of its container' | "podSpecPatch: [containers: [[name: 'main', tty: true]]]"                                         | { it.containers.size() == 1 && it.containers[0].tty && it.containers[0].command }
        'one more container'       | "podSpecPatch: [containers: [[name: 'side', image: 'x']]]"                                        | { it.containers*.name == ['main', 'side'] }
        'a list without names'     | "podSpecPatch: [readinessGates: [[conditionType: 'a']]]"                                          | { it.readinessGates == [[conditionType: 'a']] }
        'where it runs'            | "nodeSelector: [disk: 'ssd']"                                                                     | { it.nodeSelector == [disk: 'ssd'] }
    }
}
