package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** When the first step failed, all is run, with the parameters of the run that is resumed. */
class ResumeStartStep extends CoreTest {
    ResumeStartStep() {
        settings = "parameter 'alpha', type: Integer, default: 1"
        arguments = ['--alpha', '7']
        resumed = []
        on('start', STOP + "origin = current.originRunId")
        on('join', '''
            assert inputs*.origin.every { it == current.originRunId }
            assert alpha == 7
            ''')
        on('all', '''
            assert origin == current.originRunId
            assert alpha == 7
            ''')
    }

    @Override
    void check(Ran ran) {
        assert ran.reused.empty
        assert ran.set('start').origin == ran.origin.runId
        assert ran.parameter('alpha') == 7
        assert ran.run.originRunId == ran.origin.runId
    }
}
