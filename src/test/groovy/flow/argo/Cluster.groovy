package flow.argo

import com.fasterxml.jackson.databind.JsonNode

/** Objects of Argo that lie together, and what they call each other. */
class Cluster {
    final List<JsonNode> objects
    final List<Template> templates
    private final Map<List<String>, Template> byName

    Cluster(List<JsonNode> objects) {
        this.objects = objects
        templates = ofKind('WorkflowTemplate').collectMany { object ->
            def defaults = (whole == null ? object : whole).at('/spec/templateDefaults/container')
            object.at('/spec/templates').collect { new Template(nameOf(object), it, defaults) }
        }
        byName = templates.reverse().collectEntries { [[it.object, it.name], it] }
    }

    List<JsonNode> ofKind(String kind) { objects.findAll { it.path('kind').asText() == kind } }

    static String nameOf(JsonNode object) { object.at('/metadata/name').asText() }

    /** The one that can be run; the others hold parts of it. */
    JsonNode getWhole() { ofKind('WorkflowTemplate').find { it.get('spec').has('entrypoint') } }

    Template template(String object, String name) { byName[[object, name]] }

    /** What a task runs; null where there is no such template. */
    Template target(Template from, JsonNode task) {
        def reference = task.path('templateRef')
        reference.missingNode
            ? template(from.object, task.path('template').asText())
            : template(reference.path('name').asText(), reference.path('template').asText())
    }

    /** Those that run when the others have ended, and at no other time. */
    Set<Template> getOfTheEnd() { whole == null ? [] as Set : reached('onExit') - reached('entrypoint') }

    private Set<Template> reached(String beginning) {
        def reached = [template(nameOf(whole), whole.get('spec').path(beginning).asText())].findAll() as LinkedHashSet
        def next = reached.toList()
        while (next) {
            next = next.collectMany { from -> from.tasks.collect { target(from, it) } }.findAll { it != null && reached.add(it) }
        }
        reached
    }
}
