package flow.script

import flow.dsl.ConfigSource
import flow.dsl.MapScope
import flow.graph.Config
import flow.graph.StepOptions
import flow.problem.Code
import flow.problem.ProblemException
import flow.script.library.ResolvedLibraries
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import javax.tools.ToolProvider

class ScriptLoaderSpec extends Specification {

    @TempDir
    Path folder

    def out = new ByteArrayOutputStream()
    def libraries = { requested, script -> ResolvedLibraries.NONE } as LibrarySource
    StepOptions with = StepOptions.NONE

    Path file(String name, String text) {
        def path = folder.resolve(name)
        Files.createDirectories(path.parent)
        Files.writeString(path, text)
        path
    }

    LoadedScript load(String name = 'x.flow.groovy') {
        def configs = { ConfigSource.Declaration it -> new Config(it.name(), it.position(), it.defaultTree(), 'default:') } as ConfigSource
        new ScriptLoader(new LoadOptions(folder, folder.resolve('cache'), configs, with, libraries, new PrintStream(out, true)))
            .load(Path.of(name))
    }

    Map<String, Object> runFirst(LoadedScript script) {
        def scope = new MapScope()
        script.flow().tasks()[0].body().code().run(scope)
        scope.artifacts
    }

    def "a script becomes a flow with places and facts"() {
        given:
        file('x.flow.groovy', '''\
            flow('f') {
                step('one') { x = 1 }
                step('two', description: 'd') { y = x + 1 }
            }'''.stripIndent())

        when:
        def flow = load().flow()

        then:
        flow.name() == 'f'
        flow.tasks()*.name() == ['one', 'two']
        flow.tasks()*.position()*.toString() == ['x.flow.groovy:2:10', 'x.flow.groovy:3:10']
        flow.tasks()[0].body().facts().sets()*.name() == ['x']
        flow.tasks()[1].body().facts().reads()*.name() == ['x']
        flow.tasks()[1].options().description() == 'd'
    }

    def "sources beside the script are compiled with it, Groovy and Java"() {
        given:
        file('x.flow.groovy', '''\
            import tools.Doubler
            import tools.Tripler
            import tools.Shape
            flow('f') { step('s') { x = new Doubler().of(3); y = Tripler.of(3); z = Helper.answer(); c = new Shape.Square(2).area() } }'''.stripIndent())
        file('tools/Doubler.groovy', 'package tools\nclass Doubler { int of(int x) { new Base().twice(x) } }')
        file('tools/Base.groovy', 'package tools\nclass Base { int twice(int x) { x * 2 } }')
        file('tools/Tripler.java', "package tools; public class Tripler { public static int of(int x) { char c = 'a'; return Third.of(x) + (c == 97 ? 0 : 1); } }")
        file('tools/Third.java', 'package tools; class Third { static int of(int x) { return x * 3; } }')
        file('tools/Shape.java', 'package tools; public sealed interface Shape { record Square(int side) implements Shape { public int area() { return side * side; } } }')
        file('Helper.groovy', 'class Helper { static answer() { 42 } }')
        file('Unrelated.java', 'this is no Java')

        expect:
        runFirst(load()) == [c: 4, x: 6, y: 9, z: 42]
        load().classNames().findAll { !it.contains('closure') } ==
            ['x_flow', 'tools.Doubler', 'tools.Base', 'tools.Tripler', 'tools.Third', 'tools.Shape', 'tools.Shape$Square', 'Helper'] as Set

        when:
        file('Helper.groovy', 'class Helper { static answer() { 43 } }')
        file('tools/Third.java', 'package tools; class Third { static int of(int x) { return x * 4; } }')

        then:
        runFirst(load()) == [c: 4, x: 6, y: 12, z: 43]
    }

    def "an error in a source beside the script is told at its place"() {
        given:
        file('x.flow.groovy', "flow('f') { step('s') { x = $name .of() } }")
        file("${name}.$ending", text)

        when:
        load()

        then:
        def refused = thrown(ProblemException)
        def problem = refused.problems()[0]
        problem.code() == Code.F001
        problem.position().file() == "${name}.$ending"
        problem.position().line() == 2

        where:
        name | ending   | text
        'G'  | 'groovy' | 'class G {\n static of( { } }'
        'J'  | 'java'   | 'public class J {\n static int of() { return nonsense; } }'
    }

    def "a source beside the script cannot ask for a library"() {
        given:
        file('x.flow.groovy', "flow('f') { step('s') { x = new Helper() } }")
        file('Helper.groovy', "@Grab('a:b:1')\nclass Helper { }")

        when:
        load()

        then:
        def refused = thrown(ProblemException)
        refused.problems()*.code() == [Code.F027]
        refused.problems()[0].position().toString() == 'Helper.groovy:1:1'
    }

