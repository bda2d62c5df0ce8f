package flow.cli

import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.ByteBuffer
import java.nio.file.Files
import java.nio.file.Path

/**
 * Every kind of file of a store is cut off, changed, taken away, swapped with another run's, and has a part twice. Whoever looks
 * at the run gets what was right before, or is told of the damage: never another value, and never a fault in flow.
 */
class DamagedFilesSpec extends Specification {
    static final int HEADER = 12

    static final SCRIPT = '''\
        flow('damage') {
            step('one') {
                big = (1..400).collect { "row $it" }
                other = (1..400).collect { "line $it" }
                small = 1
                println 'hello'
                println 'again'
            }
            step('two') {
                if (new File(env.FOLDER, 'broken').exists()) { throw new IllegalStateException('broken') }
                two = big.size()
                println 'done'
                println 'and over'
            }
        }
        '''.stripIndent()

    @Shared
    @TempDir
    Path temporary
    @Shared
    Terminal terminal
    @Shared
    Map<String, List<List<String>>> commands
    @Shared
    Map<List<String>, Terminal.Result> right = [:]
    @Shared
    List<String> ids = []

    def setupSpec() {
        terminal = new Terminal(temporary)
        terminal.environment = [FOLDER: terminal.folder.toString()]
        terminal.file('damage.flow.groovy', SCRIPT)
        2.times {
            terminal.file('broken', '')
            assert terminal.flow('run', 'damage.flow.groovy', '--run-id-file', 'id').exit() == 1
            ids << terminal.folder.resolve('id').text.strip()
            Files.delete(terminal.folder.resolve('broken'))
            assert terminal.flow('resume', 'damage.flow.groovy', ids.last()).exit() == 0
            ids << Files.list(store.resolve('runs')).toList()*.fileName*.toString().toSorted().last()
        }
        commands = [failed: ids[0], resumed: ids[1]].collectEntries { name, id ->
            [name, [['runs'], ['status', id], ['status', id, '--json'], ['logs', id], ['dump', id], ['dump', "$id/one/0/big" as String], ['dump', "$id/one/0/small" as String]]]
        }
        ids.each { assert terminal.flow('tag', it, '--add', "tag of $it").exit() == 0 }
        commands.values().each { all -> all.each { right[it] = terminal.flow(*it) } }
        right.values().each { assert it.exit() == 0 }
    }

    def "#file of the #run run: #what"() {
        given:
        def path = place(run, file)
        def bytes = Files.readAllBytes(path)

        when:
        damage(path, change.call(bytes, { Files.readAllBytes(place(run, file, 2)) }))
        def results = commands[run].collectEntries { [it, terminal.flow(*it)] }

        then:
        results.each { command, result -> assert isSound(command, result, file, what), "$command: $result" }

        cleanup:
        Files.write(path, bytes)

        where:
        [run, file, [what, change]] << damages()
    }

    def "fsck names the file, or nothing is damaged: #file of the #run run: #what"() {
        given:
        def path = place(run, file)
        def bytes = Files.readAllBytes(path)

        when:
        def changed = damage(path, change.call(bytes, { Files.readAllBytes(place(run, file, 2)) }))
        def result = terminal.flow('fsck')
        def damaged = result.out().readLines().findAll { it.startsWith('damaged: ') }

        then:
        !result.err()
        damaged.every { it.contains(path.toString()) || isLogOf(path, it) }
        damaged ? result.exit() == 7 : result.exit() == 0 && (isLegal(file, what, changed, bytes) || isOfPromise(file, what) && result.out().contains("cut off: $path")) || isOfLaterRelease(file, result)

        cleanup:
        Files.write(path, bytes)

        where:
        [run, file, [what, change]] << damages()
    }

    private static boolean isOfLaterRelease(String file, Terminal.Result result) {
        file == 'format' && result.exit() == 6 && result.out().contains('Use the later release')
    }

    /** The last frame of a file says how far it was synced. It is no record, and where it is changed nothing is lost. */
    private static boolean isOfPromise(String file, String what) {
        file in ['journal', 'log'] && what in ['the last byte is missing', 'a bit of its end']
    }

    /** What locks say matters only while they are held; of small files nobody knows that they were there; a last record may be cut off; the format is a number with or without its line end. */
    private static boolean isLegal(String file, String what, changed, byte[] bytes) {
        file.endsWith('lock') || changed as byte[] == bytes || file in ['tags', 'resumed'] && what == 'it is gone' ||
            file == 'journal' && isEndLost(what) ||
            file == 'format' && changed != null && new String(changed as byte[]).strip() == '1'
    }

    private static boolean isEndLost(String what) {
        ['left', 'missing', 'cut'].any { what.contains(it) }
    }

    /** A journal without its end leaves open how long the log is; one that cannot be read says nothing of it. */
    private static boolean isLogOf(Path path, String line) {
        path.fileName.toString() == 'journal' && line.contains(path.resolveSibling('log').toString())
    }

    def "the damage that was tried is found: #file"() {
        given:
        def path = place('failed', file)
        def bytes = Files.readAllBytes(path)

        when:
        Files.write(path, bytes.clone().tap { it[it.length >> 1] ^= 1 } as byte[])
        def exits = commands.failed.collect { terminal.flow(*it).exit() }

        then:
        exits.contains(7)

        cleanup:
        Files.write(path, bytes)

        where:
        file << ['journal', 'log', 'tags', 'blob']
    }

