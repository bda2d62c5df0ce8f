package flow.script.library

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class MavenRepositoriesSpec extends Specification {
    static final String ALPHA = "dependency 'com.acme:alpha:1.0'"

    @TempDir
    Path folder

    Workbench bench

    void setup() {
        bench = new Workbench(folder)
    }

    def "offline, what is not on this machine is refused: #said"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        bench.remote.publish('com.acme:beta:1.0')
        prepare(bench)

        when:
        def found = bench.refusals(ALPHA, offline: true)

        then:
        found*.message() == [said]
        found*.hint() == ['run once without --offline']

        where:
        said                                                                                    | prepare
        "library 'com.acme:alpha:1.0' is not on this machine"                                   | { }
        "library 'com.acme:beta:1.0', which 'com.acme:alpha:1.0' needs, is not on this machine" | { it.resolve(ALPHA); it.forget('beta') }
        "library 'com.acme:beta:1.0', which 'com.acme:alpha:1.0' needs, is not on this machine" | { it.resolve(ALPHA); it.forget('beta'); Files.delete(it.lock) }
    }

    def "offline, the library is named that needs what is not there"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0')
        bench.remote.publish('com.acme:beta:1.0', needs: ['com.acme:gamma:1.0'])
        bench.remote.publish('com.acme:gamma:1.0', needs: ['com.acme:delta:1.0'])
        bench.remote.publish('com.acme:delta:1.0')
        def script = "dependency 'com.acme:alpha:1.0'\ndependency 'com.acme:beta:1.0'"
        bench.resolve(script)
        Files.delete(bench.lock)
        bench.forget('delta')

        when:
        def found = bench.refusals(script, offline: true)

        then:
        found*.message() == ["library 'com.acme:delta:1.0', which 'com.acme:beta:1.0' needs, is not on this machine"]
        found*.position()*.line() == [2]
    }

    def "offline, a new request is resolved from what is on this machine"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        bench.remote.publish('com.acme:beta:1.0')
        def online = bench.resolve(ALPHA)
        Files.delete(bench.lock)

        expect:
        bench.resolve(ALPHA, offline: true) == online
        Files.exists(bench.lock)
    }

    def "a repository that does not answer is told from a library that is not there"() {
        given:
        def closed = new ServerSocket(0).withCloseable { it.localPort }
        bench.mirror('*', "http://localhost:$closed/maven")

        when:
        def problem = bench.refusals(ALPHA)[0]

        then:
        problem.message() == "library 'com.acme:alpha:1.0' could not be fetched"
        problem.hint() == "shelf (http://localhost:$closed/maven): Connection refused"
    }

    def "a repository that the script names is asked, besides the usual ones"() {
        given:
        def ours = new FolderRepository(folder.resolve('ours'))
        ours.publish('com.acme:alpha:1.0')
        bench.mirror('central', bench.remote.url)

        expect:
        Workbench.marks(bench.resolve("@GrabResolver(name = 'ours', root = '${ours.url}') @Grab('com.acme:alpha:1.0') import java.util.List")) ==
            ['com.acme:alpha:1.0']
    }

    def "a repository of the settings is asked, and one that is given to flow"() {
        given:
        def theirs = new FolderRepository(folder.resolve('theirs'))
        def given = new FolderRepository(folder.resolve('given'))
        theirs.publish('com.acme:alpha:1.0')
        given.publish('com.acme:beta:1.0')
        bench.settings("""
            <mirrors><mirror><id>shelf</id><mirrorOf>central</mirrorOf><url>${bench.remote.url}</url></mirror></mirrors>
            <profiles><profile><id>p</id><repositories><repository><id>theirs</id><url>${theirs.url}</url></repository></repositories></profile></profiles>
            <activeProfiles><activeProfile>p</activeProfile></activeProfiles>""")

        expect:
        Workbench.marks(bench.resolve("dependency 'com.acme:alpha:1.0', 'com.acme:beta:1.0'", repositories: [new Repository('given', given.root.toUri())])) ==
            ['com.acme:alpha:1.0', 'com.acme:beta:1.0']
    }

    def "settings that cannot be read are named"() {
        given:
        bench.settings('<mirrors>')

        when:
        def problem = bench.refusals(ALPHA)[0]

        then:
        problem.message() == "libraries cannot be resolved, because Maven's settings cannot be read"
        problem.hint() == "correct ${folder.resolve('home/settings.xml')}"
    }

    def "progress says what is fetched, and nothing when all is there"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        bench.remote.publish('com.acme:beta:1.0')

        when:
        bench.resolve(ALPHA)

        then:
        def lines = bench.progress.toString().readLines()
        lines[0] == 'resolving 1 library…'
        lines[1..2].sort() == ['  alpha-1.0.jar (0.0 MB)', '  beta-1.0.jar (0.0 MB)']

        when:
        bench.progress.reset()
        Files.delete(bench.lock)
        bench.resolve(ALPHA)

        then:
        bench.progress.size() == 0
    }
}
