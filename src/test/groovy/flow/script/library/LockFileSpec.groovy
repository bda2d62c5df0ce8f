package flow.script.library

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption
import spock.lang.Specification
import spock.lang.TempDir

class LockFileSpec extends Specification {
    static final String ALPHA = "dependency 'com.acme:alpha:1.0'"

    @TempDir
    Path folder

    Workbench bench

    void setup() {
        bench = new Workbench(folder)
    }

    def "a range in a stranger's pom is settled once and then held fast"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:[1.0,2.0)'])
        bench.remote.publish('com.acme:beta:1.1')
        bench.remote.publish('com.acme:beta:2.0')

        when:
        def first = bench.resolve(ALPHA)
        bench.remote.publish('com.acme:beta:1.2')
        bench.forget()
        def second = bench.resolve(ALPHA)

        then:
        Workbench.marks(first) == ['com.acme:alpha:1.0', 'com.acme:beta:1.1']
        second == first
    }

    def "the lock file names what was asked for and every jar with its checksum"() {
        given:
        def alpha = bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        def beta = bench.remote.publish('com.acme:beta:1.0')

        when:
        bench.resolve("@GrabResolver(name = 'ours', root = 'https://maven.example.org/ours') @GrabExclude('log:*') import java.util.List\n" +
            ALPHA)

        then:
        Files.readString(bench.lock) == """\
            # The libraries of train.flow.groovy, as flow resolved them.
            # Commit this file. Delete it to resolve them again.
            flow-lock 1
            asks com.acme:alpha:1.0
            repository ours https://maven.example.org/ours
            without log:*
            uses com.acme:alpha:1.0 sha256:${Sha256.of(alpha)}
            uses com.acme:beta:1.0 sha256:${Sha256.of(beta)} via com.acme:alpha:1.0
            """.stripIndent()
        folder.toFile().list().findAll { it.contains('.lock') } == ['train.flow.lock']
    }

    def "an unchanged request is answered from the lock file, without a word and without looking anywhere"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        bench.remote.publish('com.acme:beta:1.0')
        def first = bench.resolve(ALPHA)
        def written = Files.getLastModifiedTime(bench.lock)
        bench.progress.reset()
        bench.remote.root.toFile().deleteDir()

        when:
        def second = bench.resolve("// a new first line\ndependency 'com.acme:alpha:1.0'", offline: offline)

        then:
        second == first
        Files.getLastModifiedTime(bench.lock) == written
        bench.progress.size() == 0

        where:
        offline << [false, true]
    }

    def "jars that are locked but not on this machine are fetched, and nothing else"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        bench.remote.publish('com.acme:beta:1.0')
        def first = bench.resolve(ALPHA)
        def written = Files.readString(bench.lock)

        when:
        bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:gamma:1.0'])
        bench.forget()
        def second = bench.resolve(ALPHA)

        then:
        second == first
        Files.readString(bench.lock) == written
    }

    def "a changed request is resolved afresh, and its lock file replaced"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0')
        bench.remote.publish('com.acme:alpha:1.1')
        def first = bench.resolve(ALPHA)

        when:
        def second = bench.resolve("dependency 'com.acme:alpha:1.1'")

        then:
        Workbench.marks(second) == ['com.acme:alpha:1.1']
        second.digest() != first.digest()
        Files.readString(bench.lock).contains('uses com.acme:alpha:1.1 sha256:')
        !Files.readString(bench.lock).contains('1.0')
    }

    def "a script that asks for nothing any more loses its lock file"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0')
        bench.resolve(ALPHA)

        when:
        def resolved = bench.resolve('')

        then:
        resolved == ResolvedLibraries.NONE
        !Files.exists(bench.lock)
    }

    def "a script without libraries leaves a file alone that flow did not write"() {
        given:
        Files.writeString(bench.lock, 'something else')

        expect:
        bench.resolve('') == ResolvedLibraries.NONE
        Files.readString(bench.lock) == 'something else'
    }

    def "the same libraries have the same digest wherever they lie"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0')
        def here = bench.resolve(ALPHA)
        def there = bench.resolve(ALPHA, local: folder.resolve('elsewhere'))

        expect:
        here.digest() == there.digest()
        here.jars() != there.jars()
    }

    def "a jar that was changed #how is refused, with what to do about it"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        bench.remote.publish('com.acme:beta:1.0')
        def jar = bench.resolve(ALPHA).jars()[1]
        bench.resolve(ALPHA)

        when:
        change(jar)
        def problem = bench.refusals(ALPHA)[0]

        then:
        problem.message() == "library 'com.acme:beta:1.0' is not the one that train.flow.lock names"
        problem.hint() == "delete $jar to fetch it again, or $bench.lock to accept what is there"
        [problem.position().line(), problem.position().column(), problem.position().length()] == [1, 12, 20]

        where:
        how                               | change
        'on disk'                         | { Path it -> it.text = 'tampered' }
        'on disk, keeping its time'       | { Path it -> keepingTime(it) { file -> file.text = 'tampered' } }
        'on disk, keeping its length'     | { Path it -> it.bytes = flipped(it) }
        'by putting another in its place' | { Path it -> keepingTime(it) { file -> replace(file, flipped(file)) } }
    }

    def "a jar that is another one in the repository is refused when it is fetched"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0')
        bench.resolve(ALPHA)

        when:
        bench.remote.publish('com.acme:alpha:1.0', java: [Other: 'class Other {}'])
        bench.forget()

        then:
        bench.refusals(ALPHA)*.message() == ["library 'com.acme:alpha:1.0' is not the one that train.flow.lock names"]
    }

    def "a snapshot that changed says that it is one"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0-SNAPSHOT')
        bench.mirror('central', bench.remote.url)
        def text = "@GrabResolver(name = 'ours', root = '${bench.remote.url}') @Grab('com.acme:alpha:1.0-SNAPSHOT') import java.util.List"
        def jar = bench.resolve(text).jars()[0]

        when:
        jar.text = 'built again'

        then:
        bench.refusals(text)*.hint() == ["a snapshot changes: delete $bench.lock to take the new one"]
    }

    def "where the lock file cannot be written, that is said and the script goes on"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0')
        bench.script = folder.resolve('missing/train.flow.groovy')

        expect:
        Workbench.marks(bench.resolve(ALPHA)) == ['com.acme:alpha:1.0']
        bench.progress.toString().contains("warning: ${folder.resolve('missing/train.flow.lock')} cannot be written")
    }

    def "a #damage lock file is refused where it is damaged"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0')
        bench.resolve(ALPHA)
        bench.lock.toFile().text = change(Files.readString(bench.lock))

        when:
        def problem = bench.refusals(ALPHA)[0]

        then:
        problem.message() == said
        problem.hint() == 'delete it, and flow resolves the libraries again'
        problem.position().toString() == "$bench.lock$place"

        where:
        damage              | said                                                          | place | change
        'badly merged'      | 'this lock file is damaged'                                   | ':5'  | { it.replace('uses', '<<<<<<< HEAD\nuses') }
        'cut'               | 'this lock file is damaged'                                   | ':5'  | { it[0..-10] }
        'foreign'           | 'this is not a lock file that this release of flow can read'  | ''    | { '{}' }
        'newer'             | 'this is not a lock file that this release of flow can read'  | ''    | { it.replace('flow-lock 1', 'flow-lock 2') }
        'emptied'           | 'this is not a lock file that this release of flow can read'  | ''    | { '' }
    }

    def "a lock file with Windows line ends is read"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0')
        def first = bench.resolve(ALPHA)
        bench.lock.toFile().text = Files.readString(bench.lock).replace('\n', '\r\n')

        expect:
        bench.resolve(ALPHA, offline: true) == first
    }

    def "#damage of what was remembered costs nothing but time"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0')
        def first = bench.resolve(ALPHA)
        def memory = folder.resolve('cache/libraries').toFile().listFiles()[0]
        change(memory)

        expect:
        bench.resolve(ALPHA) == first

        where:
        damage          | change
        'loss'          | { it.delete() }
        'corruption'    | { it.bytes = [0xff, 0xfe, 10, 32] as byte[] }
        'replacement'   | { it.delete(); it.mkdir() }
    }

    private static byte[] flipped(Path file) {
        def bytes = file.bytes
        bytes[20]++
        bytes
    }

    private static void replace(Path file, byte[] bytes) {
        def draft = file.resolveSibling('draft')
        draft.bytes = bytes
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING)
    }

    private static void keepingTime(Path file, Closure change) {
        def time = Files.getLastModifiedTime(file)
        change(file)
        Files.setLastModifiedTime(file, time)
    }
}
