package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** A task that was taken over names the run in which it ran, and its path there; one that was run names none. */
class ResumeOriginPathSpec extends CoreTest {
    ResumeOriginPathSpec() {
        resumed = []
        on('end', STOP)
        on('start', "mine = current.pathspec")
    }

    @Override
    void check(Ran ran) {
        assert ran.run.firstRunId == ran.origin.runId
        ran.expected.findAll { it.task != 'end' }.each {
            assert ran.task(it).originRunId == ran.origin.runId
            assert ran.task(it).originPath == ran.origin.task(it).path
        }
        assert ran.task(ran.expected.last()).originPath == null
        assert ran.set('start').mine == ran.task(ran.expected.first()).originPath
    }
}
