package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** A task in a foreach in a foreach in a foreach knows the item, the place and the number of items at every level. */
class NestedForeach extends CoreTest {
    NestedForeach() {
        graphs = [Graphs.NESTED_FOREACH]
        on(required: true, 'foreach_inner', '''
            def levels = current.foreach
            assert levels*.count == [3, 2, 6]
            assert levels*.value == [x[levels[0].index], y[levels[1].index], z[levels[2].index]]
            assert [levels[2].index, levels[2].value] == [index, input]
            combination = levels*.value.join()
            ''')
        on('join_z', "combinations = inputs*.combination")
        on('join', "combinations = inputs*.combinations.flatten()")
        on('end', "assert combinations == [x, 'de'.toList(), 'fghijk'.toList()].combinations { it.join() }.sort()")
    }

    @Override
    void check(Ran ran) {
        def all = ['abc', 'de', 'fghijk']*.toList().combinations { it.join() }.sort()
        assert all.size() == 36
        assert ran.values('foreach_inner', 'combination') == all
        assert ran.set('join_x').combinations == all
    }
}
