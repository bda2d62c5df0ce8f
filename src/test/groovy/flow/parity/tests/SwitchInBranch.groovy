package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** A branch that decides ends with what its option left. */
class SwitchInBranch extends CoreTest {
    SwitchInBranch() {
        graphs = [Graphs.SWITCH_IN_BRANCH]
        on('c', "result = 'from_a_c'")
        on('d', "result = 'from_a_d'")
        on('b', "result = 'from_b'")
        on('join', '''
            assert [inputs.a.result, inputs.b.result] == ['from_a_c', 'from_b']
            results = inputs*.result
            ''')
    }

    @Override
    void check(Ran ran) {
        assert ran.set('join').results == ['from_a_c', 'from_b']
        assert !ran.done.containsKey('d')
    }
}
