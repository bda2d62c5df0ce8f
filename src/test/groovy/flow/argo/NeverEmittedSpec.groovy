package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import spock.lang.Shared
import spock.lang.Specification

/** What a compiler to Argo had better not use (field/argo.md §0) is in nothing that flow makes. */
class NeverEmittedSpec extends Specification {
    private static final int FLOWS = 20
    private static final Map FAN = [name: 'a', withSequence: [count: '2']]
    private static final ObjectMapper JSON = new ObjectMapper()

    @Shared
    List<JsonNode> emitted = (Emitted.examples() + Emitted.coreGraphs() + Emitted.randomFlows(FLOWS)).collectMany { what, objects -> objects().findAll { !EventsSchema.knows(it) } } +
        Emitted.ofScript(GoldenManifestsSpec.EVERYTHING.stripIndent())

    private static boolean has(JsonNode object, String... fields) { fields.any { !object.get('spec').findValues(it).empty } }

    /** Of a list of templates. */
    private static boolean hasTemplate(JsonNode object, String... kinds) { object.at('/spec/templates').any { template -> kinds.any { template.has(it) } } }

    private static boolean says(JsonNode object, String part) { Texts.of(object.get('spec')).any { it.text().contains(part) } }

    /** Whether what all items of a fan-out leave is read. */
    private static boolean gathers(JsonNode object) {
        def fanned = object.findValues('tasks').collectMany { it.toList() }.findAll { it.has('withSequence') || it.has('withParam') }*.get('name')*.asText().toSet()
        Texts.of(object.get('spec')).any { text ->
            text.text().contains('tasks') && (text.isExpression() || text.text().contains('{{')) &&
                text.tags().collectMany { it.references() }.any { it.path()[0] == 'tasks' && it.path()[1] in fanned && it.path().contains('outputs') }
        }
    }

    def "#verdict: #what is nowhere"() {
        expect:
        emitted.findAll { it.has('spec') }.every { !isIn(it) }
        isIn(JSON.valueToTree([spec: sample]))

        where:
        verdict | what | isIn | sample
        1       | 'a when that is filled in before it is read' | { has(it, 'when') && it.findValuesAsText('when').any { !it.startsWith('{{=') } } | [templates: [[dag: [tasks: [[when: "'{{a}}' == 'b'"]]]]]]
        4       | 'a fallback that is no expression' | { it.findValues('valueFrom').any { it.has('default') } } | [templates: [[outputs: [parameters: [[valueFrom: [default: '0']]]]]]]
        5       | 'a default of an argument of the run' | { it.at('/spec/arguments/parameters').any { it.has('default') } } | [arguments: [parameters: [[default: '1']]]]
        7       | 'a retryStrategy for all templates' | { it.get('spec').has('retryStrategy') } | [retryStrategy: [limit: '1']]
        7       | 'a default for all templates but of containers' | { (it.at('/spec/templateDefaults').fieldNames().toList() - 'container') != [] } | [templateDefaults: [retryStrategy: [limit: '1']]]
        7       | 'a retryStrategy without a limit' | { it.findValues('retryStrategy').any { !it.has('limit') } } | [templates: [[retryStrategy: [retryPolicy: 'Always']]]]
        8       | 'another policy than Always' | { it.findValuesAsText('retryPolicy').any { it != 'Always' } } | [templates: [[retryStrategy: [retryPolicy: 'OnError']]]]
        11      | 'what all items leave' | { gathers(it) } | [templates: [[dag: [tasks: [FAN, [name: 'b', when: '{{tasks.a.outputs.parameters.v}}']]]]]]
        11      | 'items that travel in texts' | { has(it, 'withParam', 'withItems') } | [templates: [[dag: [tasks: [[withParam: '[1]']]]]]]
        13      | 'metrics' | { has(it, 'metrics') } | [metrics: [prometheus: []]]
        16      | 'what a pod printed' | { says(it, '.outputs.result') } | [templates: [[dag: [tasks: [[when: '{{tasks.a.outputs.result}}']]]]]]
        16      | 'args' | { has(it, 'args') } | [templates: [[container: [args: ['x']]]]]
        18      | 'another kind of template' | { hasTemplate(it, 'script', 'steps', 'suspend', 'containerSet', 'data', 'http', 'plugin') } | [templates: [[script: [source: 'x']]]]
        19      | 'a limit, factor or count that is a number' | { object -> ['limit', 'factor', 'count'].any { object.findValues(it).any { it.number } } } | [templates: [[retryStrategy: [limit: 1]]]]
        19      | 'a value of a parameter that is no text' | { it.findValues('parameters').any { it.any { it.has('value') && !it.get('value').textual } } } | [arguments: [parameters: [[value: 1]]]]
        20      | 'hooks' | { has(it, 'hooks') } | [hooks: [exit: [template: 'a']]]
        20      | 'what failed' | { says(it, 'workflow.failures') } | [templates: [[container: [env: [[value: '{{workflow.failures}}']]]]]]
        21      | 'failFast' | { has(it, 'failFast') } | [templates: [[failFast: true]]]
    }
}
