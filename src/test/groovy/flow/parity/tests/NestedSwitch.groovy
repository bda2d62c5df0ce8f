package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** An option decides again. */
class NestedSwitch extends CoreTest {
    NestedSwitch() {
        graphs = [Graphs.NESTED_SWITCH]
        on('start', "visited = ['start']")
        on('end', "assert visited == ['start', 'switch2', 'd']")
        on('all', "visited << current.stepName")
    }

    @Override
    void check(Ran ran) {
        assert ran.set('d').visited == ['start', 'switch2', 'd']
        assert ran.done.keySet() == ['start', 'switch2', 'd', 'end'] as Set
    }
}
