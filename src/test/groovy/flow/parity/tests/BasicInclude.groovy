package flow.parity.tests

import flow.parity.CoreTest
import flow.parity.Graphs
import flow.parity.Ran

/** Files that come with a run: their contents are read once, are the same in every step, and nobody changes them. */
class BasicInclude extends CoreTest {
    static final String TEXT = 'Regular text file\n'
    static final String UTF8 = 'UTF-8: \u5E74\n'

    BasicInclude() {
        graphs = Graphs.PLAIN
        header = REFUSAL + '''
            def confirm(texts, bytes, assignment) {
                assert texts == ['Regular text file\\n', 'UTF-8: \\u5E74\\n', 'Something else', null]
                assert bytes == [0xFF, 0x00, 0xFE] as byte[]
                assert refusal { assignment('plain') }.contains("'plain'")
            }
            '''
        files = [
            'plain.txt': TEXT.bytes, 'utf8.txt': UTF8.getBytes('UTF-8'), 'other.txt': 'Something else'.bytes,
            'raw.bin'  : [0xFF, 0x00, 0xFE] as byte[]]
        settings = '''
            parameter 'plain', type: File, default: 'plain.txt'
            parameter 'utf8', type: File, default: 'utf8.txt'
            parameter 'chosen', type: File, default: 'plain.txt'
            parameter 'absent', type: File
            parameter 'raw', type: Path, required: true
            '''
        environment = [FLOW_PARAM_CHOSEN: 'other.txt']
        arguments = ['-p', 'raw=FOLDER/raw.bin']
        on('start', '''
            def binary = Path.of(raw)
            bytes = binary.bytes
            binary.resolveSibling('plain.txt').text = 'changed meanwhile'
            ''')
        on('all', "confirm([plain, utf8, chosen, absent], bytes) { artifacts[it] = 5 }")
        refused = ['plain = 5': 'F005']
    }

    @Override
    void check(Ran ran) {
        assert [ran.parameter('plain'), ran.parameter('utf8'), ran.parameter('chosen')] == [TEXT, UTF8, 'Something else']
        assert ran.parameter('absent') == null
    }
}