    def "the second time a script comes from the cache"() {
        given:
        file('x.flow.groovy', "flow('f') { step('s') { x = 1 } }")
        load()
        def entry = folder.resolve('cache').toFile().listFiles()[0]
        def before = entry.bytes
        def touched = entry.setLastModified(1000)

        expect:
        touched
        runFirst(load()) == [x: 1]
        entry.lastModified() == 1000

        when: 'the entry is damaged'
        entry.bytes = damage(before)

        then: 'the script is compiled again'
        runFirst(load()) == [x: 1]
        entry.lastModified() != 1000
        entry.bytes == before

        where:
        damage << [
            { byte[] bytes -> new byte[0] },
            { byte[] bytes -> Arrays.copyOf(bytes, bytes.length.intdiv(2)) },
            { byte[] bytes -> def copy = bytes.clone(); copy[bytes.length - 5] ^= 1; copy },
            { byte[] bytes -> 'not a cache'.bytes },
        ]
    }

    def "fingerprints are the same from the compiler and from the cache, and change with the sources beside the script that are used"() {
        given:
        file('x.flow.groovy', '''\
            import tools.Mean
            def twice(x) { x * 2 }
            flow('f') {
                step('a') { x = twice(3) }
                step('b') { y = new Mean().of(1, 3) }
                step('c') { z = Third.of(2) }
            }'''.stripIndent())
        file('tools/Mean.groovy', 'package tools\nclass Mean { def of(int a, int b) { new Sum().of(a, b) / 2 } }')
        file('tools/Sum.groovy', 'package tools\nclass Sum { def of(int a, int b) { a + b } }')
        file('Third.java', 'public class Third { public static int of(int x) { return Fourth.of(x); } }')
        file('Fourth.java', 'class Fourth { static int of(int x) { return x * 3; } }')
        def fingerprints = { load().flow().tasks().collectEntries { [it.name(), it.body().fingerprint()] } }
        def cold = fingerprints()

        expect:
        cold.values().every { it ==~ /[0-9a-f]{16}/ }
        cold.values().toSet().size() == 3
        fingerprints() == cold

        when: 'a source changes that another source uses'
        file('tools/Sum.groovy', 'package tools\nclass Sum { def of(int a, int b) { b + a } }')
        def later = fingerprints()

        then:
        later.a == cold.a
        later.b != cold.b

        when:
        file('Fourth.java', 'class Fourth { static int of(int x) { return 3 * x; } }')

        then:
        fingerprints().a == cold.a
        fingerprints().c != later.c
    }

    def "a changed script is compiled anew"() {
        given:
        file('x.flow.groovy', "flow('f') { step('s') { x = 1 } }")
        load()

        when:
        file('x.flow.groovy', "flow('f') { step('s') { x = 2 } }")

        then:
        runFirst(load()) == [x: 2]
    }

    def "where nothing can be cached, the script still loads"() {
        given:
        file('x.flow.groovy', "flow('f') { step('s') { x = 1 } }")
        file('cache', 'a file where the folder should be')

        expect:
        runFirst(load()) == [x: 1]
    }

    def "java.time, Path, Files and Json need no import"() {
        given:
        file('x.flow.groovy', "def types = [LocalDate, Duration, Path, Files, Json]\nflow('f') { step('s') { x = types.size(); d = LocalDate.of(2026, 1, 2).plusDays(1) } }")

        expect:
        runFirst(load()) == [d: java.time.LocalDate.of(2026, 1, 3), x: 5]
    }

    def "classes of the script are loaded by its own loader"() {
        given:
        file('x.flow.groovy', "@groovy.transform.Canonical class Point { int x }\nflow('f') { step('s') { p = new Point(3) } }")

        when:
        def script = load()
        def point = runFirst(script).p

        then:
        point.class.classLoader.is(script.classes())
        point.x == 3
    }

    def "jars of libraries are on the class path of the script and of the sources beside it"() {
        given:
        def jar = jarOf('lib.Greeter', 'package lib; public class Greeter { public String greet() { return "hi"; } }')
        libraries = { requested, script -> new ResolvedLibraries([jar], ['a.jar'], 'digest') } as LibrarySource
        file('x.flow.groovy', "import lib.Greeter\nflow('f') { step('s') { x = new Greeter().greet() + J.more() } }")
        file('J.java', 'public class J { public static String more() { return new lib.Greeter().greet(); } }')

        expect:
        runFirst(load()) == [x: 'hihi']
        runFirst(load()) == [x: 'hihi']
    }

