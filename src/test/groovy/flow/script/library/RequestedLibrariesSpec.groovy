package flow.script.library

import flow.dsl.Vocabulary
import flow.dsl.Vocabulary.Room
import flow.problem.Code
import flow.problem.Position
import flow.problem.Problem
import flow.problem.Problems
import spock.lang.Specification

class RequestedLibrariesSpec extends Specification {
    static final String FILE = 'train.flow.groovy'
    static final String VERSION = GroovySystem.version
    static final String LITERAL = 'a library is resolved before the script runs, so it needs a literal text'
    static final String TRUE_OR_FALSE = 'a library is resolved before the script runs, so this is either true or false'
    static final String WRITE_OUT = "write it out, as in 'org.apache.commons:commons-csv:1.12.0'"
    static final String FORM = "write group:name:version, as in 'org.apache.commons:commons-csv:1.12.0'"
    static final String EXCLUSION = "as in 'commons-logging:commons-logging'"
    static final String RESOLVER = "as in @GrabResolver(name = 'ours', root = 'https://maven.example.org/releases')"

    def "#form asks for a library"() {
        expect:
        asked(script) == ['asks com.acme:alpha:1.0']

        where:
        form                         | script
        'a text at script level'     | "dependency 'com.acme:alpha:1.0'"
        'a text in parentheses'      | "dependency('com.acme:alpha:1.0')"
        'a text in double quotes'    | 'dependency "com.acme:alpha:1.0"'
        'a text in the flow'         | "flow('f') {\n  dependency 'com.acme:alpha:1.0'\n}"
        'this.dependency'            | "this.dependency 'com.acme:alpha:1.0'"
        'Gradle\'s named parts'      | "dependency group: 'com.acme', name: 'alpha', version: '1.0'"
        '@Grab with a text'          | "@Grab('com.acme:alpha:1.0')\nimport java.util.List"
        '@Grab in Ivy\'s spelling'   | "@Grab('com.acme#alpha;1.0')\nimport java.util.List"
        '@Grab with named parts'     | "@Grab(group = 'com.acme', module = 'alpha', version = '1.0')\nimport java.util.*"
        '@Grab with noise'           | "@Grab(value = 'com.acme:alpha:1.0', changing = true, force = true, initClass = false)\nimport java.util.*"
        '@Grab on a static import'   | "@Grab('com.acme:alpha:1.0')\nimport static java.lang.Math.max"
        '@Grab on a star import'     | "@Grab('com.acme:alpha:1.0')\nimport static java.lang.Math.*"
        '@Grab on a variable'        | "@Grab('com.acme:alpha:1.0') def x = 1"
        '@Grab on a class'           | "@Grab('com.acme:alpha:1.0') class X {}"
        '@Grab on a method'          | "@Grab('com.acme:alpha:1.0') def x() {}"
        '@Grab in full'              | "@groovy.lang.Grab('com.acme:alpha:1.0') def x = 1"
        '@Grab renamed'              | "import groovy.lang.Grab as G\n@G('com.acme:alpha:1.0') def x = 1"
        '@Grapes'                    | "@Grapes([@Grab('com.acme:alpha:1.0')]) import java.util.*"
        '@Grapes with one'           | "@Grapes(@Grab('com.acme:alpha:1.0')) import java.util.*"
        'the same thing twice'       | "dependency 'com.acme:alpha:1.0'\ndependency 'com.acme:alpha:1.0'"
    }

    def "a script can ask for several libraries, which keep their order"() {
        expect:
        asked('''\
            @Grapes([@Grab('a:one:1'), @Grab(group = 'b', module = 'two', version = '2', classifier = 'linux', ext = 'zip')])
            @GrabExclude('log:*')
            @GrabExclude(group = 'x', module = 'y')
            @GrabResolver(name = 'ours', root = 'https://maven.example.org/releases')
            @GrabResolver('https://maven.example.org/more')
            import java.util.List
            dependency 'c:three:3', 'd:four:4:sources'
            dependency(['e:five:5', 'f:six:6'], transitive: false)
            flow('f') {
                dependency 'g:seven:7', exclude: ['p:q', 'r:*']
                dependency group: 'h', name: 'eight', version: '8', classifier: 'linux', ext: 'zip'
            }'''.stripIndent()) == [
                'asks a:one:1',
                'asks b:two:2:linux@zip',
                'asks c:three:3',
                'asks d:four:4:sources',
                'asks e:five:5 alone',
                'asks f:six:6 alone',
                'asks g:seven:7 without p:q without r:*',
                'asks h:eight:8:linux@zip',
                'repository ours https://maven.example.org/releases',
                'repository https-maven.example.org-more https://maven.example.org/more',
                'without log:*',
                'without x:y']
    }

