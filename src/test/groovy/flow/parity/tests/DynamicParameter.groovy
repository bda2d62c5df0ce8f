package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** A default that is computed is computed once, knows where it is, and is left alone when there is a value. */
class DynamicParameter extends CoreTest {
    DynamicParameter() {
        graphs = Graphs.PLAIN
        header = '''
            def text(context) {
                println 'asked for ' + context.parameterName
                [context.flowName, context.parameterName, context.userName, context.projectName].join(' ')
            }
            '''
        settings = '''
            project 'dynamic_parameters'
            config 'numbers', default: [one: 1]
            parameter 'whence', default: { context -> text(context) }
            parameter 'tree', type: flow.Json, default: { -> [a: [numbers.one]] }
            parameter 'flag', type: Boolean, default: { -> throw new IllegalStateException('asked in vain') }
            '''
        arguments = ['--flag']
        on('all', "assert [whence, tree, flag] == ['DynamicParameter whence ada dynamic_parameters', [a: [1]], true]")
    }

    @Override
    void check(Ran ran) {
        assert ran.err.count('asked for whence') == 1
        assert ran.parameter('whence') == 'DynamicParameter whence ada dynamic_parameters'
        assert ran.parameter('flag') == true
    }
}
