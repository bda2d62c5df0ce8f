package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** Of three options the one runs that the condition says. */
class BasicSwitch extends CoreTest {
    BasicSwitch() {
        graphs = [Graphs.SIMPLE_SWITCH]
        on('start', "visited = []")
        on('switch', "condition = 'case2'")
        on('end', "assert visited == ['b']")
        on('all', "visited << current.stepName")
    }

    @Override
    void check(Ran ran) {
        assert ran.set('b').visited == ['b']
        assert ran.done.keySet().disjoint(['a', 'c'])
    }
}
