package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** Failing is attempted again as often as the step says; the rest is caught; of a failed attempt nothing remains. */
class CatchRetry extends CoreTest {
    CatchRetry() {
        header = '''
            class TestRetry extends RuntimeException {
                TestRetry(String message, Object cargo) { super(message); this.cargo = cargo }
                Object cargo
            }
            '''
        on(options: 'retry: 3', 'start', '''
            attempts = current.attempt
            println "start, attempt $current.attempt"
            if (current.attempt < 3) {
                artifacts['of' + current.attempt] = true
                throw new TestRetry('in vain', null)
            }
            assert !artifacts.containsKey('of2')
            ''')
        on(options: 'retry: 2', 'foreach-split split-and parallel-split switch loop-end', '''
            if (current.attempt < 2) {
                artifacts['of' + current.attempt] = true
                throw new TestRetry('in vain', null)
            }
            attempts = current.attempt
            ''')
        on(options: 'retry: 2', 'join', '''
            if (current.attempt < 2) {
                throw new TestRetry('in vain', null)
            }
            attempts = inputs.size()
            ''')
        on(options: "catchInto: 'caught'", 'end', '''
            throw new TestRetry('at once', { -> 'a closure cannot be kept' })
            ''')
        on(options: "retry: 2, catchInto: 'caught'", 'all', '''
            artifacts['of' + current.attempt] = true
            throw new TestRetry('at last', null)
            ''')
    }

    @Override
    void check(Ran ran) {
        def failedAttempts = ran.failed.countBy { it.task().step() + it.task().at() }
        def caught = ran.visits('linear').findAll { !(it.task in ['start', 'end']) && !('join' in it.place.kinds) } + ran.visits('parallel-step')
        ran.expected.each { visit ->
            def set = ran.set(visit.task)
            def isCaught = visit in caught || visit.task == 'end'
            assert set.keySet().findAll { it.startsWith('of') } == (isCaught && visit.task != 'end' ? ['of2'] : []) as Set
            assert ran.task(visit).attempts == (visit.task == 'start' ? 4 : visit.task == 'end' ? 1 : 3)
            assert !isCaught || set.caught.type() == 'TestRetry'
            assert !isCaught || set.caught.attempts() == (visit.task == 'end' ? 1 : 3)
        }
        assert ran.set('start').attempts == 3
        assert failedAttempts['start'] == 3
        (0..3).each { assert ran.err.contains("start, attempt $it") }
    }
}
