package flow.script.library

import flow.problem.Code
import flow.problem.Problem
import flow.problem.ProblemException
import flow.problem.Problems
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption
import java.util.jar.JarFile
import spock.lang.Specification
import spock.lang.TempDir

class LibraryResolverSpec extends Specification {
    @TempDir
    Path folder

    def progress = new ByteArrayOutputStream()

    FolderRepository remote
    Path script
    Path lock

    void setup() {
        remote = new FolderRepository(folder.resolve('remote'))
        Files.createDirectories(remote.root)
        script = folder.resolve('train.flow.groovy')
        lock = folder.resolve('train.flow.lock')
        settings("<mirrors><mirror><id>shelf</id><mirrorOf>*</mirrorOf><url>${remote.url}</url></mirror></mirrors>")
    }

    def "a library comes with all that it needs, in Maven's order"() {
        given:
        remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.1', 'com.acme:gamma:2.0 runtime'])
        remote.publish('com.acme:beta:1.1', needs: ['com.acme:delta:3.0'])
        remote.publish('com.acme:gamma:2.0')
        remote.publish('com.acme:delta:3.0')

        expect:
        marks(resolve("dependency 'com.acme:alpha:1.0'")) ==
            ['com.acme:alpha:1.0', 'com.acme:beta:1.1', 'com.acme:delta:3.0', 'com.acme:gamma:2.0']
    }

    def "what a library needs to test itself, gets from elsewhere, or can do without stays away"() {
        given:
        remote.publish('com.acme:alpha:1.0', needs: ['com.acme:spock:1 test', 'com.acme:servlet:1 provided', 'com.acme:extra:1 optional'])

        expect:
        marks(resolve("dependency 'com.acme:alpha:1.0'")) == ['com.acme:alpha:1.0']
    }

    def "the nearest version wins, so what the script itself asks for always does"() {
        given:
        remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:2.0'])
        remote.publish('com.acme:beta:1.0')
        remote.publish('com.acme:beta:2.0')

        expect:
        marks(resolve("dependency 'com.acme:alpha:1.0', 'com.acme:beta:1.0'")) == ['com.acme:alpha:1.0', 'com.acme:beta:1.0']
    }

    def "a range in a stranger's pom is settled once and then held fast"() {
        given:
        remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:[1.0,2.0)'])
        remote.publish('com.acme:beta:1.1')
        remote.publish('com.acme:beta:2.0')

        when:
        def first = resolve("dependency 'com.acme:alpha:1.0'")
        remote.publish('com.acme:beta:1.2')
        forget()
        def second = resolve("dependency 'com.acme:alpha:1.0'")

        then:
        marks(first) == ['com.acme:alpha:1.0', 'com.acme:beta:1.1']
        second == first
    }

    def "what the script leaves out stays away: #line"() {
        given:
        remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0', 'log.org:gamma:1.0'])
        remote.publish('com.acme:beta:1.0')
        remote.publish('log.org:gamma:1.0')

        expect:
        marks(resolve(line)) == left

        where:
        line                                                                           | left
        "dependency 'com.acme:alpha:1.0', transitive: false"                           | ['com.acme:alpha:1.0']
        "dependency 'com.acme:alpha:1.0', exclude: 'com.acme:beta'"                    | ['com.acme:alpha:1.0', 'log.org:gamma:1.0']
        "@GrabExclude('log.org:*') @Grab('com.acme:alpha:1.0') import java.util.List"  | ['com.acme:alpha:1.0', 'com.acme:beta:1.0']
    }

    def "Groovy never comes in through another library, and neither does flow"() {
        given:
        remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        remote.publish('com.acme:beta:1.0',
            needs: ['org.apache.groovy:groovy-json:4.0.1', 'org.codehaus.groovy:groovy:2.5.1', 'org.flowscript:flow:9.9'])

        expect:
        marks(resolve("dependency 'com.acme:alpha:1.0'")) == ['com.acme:alpha:1.0', 'com.acme:beta:1.0']
    }

