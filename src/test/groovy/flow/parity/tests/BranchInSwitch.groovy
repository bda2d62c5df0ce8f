package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** An option forks and joins; of the other nothing runs. */
class BranchInSwitch extends CoreTest {
    BranchInSwitch() {
        graphs = [Graphs.BRANCH_IN_SWITCH]
        on('p1 p2', 'result = current.stepName.toUpperCase()')
        on('process_join', 'result = inputs*.result.join()')
        on('skip_path', "result = 'skipped'")
        on('end', "assert result == 'P1P2'")
    }

    @Override
    void check(Ran ran) {
        assert ran.set('process_join').result == 'P1P2'
        assert !ran.done.containsKey('skip_path')
    }
}
