package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** Each task of a foreach has its item and its place in the list, whatever the order of the items, and so has the join. */
class BasicForeach extends CoreTest {
    static final List<Integer> SHUFFLED = (0..<32).toList().shuffled(new Random(7))

    BasicForeach() {
        graphs = [Graphs.SIMPLE_FOREACH, Graphs.SMALL_FOREACH]
        given = [arr: SHUFFLED]
        on(required: true, 'foreach-first', '''
            assert input == arr[index]
            place = index
            value = input
            ''')
        on('foreach-inner', '''
            assert input == arr[index]
            assert [place, value] == [index, input]
            ''')
        on(required: true, 'foreach-join', '''
            assert inputs*.value == arr
            assert inputs*.place == (0..<32).toList()
            assert inputs*.input == arr
            values = inputs*.value
            ''')
    }

    @Override
    void check(Ran ran) {
        assert ran.set('foreach_join') == [values: SHUFFLED]
        assert ran.values('foreach_inner_first', 'value') in [[], SHUFFLED]
    }
}
