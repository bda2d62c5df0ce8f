package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** When the last step failed, it alone is run; all others are taken over as they are. */
class ResumeEndStep extends CoreTest {
    ResumeEndStep() {
        resumed = []
        on('start', "data = 'start'")
        on('end', STOP + "data = 'resume'")
        on('join', "assert inputs*.data.every { it == 'start' }")
        on('all', "assert data == 'start'")
    }

    @Override
    void check(Ran ran) {
        assert ran.done.keySet() - ran.reused == ['end'] as Set
        assert ran.set('end').data == 'resume'
        assert ran.set('start').data == 'start'
        ran.expected.findAll { it.task != 'end' }.each {
            assert ran.task(it).took == ran.origin.task(it).took
        }
    }
}
