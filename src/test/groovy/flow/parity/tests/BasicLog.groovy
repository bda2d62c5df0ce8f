package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** What a task prints to either stream is in its own log, whatever the script of the words. */
class BasicLog extends CoreTest {
    BasicLog() {
        graphs = [Graphs.SINGLE_LINEAR_STEP, Graphs.SMALL_FOREACH]
        byProgram = true
        on('all', '''
            println "stdout: Zażółć 年 of $current.pathspec"
            System.err.println "stderr: \\u05D2 of $current.pathspec"
            ''')
    }

    @Override
    void check(Ran ran) {
        ran.expected.each {
            def pathspec = [ran.runId, it.place.name, it.id].join('/')
            assert ran.printed(it.task, 'OUT')*.text() == ["stdout: Zażółć 年 of $pathspec"]
            assert ran.printed(it.task, 'ERR')*.text() == ["stderr: \u05D2 of $pathspec"]
        }
        assert ran.err.count('stdout: Zażółć 年') == ran.expected.size()
    }
}
