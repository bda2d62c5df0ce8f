package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.ObjectNode

/** A template of a WorkflowTemplate: a DAG or a pod. */
class Template {
    final String object
    final JsonNode body
    final String name
    final List<JsonNode> tasks
    private final Map<String, JsonNode> tasksByName
    private final Map<String, Set<String>> dependencies

    /** @param defaults of all containers, which are part of each; entries of env merge by their names */
    Template(String object, JsonNode body, JsonNode defaults) {
        this.object = object
        this.body = body.has('container') && defaults.object ? merged(body, defaults) : body
        name = body.path('name').asText()
        tasks = body.at('/dag/tasks').toList()
        tasksByName = tasks.collectEntries { [it.path('name').asText(), it] }
        dependencies = tasksByName.collectEntries { of, task -> [of, new Depends(task.path('depends').asText('')).tasks()] }
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

    String getAt() { "$object: templates.$name" }

    boolean isDag() { body.has('dag') }

    boolean isRetried() { body.has('retryStrategy') }

    JsonNode task(String name) { tasksByName[name] }

    List<JsonNode> getInputs() { body.at('/inputs/parameters').toList() }

    List<JsonNode> getOutputs() { body.at('/outputs/parameters').toList() }

    JsonNode output(String name) { outputs.find { it.path('name').asText() == name } }

    JsonNode input(String name) { inputs.find { it.path('name').asText() == name } }

    /** The tasks that a task's condition mentions; none of one that is not there. */
    Set<String> dependencies(String task) { dependencies.getOrDefault(task, [] as Set) }

    /** The tasks that are over when it begins. */
    Set<String> before(String task) {
        def before = [] as LinkedHashSet
        def next = dependencies(task)
        while (next) {
            next = next.findAll { before.add(it) }.collectMany { dependencies(it) }
        }
        before
    }

    @Override
    String toString() { at }
}
