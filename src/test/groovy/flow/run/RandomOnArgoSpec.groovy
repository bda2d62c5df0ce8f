package flow.run

import com.fasterxml.jackson.databind.ObjectMapper
import flow.argo.InMemoryPods
import flow.argo.Interpreter
import flow.argo.Node as ArgoNode
import flow.compile.argo.Compiled
import flow.store.RunEnd
import flow.store.TaskDone
import flow.store.TaskFailed
import flow.store.local.Durability
import flow.store.local.LocalStore
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

/** Generated flows, compiled for Argo and run there by the interpreter, do what a walk over plain maps says: as in threads. */
@Timeout(60)
class RandomOnArgoSpec extends Specification implements FlowFixture {
    static final int FLOWS = Integer.getInteger('flow.argo.flows', 500)

    @TempDir
    Path folder

    @Shared
    int compared

    def cleanupSpec() {
        println "$FLOWS generated flows on the interpreter, $compared tasks compared"
    }

    def "every task sees what it ought to see, and the same tasks are done and failed: seed #seed"() {
        given:
        def flow = new RandomFlow(seed)
        def expected = flow.expected

        when:
        def run = onArgo(flow, seed)
        def records = store().open('argo-f-x').records().toList()

        then:
        run.phase() == (expected.failed.empty ? ArgoNode.Phase.SUCCEEDED : ArgoNode.Phase.FAILED)
        RandomFlow.tasksOf(records, TaskDone) == expected.done
        RandomFlow.tasksOf(records, TaskFailed) == expected.failed
        flow.seen == expected.seen
        store().open('argo-f-x').end().get().status() == (expected.failed.empty ? RunEnd.Status.SUCCEEDED : RunEnd.Status.FAILED)
        (compared += flow.seen.size()) > 0

        where:
        seed << (0..<FLOWS)
    }

    private LocalStore store() { new LocalStore(folder.resolve('runs'), Durability.FAST) }

    private Interpreter.Run onArgo(RandomFlow random, long seed) {
        def flow = Nodes.flow(random.nodes)
        def mapper = new ObjectMapper()
        def templates = Compiled.of(flow).collect { mapper.valueToTree(it.content()) }
        def pods = new InMemoryPods(flow, store(), options(), { new TaskEngine(store(), output) })
        Interpreter.run(templates, 'f', 'f-x', [:], pods, new Random(seed))
    }
}
