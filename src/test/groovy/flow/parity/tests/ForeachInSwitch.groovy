package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** An option goes over items. */
class ForeachInSwitch extends CoreTest {
    ForeachInSwitch() {
        graphs = [Graphs.FOREACH_IN_SWITCH]
        on('do_work', 'outcome = "Processed $input"')
        on('join_work', 'outcomes = inputs*.outcome')
        on('skip_processing', 'outcomes = []')
        on('end', "assert outcomes == ['Processed item_1', 'Processed item_2']")
    }

    @Override
    void check(Ran ran) {
        assert ran.set('join_work').outcomes == ['Processed item_1', 'Processed item_2']
        assert !ran.done.containsKey('skip_processing')
    }
}
