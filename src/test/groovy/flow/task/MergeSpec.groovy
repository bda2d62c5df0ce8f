package flow.task

import flow.artifact.Values
import flow.graph.Branch
import flow.graph.Parallel
import flow.problem.Fault
import flow.problem.Position
import flow.store.ArtifactRef
import spock.lang.Specification

/** merge(inputs) over generated branches, against the rules of the language said once more in a few lines. */
class MergeSpec extends Specification {
    private static final List<String> NAMES = ['a', 'b', 'c', 'd', 'own']

    def "merging is what the rules say, whatever the branches did: seed #seed"() {
        given:
        def random = new Random(seed)
        def before = state(random)
        def ends = (0..<1 + random.nextInt(4)).collect { changed(before, random) }
        def include = random.nextInt(4) == 0 ? some(random) : null
        def exclude = include == null && random.nextInt(3) == 0 ? some(random) : null
        def set = random.nextBoolean() ? ['own'] as Set : [] as Set

        expect:
        merged(before, ends, set, include, exclude) == model(before, ends, set, include, exclude)

        where:
        seed << (0..<500)
    }

    /** What the rules say: the values that are set, or 'fault'. */
    private static Object model(Map before, List<Map> ends, Set set, Set include, Set exclude) {
        def named = include ?: exclude ?: [] as Set
        if (named.any { name -> name in set || ends.every { !it.containsKey(name) } }) {
            return 'fault'
        }
        def wanted = include ?: ends*.keySet().flatten().toSet() - set - (exclude ?: [])
        def values = wanted.collectEntries { name -> [name, ends.findAll { it.containsKey(name) }*.get(name).toSet()] }
        if (values.values().any { it.size() > 1 }) {
            return 'fault'
        }
        def agreed = values.collectEntries { name, all -> [name, all.first()] }
        // What no branch changed stays what it was, whether it is taken over or not.
        agreed.findAll { name, value -> ends.any { it[name] != before[name] || it.containsKey(name) != before.containsKey(name) } }
    }

    private static Object merged(Map before, List<Map> ends, Set set, Set include, Set exclude) {
        def start = View.EMPTY.with(bindings(before))
        def branches = ends.indices.collect { new Branch("b$it", Position.NOWHERE, flow.graph.Block.EMPTY) }
        def fork = Fork.over(new Parallel(Position.NOWHERE, branches), start, Place.TOP)
        ends.eachWithIndex { end, i ->
            def gone = (before.keySet() - end.keySet()).collectEntries { [it, Binding.Removed.INSTANCE] }
            fork.end(i, fork.start().with(bindings(end.findAll { before[it.key] != it.value }) + gone))
        }
        def given = new ReadOnlyNames(Place.TOP, names(), values())
        try {
            new Merge(fork, set, given, [] as Set).values(include, exclude).collectEntries { name, ref -> [name, ref.digest()] }
        } catch (Fault fault) {
            assert fault.message.contains("'")
            'fault'
        }
    }

    private static Map<String, String> state(Random random) {
        NAMES.findAll { random.nextBoolean() }.collectEntries { [it, "v${random.nextInt(2)}".toString()] }
    }

    private static Map<String, String> changed(Map<String, String> before, Random random) {
        def end = new HashMap(before)
        NAMES.each {
            switch (random.nextInt(6)) {
                case 0: end[it] = 'v0'; break
                case 1: end[it] = 'v1'; break
                case 2: end.remove(it); break
            }
        }
        end
    }

    private static Set<String> some(Random random) { NAMES.findAll { random.nextInt(3) == 0 } as Set ?: ['a'] as Set }

    private static Map<String, Binding> bindings(Map<String, String> state) {
        state.collectEntries { name, value -> [name, new Binding.Kept(ArtifactRef.elsewhere('e', value, 0))] }
    }

    private static RunValues values() { new RunValues(new Values(MergeSpec.classLoader), null, null) }

    private static RunNames names() {
        new RunNames(new RunContext(flow.run.Nodes.flow(), 'run', null, [:], { [] }, 'ann', null, false, flow.store.Cause.BY_HAND, new flow.client.Runs(new flow.store.local.LocalStore(java.nio.file.Path.of("/x"))), new Host([:], [:], java.nio.file.Path.of('/x'))), values())
    }
}
