package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** Configs from a map, a method, a file in a format of its own and the environment; used in options, and nobody changes them. */
class BasicConfig extends CoreTest {
    BasicConfig() {
        header = REFUSAL + '''
            def defaults() { [some: [value: 'from a method']] }

            def pairs(text) { text.split(';').collect { it.split(':') }.collectEntries { [it[0], it[1].toInteger()] } }

            def confirm(plain, made, own, outer, parameters, assignment) {
                assert [plain.limits.low, plain['limits']['high'], plain['a key']] == [1, 5, 'with a blank']
                assert made.some.value == 'from a method'
                assert own == [one: 1, two: 2]
                assert outer.a == 'from outside'
                assert parameters == [5, 3]
                assert refusal { plain.limits.low = 2 }.contains("'plain.limits' is read-only")
                assert refusal { plain.limits.lowest }.contains("'lowest'")
                assert refusal { assignment('plain') }.contains("'plain'")
            }
            '''
        files = ['own.txt': 'one:1;two:2'.bytes]
        settings = '''
            config 'plain', default: [project_name: 'config_project', limits: [low: 1, high: 5], 'a key': 'with a blank']
            config 'made', default: defaults()
            config 'own', file: 'own.txt', parser: { text -> pairs(text) }
            config 'outer', default: [a: 'from the script']
            project plain.project_name
            parameter 'high', default: plain.limits.high
            parameter 'low', type: Integer, default: { -> plain.limits.low + own.two }
            '''
        environment = [FLOW_CONFIG_OUTER: '{"a": "from outside"}']
        on('start', '''
            kept = plain.limits
            assert current.projectName == 'config_project'
            ''')
        on('all', options: 'environment: [*: outer, b: made.some.value]', '''
            confirm(plain, made, own, outer, [high, low]) { artifacts[it] = 5 }
            ''')
        refused = ['plain = 5': 'F005']
    }

    @Override
    void check(Ran ran) {
        assert [ran.parameter('high'), ran.parameter('low')] == [5, 3]
        assert ran.set('start').kept == [low: 1, high: 5]
    }
}
