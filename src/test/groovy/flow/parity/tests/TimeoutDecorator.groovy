package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** A body that takes too long is ended, and {@code catchInto} says so. What it set before is not kept, unlike there. */
class TimeoutDecorator extends CoreTest {
    TimeoutDecorator() {
        on('start', "reached = 'start'")
        on('end', "assert reached == 'start'")
        on(required: true, options: "timeout: 0.02, catchInto: 'late'", 'linear', '''
            reached = 'the body'
            new java.util.concurrent.CountDownLatch(1).await()
            ''')
    }

    @Override
    void check(Ran ran) {
        ran.visits('linear').findAll { !(it.task in ['start', 'end']) && !('join' in it.place.kinds) }.each {
            def late = ran.set(it.task).late
            assert [late.type(), late.kind(), late.task(), late.attempts()] == ['flow.TimeoutException', 'timeout', ran.done[it.task].task().toString(), 1]
            assert !ran.set(it.task).containsKey('reached')
        }
    }
}
