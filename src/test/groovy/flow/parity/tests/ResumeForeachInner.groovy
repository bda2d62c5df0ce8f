package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** When one item of a foreach failed, its siblings are taken over, and the join gets all of them in order. */
class ResumeForeachInner extends CoreTest {
    ResumeForeachInner() {
        resumed = []
        on(required: true, 'foreach-join', "data = inputs*.data")
        on(required: true, 'foreach-inner', '''
            if (index == 1 && current.originRunId == null) { throw new IllegalStateException('resume from here') }
            data = (current.originRunId ? 'resume' : 'start') + current.foreach*.index
            ''')
        on('start', "data = 'start'")
    }

    @Override
    void check(Ran ran) {
        assert ran.set(ran.visits('foreach-join').last().task).data.size() > 1
        def items = ran.visits('foreach-inner').findAll { !it.place.kinds.contains('join') }
        assert items.every { ran.set(it.task).data.startsWith(it.task in ran.reused ? 'start' : 'resume') }
        assert items.count { it.task in ran.reused } > 0
        assert items.count { !(it.task in ran.reused) } > 0
    }
}
