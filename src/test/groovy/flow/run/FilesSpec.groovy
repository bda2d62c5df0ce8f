package flow.run

import flow.cli.Terminal
import flow.store.local.LocalStore
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path

/** {@code file(path)}: what it takes over, and what later tasks see of it. */
@Timeout(60)
class FilesSpec extends Specification {
    @TempDir
    Path temporary

    def "a file is taken over when its task ends, and read by later tasks when it is long gone"() {
        expect:
        resultOf('''
            flow('f') {
                step('train') {
                    current.tempDir.resolve('model.bin').bytes = [1, 2, 3] as byte[]
                    model = file('model.bin')
                    current.tempDir.resolve('model.bin') << 'abc'
                    where = model.path.toString()
                }
                step('use') {
                    result([model.name, model.size, model.bytes as List, model.text[3..-1], model.withInputStream { it.read() }, model.folder])
                    result([model.path.fileName.toString(), model.path.bytes as List, model.path.is(model.path), new File(where).exists()])
                }
            }''') == [['model.bin', 6, [1, 2, 3, 97, 98, 99], 'abc', 1, false], ['model.bin', [1, 2, 3, 97, 98, 99], true, false]]
    }

    def "a path may be a text, a File or a Path, relative to the task's folder or absolute"() {
        given:
        def elsewhere = Files.writeString(temporary.resolve('elsewhere.txt'), 'there')

        expect:
        resultOf("""
            flow('f') {
                step('a') {
                    new File(current.tempDir.toFile(), 'a.txt').text = 'here'
                    n = 'a'
                    texts = [file("\${n}.txt"), file(new File('a.txt')), file(Path.of('./a.txt')), file('$elsewhere')]
                    result(texts*.text)
                }
                step('b') { result(texts*.text); result(texts*.name) }
            }""") == [['here', 'here', 'here', 'there'], ['here', 'here', 'here', 'there'], ['a.txt', 'a.txt', 'a.txt', 'elsewhere.txt']]
    }

    def "files may stand anywhere in a value, be items of a foreach, and be merged by what they hold"() {
        expect:
        resultOf('''
            record Model(String name, flow.FileValue weights) { }
            flow('f') {
                step('split') {
                    parts = (1..3).collect { n -> current.tempDir.resolve("part-$n").text = 'x' * n; file("part-$n") }
                }
                foreach('parts', as: 'part') {
                    step('train') {
                        current.tempDir.resolve('w').text = part.text * 1000
                        current.tempDir.resolve('same').text = 'common' * 1000
                        model = new Model(part.name, file('w'))
                        byName = [(part.name): [file('w')] as Set]
                        common = file('same')
                    }
                }
                join('gather') { inputs ->
                    merge(inputs, include: ['common'])
                    result(inputs*.model.weights*.text*.size())
                    result(inputs*.part*.text)
                    result(inputs*.byName*.values().flatten()*.size)
                    all = inputs*.model
                }
                step('end') { result([common.text.size(), all*.weights*.size, all[0].weights == all[0].weights, all[0].weights == all[1].weights]) }
            }''') == [[1000, 2000, 3000], ['x', 'xx', 'xxx'], [1000, 2000, 3000], [6000, [1000, 2000, 3000], true, false]]
    }

    def "a folder is kept with all that is in it"() {
        expect:
        resultOf('''
            flow('f') {
                step('make') {
                    def top = current.tempDir.resolve('out')
                    Files.createDirectories(top.resolve('sub/empty'))
                    top.resolve('a.txt').text = 'a'
                    top.resolve('sub/b.txt').text = 'b' * 5000
                    Files.createSymbolicLink(top.resolve('link'), Path.of('sub'))
                    tree = file('out')
                    result([tree.folder, tree.size, tree.files*.name])
                }
                step('use') {
                    result([tree.folder, tree.name, tree.size, tree.files*.name, tree.files*.text*.size()])
                    def found = []
                    tree.path.toFile().eachFileRecurse { found << tree.path.relativize(it.toPath()).toString() }
                    result(found.sort())
                    first = tree.files.find { it.name == 'sub/b.txt' }
                }
                step('again') { result([first.name, first.text.size(), first.path.text.size()]) }
            }''') == [
            [true, 5001, ['a.txt', 'sub/b.txt']],
            [true, 'out', 10001, ['a.txt', 'link/b.txt', 'sub/b.txt'], [1, 5000, 5000]],
            ['a.txt', 'link', 'link/b.txt', 'link/empty', 'sub', 'sub/b.txt', 'sub/empty'],
            ['sub/b.txt', 5000, 5000]]
    }

