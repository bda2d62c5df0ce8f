package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.ObjectNode

/** A template of a WorkflowTemplate: a DAG or a pod. */
class Template {
    final String object
    final JsonNode body

    /** @param defaults of all containers, which are part of each; entries of env merge by their names */
    Template(String object, JsonNode body, JsonNode defaults) {
        this.object = object
        this.body = body.has('container') && defaults.object ? merged(body, defaults) : body
    }

    private static JsonNode merged(JsonNode body, JsonNode defaults) {
        ObjectNode merged = body.deepCopy()
        ObjectNode container = defaults.deepCopy()
        def own = body.get('container')
        def variables = own.path('env').toList()
        def others = defaults.path('env').findAll { one -> !variables.any { it.get('name') == one.get('name') } }
        container.setAll((ObjectNode) own)
        container.putArray('env').addAll(others + variables)
        merged.set('container', container)
        merged
    }

    String getName() { body.path('name').asText() }

    String getAt() { "$object: templates.$name" }

    boolean isDag() { body.has('dag') }

    boolean isRetried() { body.has('retryStrategy') }

    List<JsonNode> getTasks() { body.at('/dag/tasks').toList() }

    JsonNode task(String name) { tasks.find { it.path('name').asText() == name } }

    List<JsonNode> getInputs() { body.at('/inputs/parameters').toList() }

    List<JsonNode> getOutputs() { body.at('/outputs/parameters').toList() }

    JsonNode output(String name) { outputs.find { it.path('name').asText() == name } }

    JsonNode input(String name) { inputs.find { it.path('name').asText() == name } }

    /** The tasks that are over when this one begins. */
    Set<String> before(JsonNode task) {
        def before = [] as LinkedHashSet
        def next = dependenciesOf(task)
        while (next) {
            next = next.findAll { before.add(it) }.collectMany { dependenciesOf(this.task(it)) }
        }
        before
    }

    static Collection<String> dependenciesOf(JsonNode task) { task == null ? [] : new Depends(task.path('depends').asText('')).tasks() }

    @Override
    String toString() { at }
}
