package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** The run's id stands in its file before the first step begins. */
class RunIdFile extends CoreTest {
    RunIdFile() {
        graphs = Graphs.PLAIN
        settings = "parameter 'idFile', required: true"
        arguments = ['--run-id-file', 'id.txt', '--idFile', 'FOLDER/id.txt']
        on('start', "assert new File(idFile).text == current.runId + '\\n'")
    }

    @Override
    void check(Ran ran) {
        assert ran.folder.resolve('id.txt').text == ran.runId + '\n'
    }
}