    def "a script may ask for libraries by Grape's annotations, without Ivy: #script"() {
        given:
        def jar = jarOf('lib.Greeter', 'package lib; public class Greeter { public String greet() { return "hi"; } }')
        def asked = []
        libraries = { requested, at -> asked << requested.toText(); new ResolvedLibraries([jar], ['a.jar'], 'digest') } as LibrarySource
        file('x.flow.groovy', script)

        expect:
        runFirst(load()) == [x: 'hi']
        asked.size() == 1
        asked[0].contains('lib:greeter:1.0')

        where:
        script << [
            "@Grab('lib:greeter:1.0')\nimport lib.Greeter\nflow('f') { step('s') { x = new Greeter().greet() } }",
            "@Grapes([@Grab(group = 'lib', module = 'greeter', version = '1.0')])\nimport lib.Greeter\nflow('f') { step('s') { x = new Greeter().greet() } }",
        ]
    }

    Path jarOf(String className, String text) {
        def source = file("lib-src/${className.replace('.', '/')}.java", text)
        def classes = Files.createDirectories(folder.resolve('lib-classes'))
        assert ToolProvider.systemJavaCompiler.run(null, null, null, '-d', classes.toString(), source.toString()) == 0
        def jar = folder.resolve('lib.jar')
        new java.util.jar.JarOutputStream(Files.newOutputStream(jar)).withCloseable { out ->
            out.putNextEntry(new java.util.zip.ZipEntry(className.replace('.', '/') + '.class'))
            out.write(Files.readAllBytes(classes.resolve(className.replace('.', '/') + '.class')))
            out.closeEntry()
        }
        jar
    }

    def "options of lower precedence fill in, key by key"() {
        given:
        with = new StepOptions('from --with', null, null, null, null, null, null, [A: 'with', B: 'with', C: 'with'], null)
        file('x.flow.groovy', '''\
            flow('f') {
                eachStep environment: [B: 'each', C: 'each']
                step('s', environment: [C: 'step']) { }
            }'''.stripIndent())

        expect:
        load().flow().tasks()[0].options().environment() == [A: 'with', B: 'each', C: 'step']
    }

    def "what is no script says so: #what"(String what, Closure make, String name, String message) {
        given:
        make(folder)

        when:
        load(name)

        then:
        def refused = thrown(UnreadableScript)
        refused.message == message

        where:
        what               | name            | make                                                         || message
        'missing'          | 'hallo.groovy'  | { it.resolve('hello.groovy').text = '' }                     || "there is no file 'hallo.groovy'; did you mean 'hello.groovy'?"
        'without its end'  | 'train'         | { it.resolve('train.flow.groovy').text = '' }                || "there is no file 'train'; did you mean 'train.flow.groovy'?"
        'nothing like it'  | 'x.flow.groovy' | { }                                                          || "there is no file 'x.flow.groovy'"
        'in no folder'     | 'a/b/x.groovy'  | { }                                                          || "there is no file 'a/b/x.groovy'"
        'a folder'         | 'd'             | { Files.createDirectories(it.resolve('d')); it.resolve('d/a.flow.groovy').text = '' } || "'d' is a folder, not a script; in it: a.flow.groovy"
    }

    def "a script that is no flow is told so at its place: #what"(String what, byte[] bytes, Code code, String place, String message) {
        given:
        Files.write(folder.resolve('x.flow.groovy'), bytes)

        when:
        load()

        then:
        def refused = thrown(ProblemException)
        def problem = refused.problems()[0]
        problem.code() == code
        problem.position().toString() == place
        problem.message().startsWith(message)

        where:
        what              | bytes                                                    || code      | place               | message
        'empty'           | ''.bytes                                                 || Code.F011 | 'x.flow.groovy'     | 'the script declares no flow'
        'only a comment'  | '// nothing'.bytes                                       || Code.F011 | 'x.flow.groovy'     | 'the script declares no flow'
        'not UTF-8'       | "flow('f') {\n  // gr\u00fcn".getBytes('ISO-8859-1')     || Code.F001 | 'x.flow.groovy:2:8' | 'the script is not UTF-8 text from here on'
        'an exception'    | "flow('f') {\n  step('s') { }\n  1.intdiv(0)\n}".bytes   || Code.F029 | 'x.flow.groovy:3'   | 'the script failed while its graph was built: ArithmeticException'
    }

    def "a byte order mark is no part of the script"() {
        given:
        file('x.flow.groovy', "\uFEFFflow('f') { step('s') { x = 1 } }")

        expect:
        runFirst(load()) == [x: 1]
    }

    def "a body calls the script's own method, although every closure has one of that name: #method"() {
        given:
        file('x.flow.groovy', """\
            def $method { 'own' }
            flow('f') { step('s') { direct = $call; nested = [1].collect { n -> $call } } }""".stripIndent())

        expect:
        runFirst(load()) == [direct: 'own', nested: ['own']]

        where:
        method            | call
        'find(Closure c)' | 'find { true }'
        'any(Closure c)'  | 'any { 1 }'
        'call(x)'         | 'call(1)'
        'curry(x)'        | 'curry(1)'
        'dump()'          | 'dump()'
        'sleep(long x)'   | 'sleep(1)'
    }
}
