package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** Ten rounds, and what one round leaves the next one finds. */
class RecursiveSwitch extends CoreTest {
    RecursiveSwitch() {
        graphs = [Graphs.RECURSIVE_SWITCH]
        on('start', 'count = 0')
        on('loop_step', '''
            assert count == iteration
            count++
            ''')
        on('exit_loop end', 'assert count == 10')
    }

    @Override
    void check(Ran ran) {
        assert ran.values('loop_step', 'count') == (1..10).toList()
    }
}
