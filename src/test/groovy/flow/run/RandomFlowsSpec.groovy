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

    @Shared
    int compared

    def cleanupSpec() {
        println "300 generated flows, $compared tasks compared"
    }

    def "every task sees what it ought to see, and the same tasks are done and failed: seed #seed"() {
        given:
        def flow = new RandomFlow(seed)

        when:
        def result = run(maxWorkers: 1 + seed % 5, flow.nodes)

        then:
        (result.status() == RunEnd.Status.SUCCEEDED) == flow.expected.failed.empty
        tasksOf(TaskDone) == flow.expected.done
        tasksOf(TaskFailed) == flow.expected.failed
        flow.seen == flow.expected.seen
        (compared += flow.seen.size()) > 0

        where:
        seed << (0..<300)
    }

    /** Without those that only decide. */
    private Set<String> tasksOf(Class kind) {
        records.findAll { kind.isInstance(it) }*.task()
            .findAll { !it.step().endsWith('?') }
            .collect { "${it.step()}/${it.spelling()}".toString() } as Set
    }
}
