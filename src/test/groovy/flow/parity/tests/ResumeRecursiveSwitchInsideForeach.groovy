package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** Of three loops one goes on with the round that failed; the others are taken over with what follows them. */
class ResumeRecursiveSwitchInsideForeach extends CoreTest {
    ResumeRecursiveSwitchInsideForeach() {
        graphs = [Graphs.RECURSIVE_SWITCH_INSIDE_FOREACH]
        resumed = []
        on('start_loop_for_item', 'rounds = []')
        on('loop_body', '''
            if (input.name == 'B' && iteration == 2 && current.originRunId == null) { throw new IllegalStateException('resume from here') }
            rounds << input.name + iteration
            ''')
        on('exit_item_loop', 'summary = [input.name, rounds.size()]')
        on('join', 'summaries = inputs*.summary')
        on('end', "assert summaries == [['A', 3], ['B', 5], ['C', 2]]")
    }

    @Override
    void check(Ran ran) {
        assert ran.set('join').summaries == [['A', 3], ['B', 5], ['C', 2]]
        assert ran.done.keySet() - ran.reused ==
            ['loop_body.1~2', 'loop_body.1~3', 'loop_body.1~4', 'exit_item_loop.1', 'join', 'end'] as Set
    }
}
