package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** Of a run that succeeded, a step is run again with all that follows, and nothing else. */
class ResumeSucceededStep extends CoreTest {
    ResumeSucceededStep() {
        resumed = ['--from', 'a']
        on('start', "data = 'start'")
        on(required: true, 'a', "data = current.originRunId ? 'a_r' : 'a'")
        on('end', "data = current.originRunId ? 'end_r' : 'end'")
        on('join', "data = inputs*.data.toSet().size()")
    }

    @Override
    void check(Ran ran) {
        def again = ran.expected.findAll { 'a' in it.lineage.flatten() }*.task.toSet()
        assert ran.reused == ran.origin.done.keySet() - again
        assert ['start', 'a', 'end'].collect { ran.set(it).data } == ['start', 'a_r', 'end_r']
        assert ['start', 'a', 'end'].collect { ran.origin.set(it).data } == ['start', 'a', 'end']
    }
}
