package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory
import spock.lang.Requires
import spock.lang.Specification

import java.nio.file.Path

/** What Argo's definitions demand: the samples that real Argo ran and what flow makes have it, and what lacks it is found. */
@Requires(value = { CrdSchema.there }, reason = "the definitions of Argo's objects are not beside this project")
class CrdSchemaSpec extends Specification {
    private static final Path SAMPLES = Path.of(System.getProperty('flow.home')).resolveSibling('shared/field/argo-samples/lowering')
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())

    def "#sample is right"() {
        expect:
        def documents = YAML.readerFor(JsonNode).readValues(SAMPLES.resolve(sample).toFile()).readAll().findAll { it.get('apiVersion').asText().startsWith('argoproj.io') && it.get('kind').asText() in ['WorkflowTemplate', 'CronWorkflow'] }
        documents.every { CrdSchema.faults(it) == [] }

        where:
        sample << SAMPLES.toFile().list().findAll { it.endsWith('.yaml') && it != '10-gang-service.yaml' }.sort()
    }

    def "#what is found"() {
        given:
        def template = YAML.readTree("""
            kind: WorkflowTemplate
            metadata: {name: x}
            spec:
              entrypoint: main
              templates:
              - name: main
                dag: {tasks: [{name: a, template: task}]}
              - name: task
                container: {image: x}
            """.stripIndent())
        assert CrdSchema.faults(template) == []

        when:
        change(template)

        then:
        CrdSchema.faults(template).any { it.contains(message) }

        where:
        what                    | message                              | change
        'an unknown field'      | "there is no field 'entryPoint'"     | { it.get('spec').put('entryPoint', 'main') }
        'a wrong type'          | 'is no integer'                      | { it.get('spec').put('parallelism', '5') }
        'a wrong choice'        | 'is none of'                         | { it.at('/spec/templates/1').putObject('retryStrategy').put('retryPolicy', 'Sometimes') }
        'a name of a task'      | 'does not match'                     | { it.at('/spec/templates/0/dag/tasks/0').put('name', 'a_b') }
        'too many tasks'        | 'are not within the limits'          | { t -> (1..200).each { t.at('/spec/templates/0/dag/tasks').addObject().put('name', "t$it").put('template', 'task') } }
        'a task without a name' | "'name' is missing"                  | { it.at('/spec/templates/0/dag/tasks/0').remove('name') }
    }

    private static final Map<String, String> RULES = CrdSchema.there ? CrdSchema.rules : [:]

    /** A workflow with one template for pods and what is given besides. */
    private static List<String> faults(String templates, String spec = '') {
        CrdSchema.faults(YAML.readTree("""
            kind: WorkflowTemplate
            metadata: {name: x}
            spec: {$spec templates: [{name: task, container: {image: x}}, $templates]}
            """.stripIndent()))
    }

    private static String dag(String tasks) { "{name: main, dag: {tasks: [$tasks]}}" }

    def "an object is refused: #message"() {
        expect:
        message in RULES.values()
        faults(*wrong).any { it.endsWith(": $message") }
        faults(*right) == []

        where:
        message                                                                         | wrong                                                                   | right
        'template must have at most one template type'                                  | ['{name: a, container: {image: x}, suspend: {}}']                       | ['{name: a, suspend: {}}']
        'timeout cannot be applied to steps or dag templates'                           | ['{name: a, timeout: 1h, dag: {tasks: [{name: b, template: task}]}}']   | ['{name: a, timeout: 1h, container: {image: x}}']
        'activeDeadlineSeconds is only valid for leaf templates'                        | ['{name: a, activeDeadlineSeconds: 9, steps: [[{name: b, template: task}]]}'] | ['{name: a, activeDeadlineSeconds: 9, container: {image: x}}']
        "cannot use both 'depends' and 'dependencies'"                                  | [dag('{name: a, template: task}, {name: b, template: task, depends: a, dependencies: [a]}')] | [dag('{name: a, template: task}, {name: b, template: task, dependencies: [a]}')]
        "cannot use 'continueOn' when using 'depends'"                                  | [dag('{name: a, template: task}, {name: b, template: task, depends: a, continueOn: {failed: true}}')] | [dag('{name: a, template: task, continueOn: {failed: true}}')]
        "task name cannot begin with a digit when using 'depends' or 'dependencies'"    | [dag('{name: a, template: task}, {name: 2b, template: task, depends: a}')] | [dag('{name: 2b, template: task}')]
        'only one of count or end can be defined'                                       | [dag("{name: a, template: task, withSequence: {count: '2', end: '3'}}")] | [dag("{name: a, template: task, withSequence: {count: '2'}}")]
        'only one of manifest or manifestFrom can be specified'                         | ["{name: a, resource: {action: create, manifest: '{}', manifestFrom: {artifact: {name: b}}}}"] | ["{name: a, resource: {action: create, manifest: '{}'}}"]
        'at most one artifact location can be specified'                                | ['{name: a, container: {image: x}, inputs: {artifacts: [{name: b, raw: {data: c}, s3: {key: d}}]}}'] | ['{name: a, container: {image: x}, inputs: {artifacts: [{name: b, s3: {key: d}}]}}']
        "'resourcesDuration.*' metrics cannot be used in real-time gauges"              | ['{name: a, suspend: {}}', gauge('resourcesDuration.cpu')]              | ['{name: a, suspend: {}}', gauge('duration')]
    }

    private static String gauge(String value) {
        "metrics: {prometheus: [{name: a, help: b, gauge: {realtime: true, value: '{{$value}}'}}]},"
    }

    def "these are all rules that there are"() {
        expect:
        RULES.size() == 10
        RULES.values().toSet().size() == 10
    }

    def "#what is right"() {
        expect:
        objects().findAll { it.get('apiVersion').asText().startsWith('argoproj.io') }.every { CrdSchema.faults(it) == [] }

        where:
        [what, objects] << Emitted.examples() + Emitted.coreGraphs()
    }
}
