package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** What each task adds to a list along its path is the path that the graph alone tells. */
class Lineage extends CoreTest {
    Lineage() {
        on('start', 'lineage = [current.stepName]')
        on('join', 'lineage = inputs*.lineage.toSet().sort { it.toString() } + current.stepName')
        on('all', 'lineage += current.stepName')
    }

    @Override
    void check(Ran ran) {
        ran.expected.each { assert ran.set(it.task).lineage == it.lineage() && ran.task(it)['lineage'] == it.lineage() }
    }
}
