package flow.parity.tests

import flow.client.Runs
import flow.client.Wanted
import flow.parity.CoreTest
import flow.parity.Ran

/** Tags with blanks and beyond ASCII are seen by every task, and find the run by all of them together. */
class BasicTag extends CoreTest {
    private static final List<String> GIVEN = ['刺身 means sashimi', 'multiple tags should be ok']

    BasicTag() {
        on('all', "assert current.tags.toSet() == ${GIVEN.inspect()}.toSet()")
    }

    @Override
    void check(Ran ran) {
        def runs = Runs.in(ran.folder)
        def flow = runs.flow(name)
        assert ran.run.tags == GIVEN.toSet()
        assert flow.tagged(*GIVEN) == [ran.run]
        GIVEN.each { assert flow.tagged(it) == [ran.run] }
        assert flow.tagged(GIVEN[0], 'not there') == []
        assert flow.tagged('sashimi') == []
        assert flow.find(Wanted.ALL.by('ada').tagged(GIVEN)).runs() == [ran.run]
        assert runs.flow('other').tagged(*GIVEN) == []
        ran.expected.each { assert ran.task(it).run.tags == GIVEN.toSet() }
    }
}