    static final FILES = ['journal', 'log', 'tags', 'resumed', 'lock', 'tags.lock', 'resume.lock', 'blob', 'format']

    static final Map<String, Closure> CHANGES = [
        'nothing is left'          : { bytes, other -> [] },
        'one byte is left'         : { bytes, other -> Arrays.copyOf(bytes, 1) },
        'half of it is left'       : { bytes, other -> Arrays.copyOf(bytes, (int) (bytes.length >> 1)) },
        'the last byte is missing' : { bytes, other -> Arrays.copyOf(bytes, bytes.length - 1) },
        'a bit of its head'        : { bytes, other -> flipped(bytes, 0) },
        'a bit behind its head'    : { bytes, other -> flipped(bytes, Math.min(15, bytes.length - 1)) },
        'a bit in its middle'      : { bytes, other -> flipped(bytes, bytes.length >> 1) },
        'a bit of its end'         : { bytes, other -> flipped(bytes, bytes.length - 1) },
        'a bit of its last record' : { bytes, other -> flipped(bytes, frames(bytes)[-1] - 3) },
        'its last record is cut'   : { bytes, other -> Arrays.copyOf(bytes, frames(bytes)[-1] - 3) },
        'it is gone'               : { bytes, other -> null },
        'it is another one'        : { bytes, other -> other() },
        'its last frame is doubled': { bytes, other -> [bytes.toList(), bytes[frames(bytes).last()..-1]].flatten() },
        'a frame is doubled'       : { bytes, other -> frames(bytes).with { [bytes[0..<it[1]], bytes[it[0]..-1]].flatten() } },
        'a frame is missing'       : { bytes, other -> frames(bytes).with { [bytes[0..<it[0]], bytes[it[1]..-1]].flatten() } },
    ]

    private static List damages() {
        [['failed', 'resumed'], FILES, CHANGES.entrySet().collect { [it.key, it.value] }].combinations()
            .findAll { run, file, change -> (run == 'failed' || !(file in ['resumed', 'resume.lock'])) && isPossible(file, change[0]) }
    }

    /** @param changed null when the file is to be gone */
    private static Object damage(Path path, changed) {
        changed == null ? Files.delete(path) : Files.write(path, changed as byte[])
        changed
    }

    private static boolean isPossible(String file, String what) {
        def isLog = file in ['journal', 'log']
        def isOne = file in ['format', 'lock', 'tags.lock', 'resume.lock']
        what.contains('frame') || what.contains('record') ? isLog : !(file == 'tags.lock' && what != 'it is gone') && !(isOne && what == 'it is another one')
    }

    private boolean isSound(List<String> command, Terminal.Result result, String file, String what) {
        assert !result.err().contains('fault in flow') && !result.err().contains('\tat ')
        if (result.out() == right[command].out() && result.exit() in [0, 7] || result.exit() == 7 && result.err().contains('damaged')) {
            return true
        }
        if (file == 'format') {
            return result.exit() == 6 && result.err().contains('Use the later release') || result.exit() == 7
        }
        if (file == 'tags') {
            return what == 'it is gone' && result.exit() == 0 && untagged(result.out()) == untagged(right[command].out())
        }
        if (file == 'resumed') {
            return what == 'it is gone' && result.exit() == 0
        }
        file == 'journal' && isEndLost(what) && isCutOff(command, result)
    }

    /** Without tags: those that the run began with are none. */
    private String untagged(String text) {
        ids.inject(text) { shown, id -> shown.replaceAll(/"?tag of $id"?/, '') }.replaceAll(/(?m)^ +tags *\n/, '').replaceAll(/\s+/, ' ')
    }

    /** A run that was cut off is lost, and shows what stands before. */
    private boolean isCutOff(List<String> command, Terminal.Result result) {
        def whole = right[command].out().readLines()*.replaceAll(/ {2,}/, ' ')
        switch (command[0]) {
            case 'runs':
            case 'status': return result.exit() == 0 && result.out().contains('lost')
            case 'logs': return result.exit() == 0 && whole.containsAll(result.out().readLines())
            default: return result.exit() == 2 || result.exit() == 0 && whole.containsAll(result.out().readLines()*.replaceAll(/ {2,}/, ' '))
        }
    }

    private static byte[] flipped(byte[] bytes, int at) {
        bytes.clone().tap { it[at] ^= 2 }
    }

    private static List<Integer> frames(byte[] bytes) {
        def frames = [bytes.toList().indexOf((byte) 10) + 1]
        while (frames.last() < bytes.length) {
            frames << frames.last() + HEADER + ByteBuffer.wrap(bytes).getInt(frames.last())
        }
        frames[0..-2]
    }

    private Path getStore() {
        terminal.folder.resolve('.flow')
    }

    /** @param further how many runs further: the other one of its kind is the second next */
    private Path place(String run, String file, int further = 0) {
        if (file == 'format') {
            return store.resolve('format')
        }
        if (file == 'blob') {
            def names = ['big', 'other'].collect { name -> flow.client.Runs.in(terminal.folder).get(ids[0])["one"]["0"].artifact(name).digest }
            def digest = names[further ? 1 : 0]
            return store.resolve('blobs').resolve(digest[0..1]).resolve(digest[2..-1])
        }
        store.resolve('runs').resolve(ids[(run == 'failed' ? 0 : 1) + further]).resolve(file)
    }
}
