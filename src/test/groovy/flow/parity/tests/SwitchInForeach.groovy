package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** Each item takes the option of its own. */
class SwitchInForeach extends CoreTest {
    SwitchInForeach() {
        graphs = [Graphs.SWITCH_IN_FOREACH]
        on('handle_a', 'processed = "A(${input.value * 2})".toString()')
        on('handle_b', 'processed = "B(${input.value * 0.5})".toString()')
        on('join', 'results = inputs*.processed.sort()')
    }

    @Override
    void check(Ran ran) {
        assert ran.set('join').results == ['A(200)', 'A(600)', 'B(100.0)']
        assert ran.done.keySet().findAll { it.startsWith('handle') } == ['handle_a.0', 'handle_a.1', 'handle_b.2'] as Set
    }
}