    def "a file may be empty, and called anything"() {
        expect:
        resultOf('''
            flow('f') {
                step('make') {
                    names = ['empty', 'Ünïcödé 文件 😀', 'two\\nlines', '$tag', '-rf', 'a b', '..x']
                    Files.createDirectory(current.tempDir.resolve('in'))
                    names.each { current.tempDir.resolve(it).text = it == 'empty' ? '' : it; current.tempDir.resolve('in').resolve(it).text = it }
                    files = names.collect { file(it) }
                    folder = file('in')
                }
                step('use') {
                    result(files*.text == [''] + names[1..-1])
                    result(files*.path*.fileName*.toString() == names)
                    result(folder.files*.text == names.sort())
                    result(folder.path.toFile().list().sort() == names.sort())
                }
            }''') == [true, true, true, true]
    }

    def "what a body does to its copy reaches nobody else"() {
        expect:
        resultOf('''
            flow('f') {
                step('make') { current.tempDir.resolve('m').text = 'm' * 5000; model = file('m') }
                step('spoil') {
                    result(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(model.path)))
                    model.path.toFile().setWritable(true)
                    model.path.text = 'spoilt'
                    result(model.text == 'm' * 5000)
                }
                step('read') { result(model.path.text == 'm' * 5000) }
            }''') == ['r--r--r--', true, true]
    }

    def "content that is damaged in the store is never read, and the run says so"() {
        given:
        def ran = run('''
            flow('f') {
                step('make') { current.tempDir.resolve('m').text = 'm' * 5000; model = file('m') }
                step('damage') {
                    new File('STORE').eachFileRecurse { if (it.file && it.size() == 5000) { it.text = 'm' * 4999 + 'n' } }
                }
                step('read', catchInto: 'caught') { READ }
                step('end') { }
            }'''.replace('STORE', temporary.resolve('here/.flow/blobs').toString()).replace('READ', read))

        expect:
        ran.exit() == 7
        ran.err().contains('is damaged: its content is not what was kept under that name')

        where:
        read << ['model.text', 'model.path', 'model.withInputStream { it.read() }', '[model]*.bytes']
    }

    def "what cannot be taken over is refused with the artifact, the path in it, and the file"() {
        given:
        def ran = run("""
            flow('f') {
                step('s', catchInto: 'never') {
                    def folder = current.tempDir.resolve('d')
                    Files.createDirectory(folder)
                    folder.resolve('x').text = 'x'
                    $body
                }
            }""")

        expect:
        ran.exit() == 1
        ran.err().contains("artifact 'a' cannot be kept: $message")

        where:
        body                                                                                       | message
        "a = file('none.bin')"                                                                     | "a (the file 'none.bin') is not there when the task ends. Write it before, or give file(…) the path where it is."
        "a = [rows: [1, file('no\\tne')]]"                                                       | "a.rows[1] (the file 'no\tne') is not there"
        "a = [rows: [1, file('no\\u001bne')]]"                                                   | "a.rows[1] (the file 'no.ne') is not there"
        "a = file('/')"                                                                            | "a (the file '/') is no file and no folder, and nothing else can be kept."
        "a = file('/dev/null')"                                                                    | "a (the file '/dev/null') is no file and no folder"
        "Files.createSymbolicLink(folder.resolve('up'), Path.of('..')); a = file('d')"             | "a (the file 'd/up') is a link that leads out of the folder."
        "Files.createSymbolicLink(folder.resolve('etc'), Path.of('/etc/passwd')); a = file('d')"   | "a (the file 'd/etc') is a link that leads out of the folder. Put what it stands for there instead."
        "Files.createSymbolicLink(folder.resolve('l'), Path.of('gone')); a = file('d')"            | "a (the file 'd/l') is a link to something that is not there. Leave it out."
        "Files.createSymbolicLink(folder.resolve('l'), folder); a = file('d')"                     | "a (the file 'd/l') is a link to a folder around it. Leave it out."
        "['mkfifo', folder.resolve('pipe') as String].execute().waitFor(); a = [file('d')]"        | "a[0] (the file 'd/pipe') is no file and no folder, and nothing else can be kept."
    }

