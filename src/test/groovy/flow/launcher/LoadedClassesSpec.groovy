package flow.launcher

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** What a start loads is what it takes: nothing that the command has no use for. A new row here is paid by every user, at every start. */
class LoadedClassesSpec extends Specification {
    private static final Path HOME = Path.of(System.getProperty('flow.home'))

    /** Which exceptions end a command is known from the start: two of them are told by what deploys. */
    private static final String ENDS = 'flow.deploy'

    /** Rooms of ours that a run goes through, and none of those for looking at runs, for drawing and for testing. */
    private static final List<String> RUNNING =
        ['flow', 'flow.artifact', 'flow.check', 'flow.cli', 'flow.client', 'flow.config', 'flow.dsl', 'flow.graph', 'flow.prepare', 'flow.problem',
         'flow.progress', 'flow.resume', 'flow.run', 'flow.script', 'flow.script.library', 'flow.store', 'flow.store.local', 'flow.task', 'flow.view', ENDS]

    /** Groovy, and of Jackson what writes and reads JSON token by token. */
    private static final List<String> LIBRARIES = ['com.fasterxml.jackson.core', 'groovy', 'groovyjarjarasm', 'org.apache.groovy', 'org.codehaus.groovy']

    @TempDir
    Path folder

    def "flow --version loads the command line and what its streams need, and no library"() {
        expect:
        (roomsLoadedBy('--version') - ['flow.artifact', 'flow.cli', 'flow.client', 'flow.problem', 'flow.store', 'flow.task', ENDS]).empty
    }

    def "flow run of a script that was compiled before loads what runs it, Groovy, and nothing for clusters, clouds or the web"() {
        given:
        def script = Files.writeString(folder.resolve('hello.flow.groovy'), HOME.resolve('dsl-examples/hello.flow.groovy').text).toString()
        roomsLoadedBy('run', script)

        when:
        def rooms = roomsLoadedBy('run', script)

        then:
        rooms.contains('flow.run')
        rooms.findAll { room -> !(room in RUNNING) && !LIBRARIES.any { room == it || room.startsWith("$it.") } }.empty
    }

    /** The packages of all classes that do not come with the JVM, and of those that do what speaks HTTP. */
    private Set<String> roomsLoadedBy(String... command) {
        def classes = folder.resolve('classes')
        def flow = new Started(
            [JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH'), XDG_CACHE_HOME: "$folder/cache".toString(),
             FLOW_STORE: "$folder/store".toString(), FLOW_JAVA_OPTS: "-Xlog:class+load:file=$classes".toString()],
            [HOME.resolve('bin/flow').toString(), *command])
        assert flow.exitCode == 0: flow.err
        def names = classes.readLines().collect { (it =~ /^(?:\[[^]]*])+ ([\w.$]+)/).with { it.find() ? it.group(1) : '' } }
        assert names.contains('flow.cli.Main')
        names.findAll { it.contains('.') && !comesWithTheJvm(it) }.collect { it.replaceFirst(/\.[^.]*$/, '') } as TreeSet
    }

    private static boolean comesWithTheJvm(String name) {
        name ==~ /(java|javax|jdk|sun|com\.sun|org\.w3c|org\.xml)\..*/ && !(name ==~ /(java\.net\.http|com\.sun\.net\.httpserver)\..*/)
    }
}
