package flow.argo

import com.fasterxml.jackson.databind.JsonNode

/** Argo drops arguments that no input takes, and finds out in a run that an input has no value. */
class EveryArgumentIsAnInput {
    private EveryArgumentIsAnInput() {}

    static List<String> faults(Cluster cluster) {
        cluster.templates.collectMany { template ->
            template.tasks.collectMany { task ->
                def target = cluster.target(template, task)
                target == null ? [] : between(task.at('/arguments/parameters')*.path('name')*.asText(), target, "${template.at}.dag.tasks.${task.path('name').asText()}")
            }
        } + ofRun(cluster)
    }

    private static List<String> ofRun(Cluster cluster) {
        def whole = cluster.whole
        if (whole == null) {
            return []
        }
        def given = whole.at('/spec/arguments/parameters')*.path('name')*.asText()
        ['entrypoint', 'onExit'].collect { cluster.template(Cluster.nameOf(whole), whole.get('spec').path(it).asText()) }.findAll()
            .collectMany { missing(given, it, "${Cluster.nameOf(whole)}: arguments") }
    }

    private static List<String> between(List<String> given, Template target, String at) {
        (given - target.inputs*.path('name')*.asText()).collect { "$at: '$target.name' has no input '$it'".toString() } + missing(given, target, at)
    }

    private static List<String> missing(List<String> given, Template target, String at) {
        target.inputs.findAll { needsArgument(it) && !(it.path('name').asText() in given) }
            .collect { "$at: input '${it.path('name').asText()}' of '$target.name' gets no value".toString() }
    }

    private static boolean needsArgument(JsonNode input) { !input.has('default') && !input.has('value') && !input.has('valueFrom') }
}
