package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** When the join behind a gang failed, its nodes are taken over whole. */
class ResumeUBFJoin extends CoreTest {
    ResumeUBFJoin() {
        resumed = []
        on('start', "data = 'start'")
        on(required: true, 'parallel-step', 'node = current.parallel.nodeIndex')
        on(required: true, 'parallel-join', STOP + '''
            nodes = inputs*.node
            data = 'resume'
            ''')
        on('end', "assert data == 'resume'")
        on('all', "assert data == 'start'")
    }

    @Override
    void check(Ran ran) {
        assert ran.set('parallel_join').nodes == [0, 1, 2, 3]
        assert ran.visits('parallel-step').size() == 4
        assert ran.visits('parallel-step').every { it.task in ran.reused }
    }
}
