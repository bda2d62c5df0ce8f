package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** When a task failed before its foreach, it and all items are run. */
class ResumeForeachSplit extends CoreTest {
    ResumeForeachSplit() {
        resumed = []
        on(required: true, 'foreach-split', STOP + "data = 'resume'")
        on('start', "data = 'start'")
        on('join', "data = inputs*.data.unique().join()")
        on('all', "seen = data")
    }

    @Override
    void check(Ran ran) {
        def before = ran.expected.findAll { it.task in ran.reused }
        assert ran.expected.findAll { !it.place.kinds.contains('foreach-split') && it.task != 'start' && !it.place.kinds.contains('join') }
            .every { ran.set(it.task).seen == (it in before ? 'start' : 'resume') }
        assert ran.visits('foreach-inner').every { !(it.task in ran.reused) }
        assert ran.visits('foreach-join').every { ran.set(it.task).data == 'resume' }
    }
}
