package flow.argo

import com.fasterxml.jackson.databind.JsonNode

/** Every tag and expression can be read, and what it names is known where it stands: else it stays as it is, or the run stands still. */
class EveryTagIsInScope {
    private final Cluster cluster
    private final Set<String> parameters
    private final Set<Template> ofTheEnd
    private final List<String> faults = []

    private EveryTagIsInScope(Cluster cluster) {
        this.cluster = cluster
        parameters = cluster.whole?.at('/spec/arguments/parameters')*.path('name')*.asText()?.toSet()
        ofTheEnd = cluster.ofTheEnd
    }

    static List<String> faults(Cluster cluster) {
        def check = new EveryTagIsInScope(cluster)
        check.all()
        check.faults
    }

    private void all() {
        cluster.ofKind('WorkflowTemplate').each { object ->
            object.get('spec').properties().findAll { !(it.key in ['templates', 'templateDefaults']) }.each {
                check(it.value, "${Cluster.nameOf(object)}: $it.key", new Names(parameters: parameters))
            }
        }
        cluster.ofKind('CronWorkflow').each {
            check(it.get('spec'), "${Cluster.nameOf(it)}: spec", new Names(parameters: parameters, isScheduled: true))
        }
        cluster.templates.each { it.dag ? checkDag(it) : check(it.body, it.at, known(it, isPod: true, isRetried: it.retried)) }
    }

    private Names known(Map more, Template template) {
        new Names([parameters: parameters, inputs: template.inputs*.path('name')*.asText() as Set, isOfTheEnd: template in ofTheEnd] + more)
    }

    private void checkDag(Template dag) {
        def all = dag.tasks.collectEntries { [it.path('name').asText(), cluster.target(dag, it)] }.findAll { it.value != null }
        dag.tasks.each { task ->
            def name = task.path('name').asText()
            def over = all.subMap(dag.before(name))
            def names = known(dag, tasks: over, isOfItem: task.has('withSequence'))
            def at = "${dag.at}.dag.tasks.$name"
            check(task.path('withSequence'), "${at}.withSequence", known(dag, tasks: over))
            task.properties().findAll { it.key != 'withSequence' }.each { check(it.value, "$at.$it.key", names) }
        }
        dag.body.properties().findAll { it.key != 'dag' }.each { check(it.value, "$dag.at.$it.key", known(dag, tasks: all)) }
    }

    private void check(JsonNode tree, String at, Names names) {
        Texts.of(tree).each { text ->
            try {
                text.tags().collectMany { it.references() }.each { reference ->
                    def fault = names.fault(reference.path())
                    if (fault != null) {
                        faults << "$at${text.at()}: '${reference.path().join('.')}': $fault".toString()
                    }
                }
            } catch (Expression.Broken broken) {
                faults << "$at${text.at()}: $broken.message".toString()
            }
        }
    }
}
