package flow.argo

import com.fasterxml.jackson.databind.JsonNode

/** What a Sensor creates is a run that can begin, and pods are told each event that it writes on the run. */
class EverySensorStartsRuns {
    private static final String ANNOTATIONS = 'metadata.annotations.'

    private EverySensorStartsRuns() {}

    static List<String> faults(Cluster cluster) {
        cluster.ofKind('Sensor').collectMany { sensor ->
            def name = Cluster.nameOf(sensor)
            SensorRules.faults(sensor).collect { "$name: $it".toString() } +
                sensor.at('/spec/triggers').collectMany { ofTrigger(cluster, it, "$name: ${it.at('/template/name').asText()}") }
        }
    }

    private static List<String> ofTrigger(Cluster cluster, JsonNode trigger, String at) {
        def run = trigger.at('/template/k8s/source/resource')
        def name = run.at('/spec/workflowTemplateRef/name').asText()
        def template = cluster.ofKind('WorkflowTemplate').find { Cluster.nameOf(it) == name }
        if (template == null) {
            return ["$at: there is no WorkflowTemplate '$name'".toString()]
        }
        def given = run.at('/spec/arguments/parameters')*.path('name')*.asText()
        def known = template.at('/spec/arguments/parameters')
        def told = template.at('/spec/templateDefaults/container/env').collect { it.path('value').asText() }.findAll { it.contains('workflow.annotations') }.join()
        (given - known*.get('name')*.asText()).collect { "$at: '$name' has no parameter '$it'".toString() } +
            known.findAll { !it.has('value') && !(it.get('name').asText() in given) }.collect { "$at: parameter '${it.get('name').asText()}' gets no value".toString() } +
            run.at('/spec/arguments/parameters').collectMany { ofArgument(it, known.find { one -> one.get('name') == it.get('name') }, at) } +
            trigger.at('/template/k8s/parameters')*.path('dest')*.asText().findAll { it.startsWith(ANNOTATIONS) && !told.contains("'${it - ANNOTATIONS}'") }
                .collect { "$at: no pod is told of '${it - ANNOTATIONS}'".toString() } +
            (trigger.at('/template/k8s/parameters')*.path('dest')*.asText().any { it.startsWith('spec.') } ? ["$at: Argo looks for expressions in what an event says".toString()] : [])
    }

    private static List<String> ofArgument(JsonNode argument, JsonNode parameter, String at) {
        def choices = parameter == null ? [] : parameter.path('enum')*.asText()
        choices && !(argument.path('value').asText() in choices) ? ["$at: '${argument.path('value').asText()}' is no choice of '${argument.get('name').asText()}'".toString()] : []
    }
}
