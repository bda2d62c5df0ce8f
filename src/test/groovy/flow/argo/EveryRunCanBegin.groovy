package flow.argo

import com.fasterxml.jackson.databind.JsonNode

/** What a run begins and ends with is there, and every parameter gets a value: whether people start it or a schedule. */
class EveryRunCanBegin {
    private EveryRunCanBegin() {}

    static List<String> faults(Cluster cluster) {
        def whole = cluster.whole
        (whole == null ? [] : ofTemplate(cluster, whole)) +
            cluster.ofKind('WorkflowTemplate').collectMany { forAll(it) } +
            cluster.ofKind('CronWorkflow').collectMany { ofSchedule(cluster, it) }
    }

    private static List<String> ofTemplate(Cluster cluster, JsonNode whole) {
        def name = Cluster.nameOf(whole)
        def faults = []
        ['entrypoint', 'onExit'].findAll { whole.get('spec').has(it) }.each { field ->
            def template = cluster.template(name, whole.get('spec').get(field).asText())
            if (template == null) {
                faults << "$name: $field: there is no template '${whole.get('spec').get(field).asText()}'".toString()
            } else if (field == 'onExit') {
                faults.addAll(untolerated(template))
            }
        }
        whole.at('/spec/arguments/parameters').findAll { it.has('default') }.each {
            faults << "$name: arguments.${it.get('name').asText()}: Argo does not look at its default".toString()
        }
        faults
    }

    private static List<String> untolerated(Template end) {
        if (!end.dag) {
            return ["$end.at: a run that succeeded fails with it, as nothing in it can be tolerated".toString()]
        }
        end.tasks.findAll { !it.at('/continueOn/failed').asBoolean() || !it.at('/continueOn/error').asBoolean() }
            .collect { "${end.at}.dag.tasks.${it.path('name').asText()}: a run that succeeded fails with it".toString() }
    }

    /** What holds for all templates holds for DAGs, too. */
    private static List<String> forAll(JsonNode object) {
        def spec = object.get('spec')
        (spec.has('retryStrategy') ? ["${Cluster.nameOf(object)}: retryStrategy: repeats DAGs as well".toString()] : []) +
            spec.path('templateDefaults').properties()*.key.findAll { it != 'container' }
                .collect { "${Cluster.nameOf(object)}: templateDefaults.$it: holds for DAGs as well".toString() }
    }

    private static List<String> ofSchedule(Cluster cluster, JsonNode cron) {
        def at = "${Cluster.nameOf(cron)}: workflowSpec"
        def name = cron.at('/spec/workflowSpec/workflowTemplateRef/name').asText()
        def template = cluster.ofKind('WorkflowTemplate').find { Cluster.nameOf(it) == name }
        if (template == null) {
            return ["$at: there is no WorkflowTemplate '$name'".toString()]
        }
        def given = cron.at('/spec/workflowSpec/arguments/parameters')*.path('name')*.asText()
        def known = template.at('/spec/arguments/parameters')
        (given - known*.get('name')*.asText()).collect { "$at: '$name' has no parameter '$it'".toString() } +
            known.findAll { !it.has('value') && !(it.get('name').asText() in given) }.collect { "$at: parameter '${it.get('name').asText()}' gets no value".toString() }
    }
}
