package flow.argo

import com.fasterxml.jackson.databind.JsonNode

/** Of two things of one name Argo or Kubernetes takes one, and does not say which. */
class EveryNameIsUnique {
    private EveryNameIsUnique() {}

    static List<String> faults(Cluster cluster) {
        twice(cluster.objects.collect { "${it.path('kind').asText()} ${Cluster.nameOf(it)}".toString() }, 'the cluster') +
            cluster.templates.groupBy { it.object }.collectMany { object, all -> twice(all*.name, "$object: templates") } +
            cluster.ofKind('WorkflowTemplate').collectMany { named(it.at('/spec/arguments/parameters'), "${Cluster.nameOf(it)}: arguments") } +
            cluster.templates.collectMany { template ->
                ['/inputs/parameters', '/outputs/parameters', '/dag/tasks', '/container/env', '/volumes', '/initContainers'].collectMany {
                    named(template.body.at(it), "$template.at${it.replace('/', '.')}")
                } + template.tasks.collectMany { named(it.at('/arguments/parameters'), "${template.at}.dag.tasks.${it.path('name').asText()}.arguments") }
            }
    }

    private static List<String> named(JsonNode list, String at) { twice(list*.path('name')*.asText(), at) }

    private static List<String> twice(List<String> names, String at) {
        names.countBy { it }.findAll { name, count -> count > 1 }.collect { name, count -> "$at: '$name' is there $count times".toString() }
    }
}
