package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory
import spock.lang.Requires
import spock.lang.Specification

import java.nio.file.Path

/** The structure that Argo's definitions demand: the samples that real Argo ran have it, and what lacks it is found. */
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
}
