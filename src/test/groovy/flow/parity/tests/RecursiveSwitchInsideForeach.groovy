package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** Each item has as many rounds as it needs. */
class RecursiveSwitchInsideForeach extends CoreTest {
    RecursiveSwitchInsideForeach() {
        graphs = [Graphs.RECURSIVE_SWITCH_INSIDE_FOREACH]
        on('start_loop_for_item', 'rounds = []')
        on('loop_body', 'rounds << input.name + iteration')
        on('exit_item_loop', "summary = [input.name, rounds.size()]")
        on('join', 'summaries = inputs*.summary')
        on('end', "assert summaries == [['A', 3], ['B', 5], ['C', 2]]")
    }

    @Override
    void check(Ran ran) {
        assert ran.set('join').summaries == [['A', 3], ['B', 5], ['C', 2]]
        assert ran.done.keySet().count { it.startsWith('loop_body.1~') } == 5
    }
}
