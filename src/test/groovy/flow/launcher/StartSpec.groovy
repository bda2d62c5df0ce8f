package flow.launcher

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class StartSpec extends Specification {

    private static final Path REAL = Path.of(System.getProperty('flow.home'), 'bin', 'flow')

    @TempDir
    Path folder

    Clone clone

    def setup() {
        clone = new Clone(folder)
    }

    def "flow says its version without loading Groovy, and without building what Maven has just built"() {
        when:
        def flow = new Started(
            [JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH'), FLOW_JAVA_OPTS: '-Xlog:class+load'],
            [REAL.toString(), '--version'])

        then:
        flow.exitCode == 0
        flow.err.empty
        flow.out.readLines().any { it ==~ /flow \d+\.\d+.*/ }
        flow.out.contains(' flow.cli.Main ')
        !flow.out.contains(' groovy.')
    }

    def "#command starts with the simpler compiler unless it runs steps or sums up large values"() {
        when:
        def flow = new Started(
            [JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH'), FLOW_JAVA_OPTS: '-XX:+PrintCommandLineFlags'],
            [REAL.toString(), *command.split(' '), '--help'])

        then:
        flow.exitCode == 0
        flow.out.contains('-XX:TieredStopAtLevel=1 ') == isSimple

        where:
        command                     | isSimple
        'run'                       | false
        'check'                     | true
        'show'                      | true
        'dump latest/a/0/b'         | true
        'dump latest/a/0/b --to x'  | false
        'dump --to=x latest/a/0/b'  | false
        'fsck'                      | false
    }

    def "arguments arrive unchanged"() {
        when:
        def flow = clone.start(*arguments)

        then:
        flow.out.split(Program.SEPARATOR, -1).toList() == arguments
        flow.err.empty
        flow.exitCode == 0

        where:
        arguments = ['two words', '', '$HOME `id` "quoted" \'single\'', 'two\nlines\n', '*', '-n', '--', '\\n\\', 'Zoë', ' ']
    }

    def "letters beyond ASCII may stand in arguments and in the path of the clone, even where no locale is set"() {
        expect:
        new Clone(folder, 'Ünï').start([LC_ALL: null], 'Zoë').out == 'Zoë'
    }

    def "it is started #how"() {
        given:
        Files.createSymbolicLink(folder.resolve('a link'), clone.launcher)
        Files.createSymbolicLink(folder.resolve('flow'), Path.of('a link'))

        expect:
        clone.startAs(['/bin/sh', '-c', "cd '$clone.folder/$where' && $command".toString()]).out == 'here'

        where:
        how                        | where | command
        'through a chain of links' | '..'  | './flow here'
        'from its own folder'      | 'bin' | './flow here'
        'without a slash'          | 'bin' | '/bin/sh flow here'
        'from another folder'      | 'src' | '../bin/flow here'
        'by its name on the PATH'  | 'src' | 'PATH="$PWD/../bin:$PATH"; flow here'
        'where CDPATH is set'      | '.'   | 'export CDPATH=/; bin/flow here'
    }

    def "a folder that Java cannot read from is refused"() {
        given:
        def clone = new Clone(folder, 'a:b')

        when:
        def flow = clone.start('here')

        then:
        flow.exitCode == 6
        flow.err == "flow: it stands in '$clone.folder', but Java finds nothing in a folder with a colon in its path. Move it.\n"
    }

    def "the exit code is the program's"() {
        expect:
        clone.start('exit', '42').exitCode == 42
    }

    def "a #signal reaches the JVM, and the exit code says so"() {
        given:
        def flow = clone.start('stay').untilItSays('stay')

        expect:
        flow.signal(signal).exitCode == exitCode

        where:
        signal | exitCode
        'INT'  | 130
        'TERM' | 143
    }

    def "FLOW_JAVA_OPTS are split at blanks, come after our own, and name no files"() {
        given:
        def jdk = Jdk.fake(folder.resolve('jdk'), '17.0.1')

        when:
        def arguments = clone.start(JAVA_HOME: jdk, FLOW_JAVA_OPTS: ' -Xmx1g  -Done=* ', 'run').out.readLines()

        then:
        arguments == ['-Dfile.encoding=UTF-8', '-Xmx1g', '-Done=*', "-Dflow.program=${clone.folder.resolve('bin/flow')}".toString(), '-jar', clone.jar.toString(), 'run']
    }

    def "an installed flow, which has no sources, just runs"() {
        given:
        def home = Files.createDirectories(folder.resolve('installed'))
        Clone.copyLauncher(home)
        Program.writeTo(home.resolve('flow.jar'))

        when:
        def flow = clone.startAs([home.resolve('bin/flow').toString(), 'here'])

        then:
        flow.out == 'here'
        flow.err.empty
    }
}
