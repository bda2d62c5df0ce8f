package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** When a join failed, no item is run again, and it gets all of them. */
class ResumeForeachJoin extends CoreTest {
    ResumeForeachJoin() {
        resumed = []
        on(required: true, 'foreach-join', STOP + '''
            assert inputs*.index == (0..<inputs.size()).toList()
            data = 'resume'
            ''')
        on('start', "data = 'start'")
        on('all', "seen = data")
    }

    @Override
    void check(Ran ran) {
        def innermost = ran.expected.findAll { it.place.kinds.contains('foreach-first') && !it.place.kinds.contains('foreach-split') }
        assert innermost.every { it.task in ran.reused && ran.set(it.task).seen == 'start' }
        assert ran.visits('foreach-join').every { !(it.task in ran.reused) && ran.set(it.task).data == 'resume' }
        assert ran.expected.last().task == 'end'
        assert ran.set('end').seen == 'resume'
    }
}
