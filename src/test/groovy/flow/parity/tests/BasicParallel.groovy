package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** A gang has its four nodes, each knows its number, and the join gets all of them in order. */
class BasicParallel extends CoreTest {
    BasicParallel() {
        on(required: true, 'parallel-step', '''
            assert current.parallel.numNodes == 4
            assert current.parallel.mainAddress
            node = current.parallel.nodeIndex
            ''')
        on(required: true, 'parallel-join', '''
            assert inputs*.node == [0, 1, 2, 3]
            assert inputs*.nodeIndex == [0, 1, 2, 3]
            nodes = inputs*.node
            ''')
        on('all', "assert current.parallel == null")
    }

    @Override
    void check(Ran ran) {
        assert ran.values('parallel_inner', 'node') == [0, 1, 2, 3]
        assert ran.done.keySet().count { it.startsWith('parallel_inner') } == 4
    }
}