    def "#what is left alone"() {
        expect:
        asked(script) == []

        where:
        what                                 | script
        'a script without libraries'         | "flow('f') { step('a') { x = 1 } }"
        'an empty script'                    | ''
        'an annotation of the same name'     | "import com.acme.Grab\n@Grab('nonsense') def x = 1"
        'a method of the script'             | "def dependency(x) { x }\ndependency(3)"
        'a method of something else'         | "project.dependency(3)"
        'the word in a body, refused there'  | "flow('f') { step('a') { dependency 'com.acme:alpha:1.0' } }"
    }

    def "#text is refused at its place: #said"() {
        given:
        def script = "// first line\n  $line"

        when:
        def problems = problems(script)

        then:
        problems.size() == 1
        problems[0].code() == Code.F027
        problems[0].message() == said
        problems[0].hint() == cure
        pointedAt(script, problems[0].position()) == text

        where:
        line                                                                | text                               | said                                                               | cure
        "dependency 'commons-csv'"                                          | "'commons-csv'"                    | "'commons-csv' names no library"                                   | FORM
        "dependency 'a:b'"                                                  | "'a:b'"                            | "'a:b' has no version"                                             | FORM
        "dependency 'a:b:[1,2)'"                                            | "'a:b:[1,2)'"                      | "the version '[1,2)' is not one exact version"                     | FORM
        '@Grab("a:b:LATEST") import java.util.*'                            | '"a:b:LATEST"'                     | "the version 'LATEST' is not one exact version"                    | FORM
        'dependency "a:b:$version"'                                         | '"a:b:$version"'                   | LITERAL                                                            | WRITE_OUT
        'dependency libs.csv'                                               | 'libs.csv'                         | LITERAL                                                            | WRITE_OUT
        "dependency 'a:b:' + '1'"                                           | "'a:b:' + '1'"                     | LITERAL                                                            | WRITE_OUT
        "dependency group: 'a', name: 'b', version: v"                      | 'v'                                | LITERAL                                                            | WRITE_OUT
        "dependency group: 'a', name: 'b'"                                  | "dependency group: 'a', name: 'b'" | 'the version is empty'                                             | FORM
        "dependency()"                                                      | 'dependency()'                     | 'the group is empty'                                               | FORM
        "@Grab(group = 'a', module = 'b') def x"                            | "@Grab(group = 'a', module = 'b')" | 'the version is empty'                                             | FORM
        "@Grab(value = 'a:b:1', conf = 'x') def x"                          | "'x'"                              | "Ivy's configurations mean nothing here"                           | "leave 'conf' out"
        "dependency 'a:b:1', transitive: maybe"                             | 'maybe'                            | TRUE_OR_FALSE                                                      | null
        "dependency 'a:b:1', exclude: 'c d'"                                | "'c d'"                            | "'c d:*' names no library"                                         | EXCLUSION
        "@GrabExclude(module = 'x') def x"                                  | "@GrabExclude(module = 'x')"       | 'this excludes nothing'                                            | "as in @GrabExclude('commons-logging:commons-logging')"
        "@GrabResolver(name = 'x') def x"                                   | "@GrabResolver(name = 'x')"        | 'the repository has no address'                                    | RESOLVER
        "@GrabResolver('libs') def x"                                       | "'libs'"                           | "'libs' is not an address of a repository"                         | RESOLVER
        "@GrabResolver('http://x.org') def x"                               | "'http://x.org'"                   | "'http://x.org' is plain http, which anyone on the way can change" | RESOLVER
        "@GrabResolver(name = 'a b', root = 'https://x.org') def x"         | "'https://x.org'"                  | "'a b' is not a name for a repository"                             | RESOLVER
        "@GrabResolver(root = 'https://x.org', m2Compatible = false) def x" | 'false'                            | "only repositories with Maven's layout can be read"                | RESOLVER
    }

    def "an option that there is not is refused with the nearest one"() {
        given:
        def script = "dependency 'a:b:1', transitiv: false"

        when:
        def problem = problems(script)[0]

        then:
        problem.code() == Code.F003
        problem.message() == "'dependency' has no option 'transitiv'"
        problem.hint() == "did you mean 'transitive'?"
        pointedAt(script, problem.position()) == 'transitiv'
    }

    def "the options are those of the word"() {
        expect:
        DependencyCalls.OPTIONS.keySet() == Vocabulary.words(room).dependency.options()

        where:
        room << [Room.SCRIPT, Room.FLOW]
    }

    def "a dependency #place is refused, because it would hold there only sometimes"() {
        when:
        def found = problems(script)

        then:
        found*.message() == ["'dependency' holds for the whole script, so it stands in no condition and no loop"]
        found*.hint() == ['write it on a line of its own at the top of the flow']
        pointedAt(script, found[0].position()) == 'dependency'

        where:
        place            | script
        'in a condition' | "if (fast) dependency 'a:b:1'"
        'in a loop'      | "for (x in libs) { dependency x }"
        'in each'        | "flow('f') {\n  libs.each { dependency it }\n}"
        'in a closure'   | "def ask = { dependency 'a:b:1' }"
    }

