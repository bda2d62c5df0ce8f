package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** An exception ends the run, and its class and message stand in the store. */
class TaskException extends CoreTest {
    TaskException() {
        fails = true
        on(required: true, 'end', "throw new NoSuchElementException('Something has gone wrong')")
    }

    @Override
    void check(Ran ran) {
        assert ran.failed*.task()*.toString() == ['end']
        def failure = ran.failed[0].failure()
        assert [failure.type(), failure.message()] == ['java.util.NoSuchElementException', 'Something has gone wrong']
        assert ran.failed[0].last()
        assert ran.run.failures*.failure == [failure]
        assert ran.done.keySet() == ran.expected*.task as Set - 'end'
        assert ran.err.contains('Something has gone wrong')
    }
}
