package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** Merging refuses what branches made different, and takes what they agree on once that is settled; a refusal sets nothing. */
class MergeArtifacts extends CoreTest {
    MergeArtifacts() {
        graphs = Graphs.ALL - Graphs.SWITCH_IN_FOREACH
        header = REFUSAL
        on('start', '''
            untouched = 'from start'
            assert refusal { merge(['no inputs']) }.contains('inputs')
            equal = 'before'
            ''')
        on('foreach-split split-and parallel-split switch', "equal = 'before'")
        on(required: true, 'join', '''
            def before = artifacts.names
            assert refusal { merge(inputs) }.contains("'mine'")
            assert refusal { merge([exclude: ['mine'], include: ['equal']], inputs) }.contains('include: or exclude:')
            assert artifacts.names == before
            mine = current.pathspec
            merge(inputs, exclude: ['extra'])
            assert [untouched, equal, mine] == ['from start', 'in all', current.pathspec]
            assert refusal { artifacts['extra'] }.contains("'extra'")
            ''')
        on('end', "assert [untouched, equal] == ['from start', 'in all']")
        on('all', '''
            equal = 'in all'
            mine = current.pathspec
            extra = current.pathspec
            ''')
    }

    @Override
    void check(Ran ran) {
        ran.visits('join').each {
            def set = ran.set(it.task)
            assert set.mine == [ran.runId, it.place.name, it.id].join('/')
            assert !set.containsKey('extra')
        }
    }
}
