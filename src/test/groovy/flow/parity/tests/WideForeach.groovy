package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** Twelve hundred branches come back in the order of their items. */
class WideForeach extends CoreTest {
    static final List<Integer> ITEMS = (0..<1200).toList()

    WideForeach() {
        graphs = [Graphs.SMALL_FOREACH]
        given = [arr: ITEMS]
        on('foreach-inner', "value = input")
        on('join', '''
            assert inputs*.value == (0..<1200).toList()
            values = inputs*.value
            ''')
    }

    @Override
    void check(Ran ran) {
        assert ran.values('foreach_inner', 'value') == ITEMS
        assert ran.set('foreach_join').values == ITEMS
    }
}
