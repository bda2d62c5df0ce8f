package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** A loop goes on with the round that failed. */
class ResumeRecursiveSwitch extends CoreTest {
    ResumeRecursiveSwitch() {
        graphs = [Graphs.RECURSIVE_SWITCH]
        resumed = []
        on('start', 'count = 0')
        on('loop_step', '''
            if (iteration == 6 && current.originRunId == null) { throw new IllegalStateException('resume from here') }
            assert count == iteration
            count++
            ''')
        on('exit_loop end', 'assert count == 10')
    }

    @Override
    void check(Ran ran) {
        assert ran.values('loop_step', 'count') == (1..10).toList()
        assert ran.reused.findAll { it.startsWith('loop_step') } == (0..5).collect { "loop_step~$it".toString() } as Set
    }
}
