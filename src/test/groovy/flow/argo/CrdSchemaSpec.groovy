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
        def documents = YAML.readerFor(JsonNode).readValues(SAMPLES.resolve(sample).toFile()).readAll()
            .findAll { it.get('apiVersion').asText().startsWith('argoproj.io') && it.get('kind').asText() in ['WorkflowTemplate', 'CronWorkflow'] }
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

    /** What is wrong with a WorkflowTemplate with this template. */
    private static List<String> faults(String template) {
        CrdSchema.faults(YAML.readTree("""
            kind: WorkflowTemplate
            metadata: {name: x}
            spec: {templates: [{name: task, container: {image: x}}, {name: main, $template}]}
            """.stripIndent()))
    }

    /** A DAG with a task `a` and another one. */
    private static String after(String task) { "dag: {tasks: [{name: a, template: task}, {template: task, $task}]}" }

    private static String artifact(String places) { "container: {image: x}, inputs: {artifacts: [{name: a, $places}]}" }

    private static String gauge(String value) {
        "suspend: {}, metrics: {prometheus: [{name: a, help: b, gauge: {realtime: true, value: '{{$value}}'}}]}"
    }

    def "an object is refused: #message"() {
        expect:
        message in RULES.values()
        faults(wrong).any { it.endsWith(": $message") }
        faults(right) == []

        where:
        message                                                                      | wrong                                              | right
        'template must have at most one template type'                               | 'container: {image: x}, suspend: {}'               | 'suspend: {}'
        'timeout cannot be applied to steps or dag templates'                        | 'timeout: 1h, ' + after('name: b')                 | 'timeout: 1h, suspend: {}'
        'activeDeadlineSeconds is only valid for leaf templates'                     | 'activeDeadlineSeconds: 9, ' + after('name: b')    | 'activeDeadlineSeconds: 9, suspend: {}'
        "cannot use both 'depends' and 'dependencies'"                               | after('name: b, depends: a, dependencies: [a]')    | after('name: b, dependencies: [a]')
        "cannot use 'continueOn' when using 'depends'"                               | after('name: b, depends: a, continueOn: {failed: true}') | after('name: b, continueOn: {failed: true}')
        "task name cannot begin with a digit when using 'depends' or 'dependencies'" | after('name: 2b, depends: a')                      | after('name: 2b')
        'only one of count or end can be defined'                                    | after("name: b, withSequence: {count: '2', end: '3'}") | after("name: b, withSequence: {count: '2'}")
        'only one of manifest or manifestFrom can be specified'                      | resource("manifest: '{}', manifestFrom: {artifact: {name: b}}") | resource("manifest: '{}'")
        'at most one artifact location can be specified'                             | artifact('raw: {data: c}, s3: {key: d}')           | artifact('s3: {key: d}')
        "'resourcesDuration.*' metrics cannot be used in real-time gauges"           | gauge('resourcesDuration.cpu')                     | gauge('duration')
    }

    private static String resource(String of) { "resource: {action: create, $of}" }

    def "these are all rules that there are"() {
        expect:
        RULES.size() == 10
        RULES.values().toSet().size() == 10
    }

    def "#what is right"() {
        expect:
        objects().findAll { it.get('apiVersion').asText().startsWith('argoproj.io') && !EventsSchema.knows(it) }.every { CrdSchema.faults(it) == [] }

        where:
        [what, objects] << Emitted.examples() + Emitted.coreGraphs()
    }
}
