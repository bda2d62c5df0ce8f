package flow.script.library

import flow.problem.Code
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class LibraryResolverSpec extends Specification {
    static final String ALPHA = "dependency 'com.acme:alpha:1.0'"

    @TempDir
    Path folder

    Workbench bench

    void setup() {
        bench = new Workbench(folder)
    }

    def "a library comes with all that it needs, in Maven's order"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.1', 'com.acme:gamma:2.0 runtime'])
        bench.remote.publish('com.acme:beta:1.1', needs: ['com.acme:delta:3.0'])
        bench.remote.publish('com.acme:gamma:2.0')
        bench.remote.publish('com.acme:delta:3.0')

        expect:
        Workbench.marks(bench.resolve(ALPHA)) ==
            ['com.acme:alpha:1.0', 'com.acme:beta:1.1', 'com.acme:delta:3.0', 'com.acme:gamma:2.0']
    }

    def "what a library needs to test itself, gets from elsewhere, or can do without stays away"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:spock:1 test', 'com.acme:servlet:1 provided', 'com.acme:extra:1 optional'])

        expect:
        Workbench.marks(bench.resolve(ALPHA)) == ['com.acme:alpha:1.0']
    }

    def "the nearest version wins, so what the script itself asks for always does"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:2.0'])
        bench.remote.publish('com.acme:beta:1.0')
        bench.remote.publish('com.acme:beta:2.0')

        expect:
        Workbench.marks(bench.resolve("dependency 'com.acme:alpha:1.0', 'com.acme:beta:1.0'")) == ['com.acme:alpha:1.0', 'com.acme:beta:1.0']
    }

    def "what the script leaves out stays away: #line"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0', 'log.org:gamma:1.0'])
        bench.remote.publish('com.acme:beta:1.0')
        bench.remote.publish('log.org:gamma:1.0')

        expect:
        Workbench.marks(bench.resolve(line)) == left

        where:
        line                                                                           | left
        "dependency 'com.acme:alpha:1.0', transitive: false"                           | ['com.acme:alpha:1.0']
        "dependency 'com.acme:alpha:1.0', exclude: 'com.acme:beta'"                    | ['com.acme:alpha:1.0', 'log.org:gamma:1.0']
        "@GrabExclude('log.org:*') @Grab('com.acme:alpha:1.0') import java.util.List"  | ['com.acme:alpha:1.0', 'com.acme:beta:1.0']
    }

    def "Groovy never comes in through another library, and neither does flow"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        bench.remote.publish('com.acme:beta:1.0',
            needs: ['org.apache.groovy:groovy-json:4.0.1', 'org.codehaus.groovy:groovy:2.5.1', 'org.flowscript:flow:9.9'])

        expect:
        Workbench.marks(bench.resolve(ALPHA)) == ['com.acme:alpha:1.0', 'com.acme:beta:1.0']
    }

    def "a classifier names another file of the same library"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0')
        bench.remote.publish('com.acme:alpha:1.0:linux', withoutPom: true)

        expect:
        Workbench.marks(bench.resolve("dependency 'com.acme:alpha:1.0:linux'")) == ['com.acme:alpha:1.0:linux']
    }

    def "a library that moved is found where it went"() {
        given:
        bench.remote.publish('com.old:alpha:1.0', pom: '<distributionManagement><relocation><groupId>com.acme</groupId></relocation></distributionManagement>')
        bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        bench.remote.publish('com.acme:beta:1.0')

        when:
        def resolved = bench.resolve("dependency 'com.old:alpha:1.0'")

        then:
        Workbench.marks(resolved) == ['com.acme:alpha:1.0', 'com.acme:beta:1.0']
        Files.readAllLines(bench.lock).findAll { it.startsWith('uses') }.every { it.endsWith('via com.old:alpha:1.0') }
        bench.resolve("dependency 'com.old:alpha:1.0'") == resolved
    }

    def "#what is refused at its place, with where it was looked for"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:lost:1.0'])
        bench.remote.publish('com.acme:beta:1.0')
        bench.remote.publish('com.acme:beta:1.1')
        bench.remote.publish('com.acme:beta:1.2')
        bench.remote.publish('com.acme:beta:1.3')
        bench.remote.publish('com.acme:omega:1.0', needs: ['com.acme:beta:[7,8)'])

        when:
        def problem = bench.refusals("flow('f') {\n    dependency '$library'\n}")[0]

        then:
        problem.code() == Code.F027
        problem.message() == said
        problem.hint() == "${cure}tried shelf (${bench.remote.url})"
        [problem.position().file(), problem.position().line(), problem.position().column()] == ['train.flow.groovy', 2, 16]
        problem.position().length() == library.length() + 2
        !Files.exists(bench.lock)

        where:
        what                             | library                | said                                                                                             | cure
        'a library that is nowhere'      | 'com.acme:nothing:1.0' | "library 'com.acme:nothing:1.0' is in none of the repositories"                                  | ''
        'a version that is nowhere'      | 'com.acme:beta:2.0'    | "library 'com.acme:beta:2.0' is in none of the repositories"                                     | 'there is 1.1, 1.2, 1.3; '
        'what is needed but nowhere'     | 'com.acme:alpha:1.0'   | "library 'com.acme:lost:1.0', which 'com.acme:alpha:1.0' needs, is in none of the repositories"  | ''
        'a range in which nothing is'    | 'com.acme:omega:1.0'   | "library 'com.acme:beta', which 'com.acme:omega:1.0' needs, is there in no version that fits"    | ''
    }

    def "all libraries that are missing are reported together"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0')

        expect:
        bench.refusals("dependency 'a:b:1'\ndependency 'com.acme:alpha:1.0'\ndependency 'c:d:1'")*.position()*.line() == [1, 3]
    }

    def "a broken pom is used without what it needs, and that is said"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0', pom: '<broken')

        expect:
        Workbench.marks(bench.resolve(ALPHA)) == ['com.acme:alpha:1.0']
        bench.progress.toString().contains("warning: the pom of 'com.acme:alpha:1.0' cannot be read, so nothing that it needs was added")
    }

    def "a library without a pom comes alone, and that is said"() {
        given:
        bench.remote.publish('com.acme:alpha:1.0', withoutPom: true)

        expect:
        Workbench.marks(bench.resolve(ALPHA)) == ['com.acme:alpha:1.0']
        bench.progress.toString().contains("warning: 'com.acme:alpha:1.0' has no pom, so nothing that it needs was added")
    }
}
