package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

import java.time.Instant

/** Thirty-two tasks print five thousand lines to each stream at the same time: all arrive, in order, each in its own log. */
class LargeMflog extends CoreTest {
    static final int TASKS = 32
    static final int LINES = 5000

    LargeMflog() {
        graphs = [Graphs.SMALL_FOREACH]
        given = [arr: (0..<TASKS).toList()]
        byProgram = true
        on(required: true, 'foreach-inner', """
            ${LINES}.times { line ->
                println "out \$index \$line " + Instant.now()
                System.err.println "err \$index \$line " + Instant.now()
            }
            """)
    }

    @Override
    void check(Ran ran) {
        (0..<TASKS).each { task ->
            assertAll(ran, "foreach_inner.$task", 'OUT', "out $task")
            assertAll(ran, "foreach_inner.$task", 'ERR', "err $task")
        }
        assert ran.err.count('out ') == TASKS * LINES
        assert ran.err.count('err ') == TASKS * LINES
    }

    private static void assertAll(Ran ran, String task, String stream, String start) {
        def lines = ran.printed(task, stream)
        def end = ran.done[task].endedAt()
        assert lines.size() == LINES
        assert lines.withIndex().every { line, i -> line.text().startsWith("$start $i ") }
        assert lines.every { !it.at().isBefore(Instant.parse(it.text().split(' ').last())) && !it.at().isAfter(end) }
    }
}
