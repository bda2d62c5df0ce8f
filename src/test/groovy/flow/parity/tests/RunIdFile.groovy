package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** The run's id stands in its file before the first step begins, that of a resumed one as well. */
class RunIdFile extends CoreTest {
    RunIdFile() {
        graphs = Graphs.PLAIN
        settings = "parameter 'idFile', required: true"
        arguments = ['--run-id-file', 'id.txt', '--idFile', 'FOLDER/id.txt']
        resumed = ['--run-id-file', 'resumed.txt']
        on('start', "assert new File(idFile).text == current.runId + '\\n'")
        on('end', STOP + '''
            assert new File(idFile).text == current.originRunId + '\\n'
            assert new File(idFile).toPath().resolveSibling('resumed.txt').text == current.runId + '\\n'
            ''')
    }

    @Override
    void check(Ran ran) {
        assert ran.folder.resolve('id.txt').text == ran.origin.runId + '\n'
        assert ran.folder.resolve('resumed.txt').text == ran.runId + '\n'
    }
}
