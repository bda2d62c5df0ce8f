package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Ran

/** {@code include:} takes what it names and nothing else; what no branch has, or the join has set before, is refused. */
class MergeArtifactsInclude extends CoreTest {
    MergeArtifactsInclude() {
        header = REFUSAL
        on(required: true, 'join', '''
            settled = 'by the join'
            assert refusal { merge(inputs, include: ['settled', 'wanted']) }.contains("'settled'")
            assert refusal { merge(inputs, include: ['wanted', 'un' + 'known']) }.contains("'unknown'")
            assert refusal { artifacts['want' + 'ed'] }.contains("'wanted'")
            merge(inputs, include: ['wanted'])
            assert wanted == 'in all'
            assert refusal { artifacts['oth' + 'er'] }.contains("'other'")
            ''')
        on('start foreach-split split-and parallel-split switch', '''
            wanted = 'before'
            other = 'before'
            ''')
        on('end', "assert wanted == 'in all'")
        on('all', '''
            wanted = 'in all'
            other = 'in all too'
            settled = 'by a branch'
            ''')
    }

    @Override
    void check(Ran ran) {
        ran.visits('join').each { assert ran.set(it.task) == [wanted: 'in all', settled: 'by the join'] }
    }
}
