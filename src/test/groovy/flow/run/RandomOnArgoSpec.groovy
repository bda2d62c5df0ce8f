package flow.run

import com.fasterxml.jackson.databind.ObjectMapper
import flow.argo.InMemoryPods
import flow.argo.Interpreter
import flow.argo.Node as ArgoNode
import flow.compile.argo.Compiled
import flow.store.RunEnd
import flow.store.Store
import flow.store.TaskDone
import flow.store.TaskFailed
import flow.store.local.Durability
import flow.store.local.LocalStore
import flow.store.object.Bucket
import flow.store.object.Stores
import flow.store.s3.Buckets
import flow.store.s3.S3Server
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

/**
 * Generated flows, compiled for Argo and run there by the interpreter, do what a walk over plain maps says: as in threads. Their values are
 * in S3; in a folder where there is no server for that.
 */
@Timeout(120)
class RandomOnArgoSpec extends Specification implements FlowFixture {
    static final int FLOWS = Integer.getInteger('flow.argo.flows', 500)
    private static final String PLACE = S3Server.there ? 'S3' : 'a folder'

    @TempDir
    Path folder

    @Shared
    @AutoCleanup
    Bucket bucket = S3Server.there ? Buckets.bucket(Buckets.make(S3Server.get().address) + '/runs', S3Server.get().address) : null

    @Shared
    int compared

    def cleanupSpec() {
        println "$FLOWS generated flows on the interpreter, with values in $PLACE, $compared tasks compared"
    }

    def "every task sees what it ought to see, and the same tasks are done and failed, with values in #place: seed #seed"() {
        expect:
        doesAsTheWalk(seed, bucket == null ? new LocalStore(folder.resolve('runs'), Durability.FAST) : Stores.of(bucket))

        where:
        seed << (0..<FLOWS)
        place = PLACE
    }

    private void doesAsTheWalk(int seed, Store store) {
        def flow = new RandomFlow(seed)
        def expected = flow.expected
        def isWell = expected.failed.empty
        def run = onArgo(flow, seed, store)
        def left = store.open("argo-f-$seed")
        def records = left.records().toList()
        assert run.phase() == (isWell ? ArgoNode.Phase.SUCCEEDED : ArgoNode.Phase.FAILED)
        assert RandomFlow.tasksOf(records, TaskDone) == expected.done
        assert RandomFlow.tasksOf(records, TaskFailed) == expected.failed
        assert flow.seen == expected.seen
        assert left.end().get().status() == (isWell ? RunEnd.Status.SUCCEEDED : RunEnd.Status.FAILED)
        compared += flow.seen.size()
    }

    private Interpreter.Run onArgo(RandomFlow random, int seed, Store store) {
        def flow = Nodes.flow(random.nodes)
        def mapper = new ObjectMapper()
        def templates = Compiled.of(flow).collect { mapper.valueToTree(it.content()) }
        def pods = new InMemoryPods(flow, store, options(), { new TaskEngine(store, output) })
        Interpreter.run(templates, 'f', "f-$seed", [:], pods, new Random(seed))
    }
}
