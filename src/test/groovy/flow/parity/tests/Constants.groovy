package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** Constants of the script and parameters are the same in every step, nobody changes them, and only parameters are parameters. */
class Constants extends CoreTest {
    Constants() {
        header = REFUSAL + '''
            @groovy.transform.Field final String COLOUR = 'blue'
            @groovy.transform.Field final int LIMIT = 2
            @groovy.transform.Field final List SIZES = [1, 2, 3]

            def confirm(constants, parameters, current, assignment) {
                assert constants == ['blue', 2, [1, 2, 3]]
                assert parameters == [0.5, 'given']
                assert current.parameters == [alpha: 0.5, word: 'given']
                assert refusal { assignment('LIMIT') }.contains("'LIMIT'")
                assert refusal { assignment('alpha') }.contains("'alpha'")
            }
            '''
        settings = '''
            parameter 'alpha', default: 0.5
            parameter 'word', default: 'given'
            '''
        on('all', '''
            confirm([COLOUR, LIMIT, SIZES], [alpha, word], current) { artifacts[it] = 3 }
            assert [LIMIT, alpha] == [2, 0.5]
            ''')
        refused = ['LIMIT = 3': 'F014', 'SIZES = []': 'F014', 'alpha = 0.6': 'F005', "word = 'taken'": 'F005']
    }

    @Override
    void check(Ran ran) {
        assert ran.start.parameters().keySet() == ['alpha', 'word'] as Set
        assert [ran.parameter('alpha'), ran.parameter('word')] == [0.5, 'given']
    }
}
