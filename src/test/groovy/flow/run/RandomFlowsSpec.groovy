package flow.run

import flow.store.RunEnd
import flow.store.TaskDone
import flow.store.TaskFailed
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Timeout

/** Generated flows on many threads do what a walk on one thread over plain maps does. */
@Timeout(20)
class RandomFlowsSpec extends Specification implements FlowFixture {

    static final int FLOWS = 500

    @Shared
    int compared

    def cleanupSpec() {
        println "$FLOWS generated flows, $compared tasks compared"
    }

    def "every task sees what it ought to see, and the same tasks are done and failed: seed #seed"() {
        given:
        def flow = new RandomFlow(seed)
        def expected = flow.expected

        when:
        def result = run(maxWorkers: 1 + seed % 5, flow.nodes)

        then:
        (result.status() == RunEnd.Status.SUCCEEDED) == expected.failed.empty
        RandomFlow.tasksOf(records, TaskDone) == expected.done
        RandomFlow.tasksOf(records, TaskFailed) == expected.failed
        flow.seen == expected.seen
        (compared += flow.seen.size()) > 0

        where:
        seed << (0..<FLOWS)
    }
}
