package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import flow.argo.Node.Phase

/**
 * What a task reads of another one is there whenever it begins, or it has something else to take: one that was skipped, left out or lost has left
 * nothing. Each DAG is played through, with every task and every two tasks ending otherwise than well.
 */
class EveryOutputIsThere {
    /** With more tasks that may end otherwise only each alone is tried. */
    private static final int MOST_IN_PAIRS = 40

    private final Cluster cluster
    private final Template dag
    private final Map<String, JsonNode> tasks
    private final Map<String, Expression> depends
    private final Set<String> faults = []

    private EveryOutputIsThere(Cluster cluster, Template dag) {
        this.cluster = cluster
        this.dag = dag
        tasks = dag.tasks.collectEntries { [it.path('name').asText(), it] }
        depends = tasks.findAll { it.value.has('depends') }.collectEntries { name, task -> [name, new Depends(task.get('depends').asText()).read()] }
    }

    static List<String> faults(Cluster cluster) {
        cluster.templates.findAll { it.dag }.collectMany { new EveryOutputIsThere(cluster, it).found() }
    }

    private List<String> found() {
        def needs = tasks.collectEntries { name, task -> [name, needed(task)] }.findAll { it.value }
        def handsUp = dag.outputs.findAll { !it.path('valueFrom').has('default') }.collectMany { references(it) }
        if (needs || handsUp) {
            endings().each { ending ->
                def phases = played(ending)
                needs.each { name, of -> if (phases[name] != Phase.OMITTED) missing(of, phases, name) }
                missing(handsUp, phases, 'outputs')
            }
        }
        faults.toList()
    }

    private void missing(Collection<String> needed, Map<String, Phase> phases, String reader) {
        needed.findAll { phases.containsKey(it) && phases[it] != Phase.SUCCEEDED }.each {
            faults << "$dag.at: $reader reads what '$it' leaves, which may be ${phases[it].spelling()}".toString()
        }
    }

    /** The tasks whose outputs it cannot do without. */
    private Collection<String> needed(JsonNode task) {
        def target = cluster.target(dag, task)
        def arguments = task.at('/arguments/parameters').findAll { argument ->
            def isOneTag = argument.path('value').asText() ==~ /\{\{[^=}]*}}/
            !(isOneTag && target?.input(argument.path('name').asText())?.has('default'))
        }
        (arguments + [task.path('when'), task.path('withSequence')]).collectMany { references(it) }.toSet()
    }

    private List<String> references(JsonNode tree) {
        Texts.of(tree).collectMany { it.tags() }.collectMany { it.references() }
            .findAll { !it.hasFallback() && it.path()[0] == 'tasks' && it.path().size() > 2 && it.path()[2] in ['outputs', 'exitCode'] && !hasDefault(it.path()) }
            .collect { it.path()[1] }
    }

    private boolean hasDefault(List<String> path) {
        def target = tasks.containsKey(path[1]) ? cluster.target(dag, tasks[path[1]]) : null
        path.size() == 5 && target?.output(path[4])?.path('valueFrom')?.has('default')
    }

    /** How some tasks end; all others end well. */
    private List<Map<String, Phase>> endings() {
        def single = tasks.keySet().collectMany { name -> otherwise(name).collect { [(name): it] } }
        def pairs = single.size() > MOST_IN_PAIRS ? [] : [single, single].combinations().collect { one, other -> one + other }
        [[:]] + single + pairs
    }

    private List<Phase> otherwise(String name) {
        (tasks[name].has('when') || tasks[name].has('withSequence') ? [Phase.SKIPPED] : []) + (name in survived ? [Phase.FAILED, Phase.ERROR] : [])
    }

    /** Tasks that others wait for though they failed. */
    @Lazy
    private Set<String> survived = { ->
        def texts = dag.tasks*.path('depends')*.asText('')
        texts.any { it.contains('!') || it.contains('Omitted') }
            ? tasks.keySet()
            : tasks.keySet().findAll { name -> texts.any { it =~ /(?<![-\w])\Q$name\E\.(Failed|Errored)/ } }
    }()

    private Map<String, Phase> played(Map<String, Phase> ending) {
        def phases = [:]
        order.each { name ->
            def begins = !depends[name] || Depends.isTrue(depends[name], phases.subMap(dag.dependencies(name)))
            phases[name] = begins ? ending.getOrDefault(name, Phase.SUCCEEDED) : Phase.OMITTED
        }
        phases
    }

    /** Each behind those that it waits for. */
    @Lazy
    private List<String> order = { ->
        def order = [] as LinkedHashSet
        while (order.size() < tasks.size()) {
            order.addAll(tasks.findAll { name, task -> order.containsAll(dag.dependencies(name)) }.keySet())
        }
        order.toList()
    }()
}
