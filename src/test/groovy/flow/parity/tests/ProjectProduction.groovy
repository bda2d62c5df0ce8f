package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** A run of the production branch knows so in every step. */
class ProjectProduction extends CoreTest {
    ProjectProduction() {
        graphs = Graphs.PLAIN
        settings = "project 'project_production'"
        environment = [FLOW_PROJECT_PRODUCTION: 'true']
        on('all', '''
            assert [current.projectName, current.branchName] == ['project_production', 'prod']
            assert current.isProduction
            found = current.branchName
            ''')
    }

    @Override
    void check(Ran ran) {
        assert ran.set('start').found == 'prod'
    }
}