    def "a classifier names another file of the same library"() {
        given:
        remote.publish('com.acme:alpha:1.0')
        remote.publish('com.acme:alpha:1.0:linux', withoutPom: true)

        expect:
        marks(resolve("dependency 'com.acme:alpha:1.0:linux'")) == ['com.acme:alpha:1.0:linux']
    }

    def "a library that moved is found where it went"() {
        given:
        remote.publish('com.old:alpha:1.0', pom: '<distributionManagement><relocation><groupId>com.acme</groupId></relocation></distributionManagement>')
        remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        remote.publish('com.acme:beta:1.0')

        when:
        def resolved = resolve("dependency 'com.old:alpha:1.0'")

        then:
        marks(resolved) == ['com.acme:alpha:1.0', 'com.acme:beta:1.0']
        Files.readAllLines(lock).findAll { it.startsWith('uses') }.every { it.endsWith('via com.old:alpha:1.0') }
        resolve("dependency 'com.old:alpha:1.0'") == resolved
    }

    def "the lock file names what was asked for and every jar with its checksum"() {
        given:
        def alpha = remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        def beta = remote.publish('com.acme:beta:1.0')

        when:
        resolve("@GrabResolver(name = 'ours', root = 'https://maven.example.org/ours') @GrabExclude('log:*') import java.util.List\n" +
            "dependency 'com.acme:alpha:1.0'")

        then:
        Files.readString(lock) == """\
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
        remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        remote.publish('com.acme:beta:1.0')
        def first = resolve("dependency 'com.acme:alpha:1.0'")
        def written = Files.getLastModifiedTime(lock)
        progress.reset()
        remote.root.toFile().deleteDir()

        when:
        def second = resolve("// a new first line\ndependency 'com.acme:alpha:1.0'", offline: offline)

        then:
        second == first
        Files.getLastModifiedTime(lock) == written
        progress.size() == 0

        where:
        offline << [false, true]
    }

    def "jars that are locked but not on this machine are fetched, and nothing else"() {
        given:
        remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        remote.publish('com.acme:beta:1.0')
        def first = resolve("dependency 'com.acme:alpha:1.0'")
        def written = Files.readString(lock)

        when:
        remote.publish('com.acme:alpha:1.0', needs: ['com.acme:gamma:1.0'])
        forget()
        def second = resolve("dependency 'com.acme:alpha:1.0'")

        then:
        second == first
        Files.readString(lock) == written
    }

    def "a changed request is resolved afresh, and its lock file replaced"() {
        given:
        remote.publish('com.acme:alpha:1.0')
        remote.publish('com.acme:alpha:1.1')
        def first = resolve("dependency 'com.acme:alpha:1.0'")

        when:
        def second = resolve("dependency 'com.acme:alpha:1.1'")

        then:
        marks(second) == ['com.acme:alpha:1.1']
        second.digest() != first.digest()
        Files.readString(lock).contains('uses com.acme:alpha:1.1 sha256:')
        !Files.readString(lock).contains('1.0')
    }

    def "a script that asks for nothing any more loses its lock file"() {
        given:
        remote.publish('com.acme:alpha:1.0')
        resolve("dependency 'com.acme:alpha:1.0'")

        when:
        def resolved = resolve('')

        then:
        resolved == ResolvedLibraries.NONE
        !Files.exists(lock)
    }

    def "a script without libraries leaves a file alone that flow did not write"() {
        given:
        Files.writeString(lock, 'something else')

        expect:
        resolve('') == ResolvedLibraries.NONE
        Files.readString(lock) == 'something else'
    }

    def "the same libraries have the same digest wherever they lie"() {
        given:
        remote.publish('com.acme:alpha:1.0')
        def here = resolve("dependency 'com.acme:alpha:1.0'")
        def there = resolve("dependency 'com.acme:alpha:1.0'", local: folder.resolve('elsewhere'))

        expect:
        here.digest() == there.digest()
        here.jars() != there.jars()
    }

    def "a jar that was changed #how is refused, with what to do about it"() {
        given:
        remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        remote.publish('com.acme:beta:1.0')
        def jar = resolve("dependency 'com.acme:alpha:1.0'").jars()[1]
        resolve("dependency 'com.acme:alpha:1.0'")

        when:
        change(jar)
        def problem = refusals("dependency 'com.acme:alpha:1.0'")[0]

        then:
        problem.message() == "library 'com.acme:beta:1.0' is not the one that train.flow.lock names"
        problem.hint() == "delete $jar to fetch it again, or $lock to accept what is there"
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
        remote.publish('com.acme:alpha:1.0')
        resolve("dependency 'com.acme:alpha:1.0'")

        when:
        remote.publish('com.acme:alpha:1.0', java: [Other: 'class Other {}'])
        forget()

        then:
        refusals("dependency 'com.acme:alpha:1.0'")*.message() == ["library 'com.acme:alpha:1.0' is not the one that train.flow.lock names"]
    }

    def "a snapshot that changed says that it is one"() {
        given:
        remote.publish('com.acme:alpha:1.0-SNAPSHOT')
        settings("<mirrors><mirror><id>shelf</id><mirrorOf>central</mirrorOf><url>${remote.url}</url></mirror></mirrors>")
        def text = "@GrabResolver(name = 'ours', root = '${remote.url}') @Grab('com.acme:alpha:1.0-SNAPSHOT') import java.util.List"
        def jar = resolve(text).jars()[0]

        when:
        jar.text = 'built again'

        then:
        refusals(text)*.hint() == ["a snapshot changes: delete $lock to take the new one"]
    }

    def "#what is refused at its place, with where it was looked for"() {
        given:
        remote.publish('com.acme:alpha:1.0', needs: ['com.acme:lost:1.0'])
        remote.publish('com.acme:beta:1.0')
        remote.publish('com.acme:beta:1.1')
        remote.publish('com.acme:beta:1.2')
        remote.publish('com.acme:beta:1.3')
        remote.publish('com.acme:omega:1.0', needs: ['com.acme:beta:[7,8)'])

        when:
        def problem = refusals("flow('f') {\n    dependency '$library'\n}")[0]

        then:
        problem.code() == Code.F027
        problem.message() == said
        problem.hint() == "${cure}tried shelf (${remote.url})"
        [problem.position().file(), problem.position().line(), problem.position().column()] == ['train.flow.groovy', 2, 16]
        problem.position().length() == library.length() + 2
        !Files.exists(lock)

        where:
        what                             | library                | said                                                                                             | cure
        'a library that is nowhere'      | 'com.acme:nothing:1.0' | "library 'com.acme:nothing:1.0' is in none of the repositories"                                  | ''
        'a version that is nowhere'      | 'com.acme:beta:2.0'    | "library 'com.acme:beta:2.0' is in none of the repositories"                                     | 'there is 1.1, 1.2, 1.3; '
        'what is needed but nowhere'     | 'com.acme:alpha:1.0'   | "library 'com.acme:lost:1.0', which 'com.acme:alpha:1.0' needs, is in none of the repositories"  | ''
        'a range in which nothing is'    | 'com.acme:omega:1.0'   | "library 'com.acme:beta', which 'com.acme:omega:1.0' needs, is there in no version that fits"    | ''
    }

    def "all libraries that are missing are reported together"() {
        given:
        remote.publish('com.acme:alpha:1.0')

        expect:
        refusals("dependency 'a:b:1'\ndependency 'com.acme:alpha:1.0'\ndependency 'c:d:1'")*.position()*.line() == [1, 3]
    }

    def "offline, what is not on this machine is refused: #said"() {
        given:
        remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        remote.publish('com.acme:beta:1.0')
        prepare.call(this)

        when:
        def found = refusals("dependency 'com.acme:alpha:1.0'", offline: true)

        then:
        found*.message() == [said]
        found*.hint() == ['run once without --offline']

        where:
        said                                                                                   | prepare
        "library 'com.acme:alpha:1.0' is not on this machine"                                  | { }
        "library 'com.acme:beta:1.0', which 'com.acme:alpha:1.0' needs, is not on this machine" | { it.resolve("dependency 'com.acme:alpha:1.0'"); it.forget('beta') }
        "library 'com.acme:beta:1.0', which 'com.acme:alpha:1.0' needs, is not on this machine" | { it.resolve("dependency 'com.acme:alpha:1.0'"); it.forget('beta'); Files.delete(it.lock) }
    }

    def "offline, a new request is resolved from what is on this machine"() {
        given:
        remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        remote.publish('com.acme:beta:1.0')
        def online = resolve("dependency 'com.acme:alpha:1.0'")
        Files.delete(lock)

        expect:
        resolve("dependency 'com.acme:alpha:1.0'", offline: true) == online
        Files.exists(lock)
    }

    def "a repository that does not answer is told from a library that is not there"() {
        given:
        def closed = new ServerSocket(0).withCloseable { it.localPort }
        settings("<mirrors><mirror><id>shelf</id><mirrorOf>*</mirrorOf><url>http://localhost:$closed/maven</url></mirror></mirrors>")

        when:
        def problem = refusals("dependency 'com.acme:alpha:1.0'")[0]

        then:
        problem.message() == "library 'com.acme:alpha:1.0' could not be fetched"
        problem.hint() == "shelf (http://localhost:$closed/maven): Connection refused"
    }

    def "a repository that the script names is asked, besides the usual ones"() {
        given:
        def ours = new FolderRepository(folder.resolve('ours'))
        ours.publish('com.acme:alpha:1.0')
        settings("<mirrors><mirror><id>shelf</id><mirrorOf>central</mirrorOf><url>${remote.url}</url></mirror></mirrors>")

        expect:
        marks(resolve("@GrabResolver(name = 'ours', root = '${ours.url}') @Grab('com.acme:alpha:1.0') import java.util.List")) ==
            ['com.acme:alpha:1.0']
    }

    def "a repository of the settings is asked, and one that is given to flow"() {
        given:
        def theirs = new FolderRepository(folder.resolve('theirs'))
        def given = new FolderRepository(folder.resolve('given'))
        theirs.publish('com.acme:alpha:1.0')
        given.publish('com.acme:beta:1.0')
        settings("""
            <mirrors><mirror><id>shelf</id><mirrorOf>central</mirrorOf><url>${remote.url}</url></mirror></mirrors>
            <profiles><profile><id>p</id><repositories><repository><id>theirs</id><url>${theirs.url}</url></repository></repositories></profile></profiles>
            <activeProfiles><activeProfile>p</activeProfile></activeProfiles>""")

        expect:
        marks(resolve("dependency 'com.acme:alpha:1.0', 'com.acme:beta:1.0'", repositories: [new Repository('given', given.root.toUri())])) ==
            ['com.acme:alpha:1.0', 'com.acme:beta:1.0']
    }

    def "settings that cannot be read are named"() {
        given:
        settings('<mirrors>')

        when:
        def problem = refusals("dependency 'com.acme:alpha:1.0'")[0]

        then:
        problem.message() == "libraries cannot be resolved, because Maven's settings cannot be read"
        problem.hint() == "correct ${folder.resolve('home/settings.xml')}"
    }

    def "a broken pom is used without what it needs, and that is said"() {
        given:
        remote.publish('com.acme:alpha:1.0', pom: '<broken')

        expect:
        marks(resolve("dependency 'com.acme:alpha:1.0'")) == ['com.acme:alpha:1.0']
        progress.toString().contains("warning: the pom of 'com.acme:alpha:1.0' cannot be read, so nothing that it needs was added")
    }

    def "a library without a pom comes alone, and that is said"() {
        given:
        remote.publish('com.acme:alpha:1.0', withoutPom: true)

        expect:
        marks(resolve("dependency 'com.acme:alpha:1.0'")) == ['com.acme:alpha:1.0']
        progress.toString().contains("warning: 'com.acme:alpha:1.0' has no pom, so nothing that it needs was added")
    }

    def "progress says what is fetched, and nothing when all is there"() {
        given:
        remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        remote.publish('com.acme:beta:1.0')

        when:
        resolve("dependency 'com.acme:alpha:1.0'")

        then:
        def lines = progress.toString().readLines()
        lines[0] == 'resolving 1 library…'
        lines[1..2].sort() == ['  alpha-1.0.jar (0.0 MB)', '  beta-1.0.jar (0.0 MB)']

        when:
        progress.reset()
        Files.delete(lock)
        resolve("dependency 'com.acme:alpha:1.0'")

        then:
        progress.size() == 0
    }

    def "where the lock file cannot be written, that is said and the script goes on"() {
        given:
        remote.publish('com.acme:alpha:1.0')
        script = folder.resolve('missing/train.flow.groovy')

        expect:
        marks(resolve("dependency 'com.acme:alpha:1.0'")) == ['com.acme:alpha:1.0']
        progress.toString().contains("warning: ${folder.resolve('missing/train.flow.lock')} cannot be written")
    }

    def "a #damage lock file is refused where it is damaged"() {
        given:
        remote.publish('com.acme:alpha:1.0')
        resolve("dependency 'com.acme:alpha:1.0'")
        lock.toFile().text = change(Files.readString(lock))

        when:
        def problem = refusals("dependency 'com.acme:alpha:1.0'")[0]

        then:
        problem.message() == said
        problem.hint() == 'delete it, and flow resolves the libraries again'
        problem.position().toString() == "$lock$place"

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
        remote.publish('com.acme:alpha:1.0')
        def first = resolve("dependency 'com.acme:alpha:1.0'")
        lock.toFile().text = Files.readString(lock).replace('\n', '\r\n')

        expect:
        resolve("dependency 'com.acme:alpha:1.0'", offline: true) == first
    }

    def "#damage of what was remembered costs nothing but time"() {
        given:
        remote.publish('com.acme:alpha:1.0')
        def first = resolve("dependency 'com.acme:alpha:1.0'")
        def memory = folder.resolve('cache/libraries').toFile().listFiles()[0]
        change(memory)

        expect:
        resolve("dependency 'com.acme:alpha:1.0'") == first

        where:
        damage          | change
        'loss'          | { it.delete() }
        'corruption'    | { it.bytes = [0xff, 0xfe, 10, 32] as byte[] }
        'replacement'   | { it.delete(); it.mkdir() }
    }

    private ResolvedLibraries resolve(Map options = [:], String text) {
        def problems = new Problems()
        def requested = RequestedLibraries.in(Parsed.script(text), script.fileName.toString(), problems)
        problems.throwIfErrors()
        def local = options.getOrDefault('local', folder.resolve('local')) as Path
        def maven = new MavenFolders(folder.resolve('home'), null, local)
        def settings = new LibrarySettings(maven, options.repositories as List<Repository> ?: [], options.offline as boolean, folder.resolve('cache'))
        new LibraryResolver(settings, new PrintStream(progress, true, 'UTF-8')).resolve(requested, script)
    }

    private List<Problem> refusals(Map options = [:], String text) {
        try {
            resolve(options, text)
        } catch (ProblemException e) {
            return e.problems()
        }
        throw new AssertionError('it was resolved')
    }

    private void settings(String elements) {
        Files.createDirectories(folder.resolve('home'))
        Files.writeString(folder.resolve('home/settings.xml'), "<settings>$elements</settings>")
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

    /** Takes libraries off this machine. */
    private void forget(String name = '') {
        assert folder.resolve("local/com/acme/$name").toFile().deleteDir()
    }

    private static List<String> marks(ResolvedLibraries libraries) {
        libraries.jars().collect { jar ->
            new JarFile(jar.toFile()).withCloseable { it.getInputStream(it.getEntry('mark.txt')).text }
        }
    }
}
