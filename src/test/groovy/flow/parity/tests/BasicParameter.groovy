package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** Parameters of every kind, from the environment and by default, are the same in every step, and nobody changes them. */
class BasicParameter extends CoreTest {
    static final Map VALUES = [
        no_default: 'from outside', yes: true, no: false, whole: 123, text: 'some text', several: ['a', 'b', 'c'],
        tree: [a: [8, 9]], none: null]

    BasicParameter() {
        header = REFUSAL + """
            def confirm(values, assignment) {
                assert values == ${VALUES.values().toList().inspect()}
                assert refusal { assignment('whole') }.contains("'whole'")
            }
            """
        settings = '''
            parameter 'no_default', required: true
            parameter 'yes', default: true
            parameter 'no', default: true
            parameter 'whole', default: 123
            parameter 'text', default: 'some text'
            parameter 'several', type: List, default: 'a,b,c'
            parameter 'tree', type: flow.Json, default: [a: [8]]
            parameter 'none', type: Integer
            '''
        environment = [FLOW_PARAM_NO_DEFAULT: 'from outside', FLOW_PARAM_NO: 'false', FLOW_PARAM_TREE: '{"a": [8, 9]}']
        on('all', '''
            confirm([no_default, yes, no, whole, text, several, tree, none]) { artifacts[it] = 5 }
            assert whole == 123
            ''')
        refused = ['whole = 5': 'F005']
    }

    @Override
    void check(Ran ran) {
        VALUES.each { name, value -> assert ran.parameter(name) == value }
    }
}