    def "a file that is written while it is taken over is refused"() {
        given:
        def ran = run('''
            flow('f') {
                step('s') {
                    def log = current.tempDir.resolve('log').toFile()
                    log.bytes = new byte[30_000_000]
                    thread = null
                    Thread.startDaemon { while (log.exists()) { log << 'more' } }
                    a = file('log')
                }
            }''')

        expect:
        ran.exit() == 1
        ran.err().contains("a (the file 'log') is still being written. End what writes it before the task ends.")
    }

    def "a file in another task's folder is gone with that task"() {
        expect:
        run('''
            flow('f') {
                step('one') { current.tempDir.resolve('x').text = 'x'; where = "$current.tempDir/x" }
                step('two') { a = file(where) }
            }''').err() =~ /artifact 'a' cannot be kept: a \(the file '.*\/x'\) is not there when the task ends/
    }

    def "file takes a path and nothing else, and only in a body"() {
        expect:
        run("\nflow('f') { step('s') { a = file($given) } }").err().contains(message)

        where:
        given     | message
        'null'    | "error[F004]: task s failed: file takes a path, not null"
        '[1]'     | "error[F004]: task s failed: file takes a path, not a list"
        "'a\\u0000b'" | "is no path: Nul character not allowed"
    }

    def "conditions keep no files, but see those that were kept"() {
        expect:
        resultOf('''
            flow('f') {
                step('s') { current.tempDir.resolve('x').text = 'x'; a = file('x') }
                choose { when({ a.size == 1 && a.path.text == 'x' }) { step('yes') { result('yes') } } }
            }''') == ['yes']
        run('''
            flow('f') {
                step('s') { }
                choose { when({ file('x') }) { step('yes') { } } }
            }''').err().contains('error[F016]: task s failed: a condition only reads: it cannot keep a file')
    }

    def "a value that holds a file is kept once, and encodes to the same again"() {
        expect:
        resultOf('''
            flow('f') {
                step('s') { current.tempDir.resolve('x').text = 'x' * 5000; a = [file('x')]; b = file('x') }
                step('t') { a[0].path; b.path; result(b.text.size()) }
            }''') == [5000]
        with(new LocalStore(temporary.resolve('here/.flow'))) { store ->
            def done = store.open(store.runIds()[0]).records().toList().findAll { it instanceof flow.store.TaskDone }
            assert done[1].set().isEmpty()
        }
        blobs().size() == 1
    }

    private List<File> blobs() {
        def found = []
        temporary.resolve('here/.flow/blobs').toFile().eachFileRecurse { if (it.file) { found << it } }
        found
    }

    private List resultOf(String script) {
        ScriptResults.VALUES.clear()
        def ran = run(script)
        assert ran.exit() == 0, ran.err()
        ScriptResults.VALUES as List
    }

    private Terminal.Result run(String script) {
        def terminal = new Terminal(temporary)
        terminal.file('f.flow.groovy', "def result(value) { flow.run.ScriptResults.VALUES << value }$script")
        terminal.flow('run', 'f.flow.groovy')
    }
}
