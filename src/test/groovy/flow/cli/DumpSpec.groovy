package flow.cli

import groovy.json.JsonSlurper
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class DumpSpec extends Specification implements RunsFixture {
    @Shared
    @TempDir
    Path temporary
    @Shared
    Terminal terminal

    def setupSpec() {
        terminal = new Terminal(temporary)
        makeRuns(terminal)
    }

    def "a run shows what each task set, with type, size and the beginning of the value"() {
        when:
        def result = terminal.flow('dump', 'latest-failed')

        then:
        result.exit == 0
        result.err == ''
        result.out == '''\
            task     name     type       size  value
            list/0   day      LocalDate  27 B  2026-11-20
            list/0   parts    List       17 B  ['north', 'south']
            list/0   raw      byte[]     3 B   3 B
            list/0   text     String     12 B  'two\\nlines'
            list/0   where    Point      35 B  Point(x: 1, y: 2)
            read/0   rows     Integer    1 B   5
            write/0  written  Integer    1 B   5
            '''.stripIndent()
        terminal.flow('dump', 'latest-failed/read').out.readLines()*.split(/ +/)*.take(2) == [['task', 'name'], ['read/0', 'rows']]
    }

    def "on a terminal of #width characters no line of a table is longer: #typed"() {
        given:
        terminal.width = width

        when:
        def lines = terminal.flow(*typed.split(' ')).out.readLines()

        then:
        lines.every { it.codePointCount(0, it.length()) <= width }
        lines.any { it.contains('…') }

        cleanup:
        terminal.width = Integer.MAX_VALUE

        where:
        width | typed
        60    | 'runs'
        50    | 'dump latest-failed'
        40    | 'dump latest-failed/write/0'
    }

    def "a task shows everything that is visible at its end"() {
        expect:
        terminal.flow('dump', 'latest-failed/write/0').out.readLines()*.split(/ +/)*.first() ==
            ['name', 'day', 'parts', 'raw', 'rows', 'text', 'where', 'written']
    }

    def "all of one value: #artifact"() {
        expect:
        terminal.flow('dump', "latest-failed/list/0/$artifact") == new Terminal.Result(0, out, '')

        where:
        artifact || out
        'text'   || 'two\nlines\n'
        'parts'  || '[\n  "north",\n  "south"\n]\n'
        'where'  || 'Point\n  x: 1\n  y: 2\n'
        'day'    || '2026-11-20 (LocalDate)\n'
        'raw'    || 'byte[] of 3 B\n'
    }

    def "for programs a value stands in its JSON"() {
        when:
        def run = new JsonSlurper().parseText(terminal.flow('dump', 'latest-failed', '--json').out)
        def one = new JsonSlurper().parseText(terminal.flow('dump', 'latest-failed/list/0/where', '--json').out)

        then:
        run*.step == ['list', 'read', 'read', 'write']
        run[0].artifacts.collectEntries { [it.name, it.value] } ==
            [day: '2026-11-20', parts: ['north', 'south'], raw: 'YWJj', text: 'two\nlines', where: [x: 1, y: 2]]
        one.keySet().toList() == ['name', 'type', 'size', 'encoding', 'digest', 'value']
        one.type == 'Point'
        one.value == [x: 1, y: 2]
    }

    def "a value is written to a file as it is, whole or not at all: #artifact"() {
        given:
        def file = terminal.file('out', 'old')

        when:
        def result = terminal.flow('dump', "latest-failed/list/0/$artifact", '--to', 'out')

        then:
        result == new Terminal.Result(0, '', '')
        file.bytes == expected.bytes
        terminal.folder.toFile().list().every { !it.startsWith('.out') }

        where:
        artifact || expected
        'text'   || 'two\nlines'
        'raw'    || 'abc'
        'parts'  || '[\n  "north",\n  "south"\n]\n'
        'where'  || '{\n  "x" : 1,\n  "y" : 2\n}\n'
    }

    def "all values of a #what are written into a new folder, each with the ending that fits"() {
        when:
        def result = terminal.flow('dump', path, '--to', "into $what")

        then:
        result == new Terminal.Result(0, '', '')
        files(terminal.folder.resolve("into $what")) == expected

        where:
        what   | path                    || expected
        'task' | 'latest-failed/write/0' || ['day.json': '"2026-11-20"\n', 'parts.json': '[\n  "north",\n  "south"\n]\n', 'raw.bin': 'abc',
                                             'rows.json': '5\n', 'text.txt': 'two\nlines', 'where.json': '{\n  "x" : 1,\n  "y" : 2\n}\n',
                                             'written.json': '5\n']
        'step' | 'latest-failed/read'    || ['0/rows.json': '5\n']
        'run'  | 'latest'                || ['start/0/total.json': '3\n', 'small/0/size.txt': 'small', 'end/0/n.json': '0\n']
    }

    def "a folder that holds something is left alone, an empty one is filled"() {
        given:
        def kept = terminal.file('taken/mine', 'old')
        Files.createDirectories(terminal.folder.resolve('empty'))

        when:
        def taken = terminal.flow('dump', 'latest', '--to', 'taken')
        def file = terminal.flow('dump', 'latest', '--to', 'taken/mine')
        def gone = terminal.flow('dump', 'latest', '--to', 'gone/there')

        then:
        taken.exit == 6
        taken.err == "flow: 'taken' cannot be written: it is there already, and not an empty folder\n"
        file.exit == 6
        kept.text == 'old'
        gone.err == "flow: 'gone/there' cannot be written: there is no such folder\n"
        terminal.flow('dump', 'latest/start', '--to', 'empty').exit == 0
        files(terminal.folder.resolve('empty')) == ['0/total.json': '3\n']
        terminal.folder.toFile().list().every { !it.startsWith('.taken') && !it.startsWith('.empty') }
        terminal.flow('dump', 'latest', '--to', '-').err.startsWith(
            'flow: these are 3 values, which are no one text: name one of them, or write --to FOLDER\n')
    }

    def "on a terminal a value that nobody would read to its end is cut, and that is told; elsewhere it is whole"() {
        given:
        def other = new Terminal(temporary.resolve('long'))
        other.file('long.flow.groovy', "flow('long') { step('a') { big = 'x' * 60_000 } }")
        other.flow('run', 'long.flow.groovy')

        expect:
        other.flow('dump', 'latest/a/0/big') == new Terminal.Result(0, 'x' * 60_000 + '\n', '')

        when:
        other.width = 80

        then:
        other.flow('dump', 'latest/a/0/big') == new Terminal.Result(0, 'x' * 50_000 + '…\n',
            'cut: these are 50000 of 60001 characters; --to FILE writes all of them\n')
    }

    def "a file is written to the byte, a folder with all that is in it; both are told by name and size"() {
        given:
        def other = new Terminal(temporary.resolve('files'))
        other.file('f.flow.groovy', '''flow('f') { step('a') {
            new File(current.tempDir.toFile(), 'model.bin').bytes = [1, 0, -1, 13] as byte[]
            def parts = new File(current.tempDir.toFile(), 'parts').tap { it.mkdirs() }
            new File(parts, '1.csv').text = 'x'
            model = file('model.bin')
            both = file('parts')
        } }''')
        assert other.flow('run', 'f.flow.groovy').exit == 0

        when:
        def written = other.flow('dump', 'latest/a/0/model', '--to', 'copy')
        def folder = other.flow('dump', 'latest/a/0/both', '--to', 'folder')
        def text = other.flow('dump', 'latest/a/0/both', '--to', '-')

        then:
        written == new Terminal.Result(0, '', '')
        other.folder.resolve('copy').bytes == [1, 0, -1, 13] as byte[]
        folder == new Terminal.Result(0, '', '')
        files(other.folder.resolve('folder')) == ['1.csv': 'x']
        text.exit == 2
        text.err.startsWith("flow: 'both' is a folder, which is no one text: write --to FOLDER\n")
        other.flow('dump', 'latest/a/0/model').out == 'File model.bin of 4 B\n'
        other.flow('dump', 'latest/a/0/both').out == 'Folder parts of 1 B\n  - File 1.csv of 1 B\n'
        other.flow('dump', 'latest').out.readLines()[2] ==~ /a\/0 +model +File +\d+ B +model.bin, 4 B/
        new JsonSlurper().parseText(other.flow('dump', 'latest/a/0/model', '--json').out).value == [name: 'model.bin', size: 4]
    }

    def "- is standard output, to the byte"() {
        expect:
        terminal.flow('dump', 'latest-failed/list/0/text', '--to', '-').out == 'two\nlines'
    }

    def "what cannot be written leaves what was there: #to"() {
        given:
        Files.createDirectories(terminal.folder.resolve('folder'))

        when:
        def result = terminal.flow('dump', 'latest-failed/list/0/text', '--to', to)

        then:
        result.exit == 6
        result.err == "flow: '$to' cannot be written: $reason\n"
        terminal.folder.resolve('folder').toFile().list().length == 0

        where:
        to          || reason
        'folder'    || 'it is a folder'
        'gone/out'  || 'there is no such folder'
    }

    def "what makes no sense is refused: #typed"() {
        given:
        def result = terminal.flow('dump', *typed.split(' '))

        expect:
        result.exit == 2
        steady(terminal, result.err).readLines()[0] == "flow: $message"

        where:
        typed                                            || message
        'latest --to x --json'                           || "'--json' and '--to' both say how to write the value; give one of them"
        'latest-failed/list/0/text --to x --json'        || "'--json' and '--to' both say how to write the value; give one of them"
        'latest-failed/list/0/txt'                       || "task list has no artifact 'txt'; did you mean 'text'?"
    }

    def "a value that is not what was kept is told with exit code 7"() {
        given:
        def other = new Terminal(temporary.resolve('damaged'))
        other.file('big.flow.groovy', "flow('big') { step('a') { big = 'x' * 5000 } }")
        other.flow('run', 'big.flow.groovy')
        def blob = null
        other.folder.resolve('.flow/blobs').toFile().eachFileRecurse { if (it.file) blob = it }
        blob.bytes = blob.bytes.tap { it[7] ^= 1 }

        when:
        def result = other.flow('dump', 'latest/a/0/big')

        then:
        result.exit == 7
        result.out == ''
        result.err == "flow: $blob is damaged: its content is not what was kept under that name\n"
    }

    def "what is written of #what that is not what was kept is no file and no result, told with exit code 7"() {
        given:
        def other = new Terminal(temporary.resolve("damaged-$what"))
        other.file('big.flow.groovy', """flow('big') { step('a') {
            current.tempDir.resolve('big.bin').text = 'x' * 200_000
            model = file('big.bin'); array = new byte[200_000]
        } }""")
        other.flow('run', 'big.flow.groovy')
        def whole = other.flow('dump', "latest/a/0/$what", '--to', 'copy').exit
        other.folder.resolve('.flow/blobs').toFile().eachFileRecurse { blob -> if (blob.file) blob.bytes = blob.bytes.tap { it[199_999] ^= 1 } }

        when:
        def file = other.flow('dump', "latest/a/0/$what", '--to', 'changed')
        def folder = other.flow('dump', 'latest/a', '--to', 'folder')
        def out = other.flow('dump', "latest/a/0/$what", '--to', '-')

        then:
        whole == 0
        other.folder.resolve('copy').bytes.length == 200_000
        [file, folder, out]*.exit == [7, 7, 7]
        file.err.endsWith('its content is not what was kept under that name\n')
        out.out == ''
        !other.folder.toFile().list().any { it =~ /changed|folder/ }

        where:
        what << ['model', 'array']
    }

    private static Map<String, String> files(Path folder) {
        Files.walk(folder).withCloseable { all ->
            all.filter { Files.isRegularFile(it) }.toList().collectEntries { [folder.relativize(it).toString(), it.text] }
        }
    }
}
