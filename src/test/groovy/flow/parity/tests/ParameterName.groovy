package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** Every step knows what the flow's parameters are called. */
class ParameterName extends CoreTest {
    ParameterName() {
        graphs = Graphs.PLAIN
        settings = "parameter 'foo', default: 'xyz'"
        on('all', '''
            assert foo == 'xyz'
            assert current.parameters.keySet() == ['foo'] as Set
            ''')
    }

    @Override
    void check(Ran ran) {
        assert ran.parameter('foo') == 'xyz'
    }
}
