package flow.argo

import com.fasterxml.jackson.databind.JsonNode

/** Conditions of tasks can be read and evaluated, and name tasks that are there, none of which waits for itself. */
class EveryTaskCanBegin {
    private EveryTaskCanBegin() {}

    static List<String> faults(Cluster cluster) {
        cluster.templates.collectMany { template ->
            template.tasks.collectMany { task ->
                ofTask(cluster, template, task).collect { "${template.at}.dag.tasks.${task.path('name').asText()}: $it".toString() }
            }
        }
    }

    private static List<String> ofTask(Cluster cluster, Template template, JsonNode task) {
        def name = task.path('name').asText()
        def faults = []
        if (cluster.target(template, task) == null) {
            faults << "there is no template '${(task.has('templateRef') ? task.get('templateRef') : task).path('template').asText()}'"
        }
        if (name in ExpressionReader.WORDS) {
            faults << 'its name is a word of expressions'
        }
        faults.addAll((template.dependencies(name) - template.tasks*.path('name')*.asText()).collect { "depends on '$it', which is not there" })
        if (name in template.before(name)) {
            faults << 'waits for itself'
        }
        faults + unread(task) + when(task) + unknown(task)
    }

    private static List<String> unread(JsonNode task) {
        if (!task.has('depends')) {
            return []
        }
        try {
            new Depends(task.get('depends').asText()).read()
            return []
        } catch (Expression.Broken broken) {
            return ["depends: $broken.message"]
        }
    }

    /** Another evaluator reads what it has become, which takes quotes and blanks of values for its own. */
    private static List<String> when(JsonNode task) {
        def when = task.path('when').asText('')
        when.empty || when.startsWith('{{=') && when.indexOf('}}') == when.length() - 2 ? [] : ["when: '$when' is more than one expression"]
    }

    /** What this does not look into. */
    private static List<String> unknown(JsonNode task) {
        def known = ['name', 'template', 'templateRef', 'depends', 'when', 'arguments', 'withSequence', 'continueOn']
        (task.properties()*.key - known).collect { "$it is not looked into" }
    }
}
