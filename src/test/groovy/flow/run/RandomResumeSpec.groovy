package flow.run

import flow.store.TaskDone
import flow.store.TaskFailed
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Timeout

/** Generated flows that fail, are cut off or are edited come, resumed, to what a walk comes to that begins anew; what was done stays. */
@Timeout(60)
class RandomResumeSpec extends Specification implements FlowFixture {
    static final int FAILING = 150
    static final int CUT = 250

    /** A task is unlucky two times at most; no flow here needs nearly as many. */
    private static final int ENOUGH = 200

    @Shared
    int resumes

    @Shared
    int kept

    RandomFlow flow
    int workers

    def cleanupSpec() {
        println "${FAILING + CUT} generated flows resumed $resumes times, $kept finished tasks not run again"
    }

    def "a flow whose tasks fail at random comes to its end, and each task finishes once: seed #seed"() {
        given:
        begin(seed)
        flow.flaky = 15

        when:
        run(maxWorkers: workers, flow.nodes)
        untilDone()

        then:
        isAsExpected()
        // The nodes of a gang are run all or none.
        flow.ended.countBy { it }.findAll { task, times -> times > 1 && !task.startsWith('node') } == [:]
        flow.ended as Set == flow.expected.done

        where:
        seed << (0..<FAILING)
    }

    def "a flow that was cut off at any record, and edited or not, comes to its end, and what was done is not run again: seed #seed"() {
        given:
        begin(1000 + seed)
        flow.flaky = seed % 4 == 0 ? 10 : 0
        run(maxWorkers: workers, flow.nodes)

        and:
        def journal = store.last.written
        journal.subList(flow.random.nextInt(journal.size()), journal.size()).clear()
        def finished = RandomFlow.tasksOf(records, TaskDone)
        def steps = finished.collect { step(it) } as Set
        def fitting = seed % 2 == 0 ? steps : new RandomChange(flow).make(steps)
        flow.began.clear()

        when:
        resume(maxWorkers: workers, flow.nodes)
        resumes++
        untilDone()

        then:
        isAsExpected()
        def again = flow.began.toList().findAll { it in finished && step(it) in fitting && !it.startsWith('node') }
        again == []
        (kept += finished.count { step(it) in fitting && !(it in flow.began) }) >= 0

        where:
        seed << (0..<CUT)
    }

    private void begin(int seed) {
        flow = new RandomFlow(seed, false)
        flow.end()
        workers = 1 + seed % 5
    }

    /** Resumes as long as tasks fail that ought not to. */
    private void untilDone() {
        def failing = flow.expected.failed
        for (int i = 0; RandomFlow.tasksOf(records, TaskFailed) != failing; i++) {
            assert i < ENOUGH
            resume(maxWorkers: workers, flow.nodes)
            resumes++
        }
    }

    private void isAsExpected() {
        def expected = flow.expected
        assert RandomFlow.tasksOf(records, TaskDone) == expected.done
        assert RandomFlow.tasksOf(records, TaskFailed) == expected.failed
        assert flow.seen.subMap(expected.seen.keySet()) == expected.seen
    }

    private static String step(String task) { task.substring(0, task.indexOf('/')) }
}
