package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** What the first step sets is there in every step behind it, and in all inputs of every join. */
class BasicArtifact extends CoreTest {
    BasicArtifact() {
        on('start', "data = 'abc'")
        on('join', '''
            assert inputs*.data as Set == ['abc'] as Set
            data = inputs[0].data
            ''')
        on('all', "assert data == 'abc'")
    }

    @Override
    void check(Ran ran) {
        assert ran.set('start').data == 'abc'
        ran.expected.each { assert ran.task(it)['data'] == 'abc' }
    }
}
