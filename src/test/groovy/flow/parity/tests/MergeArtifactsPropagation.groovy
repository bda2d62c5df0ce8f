package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** What only one branch of a foreach has set is there behind the join, from every branch. */
class MergeArtifactsPropagation extends CoreTest {
    MergeArtifactsPropagation() {
        graphs = Graphs.ALL - Graphs.SWITCH_IN_FOREACH
        on(required: true, 'foreach-first', '''
            artifacts['var' + current.foreach*.index.join('_')] = current.foreach*.index
            ''')
        on('join', "merge(inputs)")
        on('end', '''
            found = artifacts.names.findAll { it.startsWith('var') }.collectEntries { [it, artifacts[it]] }
            ''')
    }

    @Override
    void check(Ran ran) {
        def places = ran.visits('foreach-first')*.at().collect { (it =~ /\d+/).findAll()*.toInteger() }
        assert ran.set('end').found == places.collectEntries { ['var' + it.join('_'), it] }
    }
}