    def "all bad requests of a script are reported together"() {
        expect:
        problems("@Grab('a') import java.util.*\ndependency 'b'\nflow('f') {\n dependency 'c'\n}")*.position()*.line() == [1, 2, 4]
    }

    def "one library in two versions is refused, and both places are shown"() {
        given:
        def script = "dependency 'a:b:1'\ndependency 'a:b:2'"

        when:
        def problem = problems(script)[0]

        then:
        problem.message() == "library 'a:b' is asked for in two versions"
        pointedAt(script, problem.position()) == "'a:b:2'"
        problem.notes()*.position()*.line() == [1]
    }

    def "one library with two classifiers is two jars"() {
        expect:
        asked("dependency 'a:b:1:linux', 'a:b:1:windows'") == ['asks a:b:1:linux', 'asks a:b:1:windows']
    }

    def "two repositories cannot have one name"() {
        given:
        def script = "@GrabResolver(name = 'x', root = 'https://one.org') def a\n@GrabResolver(name = 'x', root = 'https://two.org') def b"

        expect:
        problems(script)*.message() == ["repository 'x' is at https://one.org already"]
        pointedAt(script, problems(script)[0].position()) == "'https://two.org'"
    }

    def "#library is refused: #said"() {
        when:
        def problem = problems("dependency '$library'")[0]

        then:
        problem.message() == said
        problem.hint() == cure

        where:
        library                                | said                                                                           | cure
        'org.apache.groovy:groovy-json:4.0.1'  | "library '$library' is of another Groovy than $VERSION, which runs the script" | "remove it: 'groovy-json' is there, in $VERSION"
        'org.codehaus.groovy:groovy-all:3.0.9' | "library '$library' is of another Groovy than $VERSION, which runs the script" | "write 'org.apache.groovy:groovy-all:$VERSION'"
        'org.apache.groovy:groovy-toml:4.0.1'  | "library '$library' is of another Groovy than $VERSION, which runs the script" | "write 'org.apache.groovy:groovy-toml:$VERSION'"
        'org.flowscript:flow:0.1'              | "library '$library' is flow itself"                                            | 'remove it: its classes are there'
    }

    def "a further module of the Groovy that runs the script can be asked for"() {
        expect:
        asked("dependency 'org.apache.groovy:groovy-toml:$VERSION'") == ["asks org.apache.groovy:groovy-toml:$VERSION"]
    }

    def "flow brings the modules of Groovy that it says it brings"() {
        given:
        def jars = Collections.list(getClass().classLoader.getResources('META-INF/MANIFEST.MF'))*.toString()

        expect:
        FlowItself.MODULES.every { module -> jars.any { it.contains("/$module-${VERSION}.jar!") } }
    }

    def "a source beside the script asks in vain, and is told"() {
        given:
        def source = "class Tools {\n  @Grab('a:b:1') def x\n}"
        def problems = new Problems()

        when:
        RequestedLibraries.refuseIn(Parsed.script(source), 'Tools.groovy', problems)

        then:
        problems.sorted()*.message() == ["libraries are asked for in the flow's own script"]
        problems.sorted()*.hint() == ['move this line there']
        pointedAt(source, problems.sorted()[0].position()) == "@Grab('a:b:1')"
    }

    def "a request survives as text, with its places"() {
        given:
        def script = '''\
            @GrabResolver(name = 'ours', root = 'https://maven.example.org/releases')
            @GrabExclude('log:*')
            @Grab('a:one:1:linux@zip')
            import java.util.List
            dependency 'b:two:2', transitive: false, exclude: ['p:q', 'r:*']
            dependency 'c:three:3\''''.stripIndent()
        def requested = RequestedLibraries.in(Parsed.script(script), FILE, new Problems())

        expect:
        requested.libraries().size() == 3
        RequestedLibraries.parse(requested.toText(), FILE) == requested
        RequestedLibraries.parse(RequestedLibraries.NONE.toText(), FILE) == RequestedLibraries.NONE
    }

    private static String pointedAt(String script, Position position) {
        def line = script.readLines()[position.line() - 1]
        line.substring(position.column() - 1, position.column() - 1 + position.length())
    }

    private static List<String> asked(String script) {
        def problems = new Problems()
        def asked = RequestedLibraries.in(Parsed.script(script), FILE, problems)
        assert problems.sorted().empty
        asked.lines()
    }

    private static List<Problem> problems(String script) {
        def problems = new Problems()
        RequestedLibraries.in(Parsed.script(script), FILE, problems)
        problems.sorted()
    }
}
