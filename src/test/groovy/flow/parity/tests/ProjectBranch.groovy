package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** A run on a branch of its project knows so in every step. */
class ProjectBranch extends CoreTest {
    ProjectBranch() {
        graphs = Graphs.PLAIN
        settings = "project 'project_branch'"
        environment = [FLOW_PROJECT_BRANCH: 'this_is_a_test_branch']
        on('all', '''
            assert [current.projectName, current.branchName] == ['project_branch', 'test.this_is_a_test_branch']
            assert !current.isProduction
            found = current.branchName
            ''')
    }

    @Override
    void check(Ran ran) {
        assert ran.set('start').found == 'test.this_is_a_test_branch'
    }
}
