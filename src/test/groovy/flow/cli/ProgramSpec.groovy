package flow.cli

import flow.launcher.Jdk
import flow.launcher.Started
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** A few commands as people start them: by bin/flow, in a process of their own. */
class ProgramSpec extends Specification {

    static final Path HOME = Path.of(System.getProperty('flow.home'))

    static final Path FLOW = HOME.resolve('bin/flow')
    static final Path HELLO = HOME.resolve('dsl-examples/hello.flow.groovy')

    @TempDir
    Path temporary

    def "hello runs, and what it prints is no result"() {
        when:
        def flow = start('run', HOME.resolve('dsl-examples/hello.flow.groovy').toString())

        then:
        flow.exitCode == 0
        flow.out == ''
        flow.err.contains(' [shout] HELLO, WORLD!\n')
    }

    def "the exit code reaches whoever started it"() {
        given:
        def script = temporary.resolve('x.flow.groovy')
        script.text = text

        expect:
        start('run', script.toString()).exitCode == exit

        where:
        exit | text
        1    | "flow('x') { step('a') { throw new IllegalStateException('no') } }"
        2    | "flow('x') { parameter 'a', required: true; step('s') { println a } }"
        3    | "flow('x') { step('a') { println y } }"
    }

    def "a script that ends the process while its graph is built is found out"() {
        given:
        def script = temporary.resolve('x.flow.groovy')
        script.text = "System.exit(0); flow('x') { step('a') { } }"

        when:
        def flow = start('run', script.toString())

        then:
        flow.exitCode == 3
        flow.err.contains("flow: the script ended the process with 'System.exit' while its graph was built (x.flow.groovy:1);")
    }

    def "letters beyond ASCII come through arguments and results unharmed"() {
        given:
        def script = temporary.resolve('x.flow.groovy')
        script.text = "flow('x') { parameter 'name'; step('a') { println name } }"

        expect:
        start('run', script.toString(), '--name', 'Zoë 東京', '--dry-run').out == 'name  Zoë 東京\n'
        start('run', script.toString(), '--name', 'Zoë 東京').err.contains(' [a] Zoë 東京\n')
    }

    def "a reader of events that has seen enough does not end the run"() {
        when:
        def flow = shell("'$FLOW' run '$HELLO' --events | head -1; exit \${PIPESTATUS[0]}")

        then:
        flow.exitCode == 0
        flow.out.readLines().size() == 1
        flow.err.contains(' succeeded after ')
    }

    def "events that cannot be written end the run, and are no success"() {
        when:
        def flow = shell("exec '$FLOW' run '$HELLO' --events >/dev/full")

        then:
        flow.exitCode == 6
        flow.err.contains(' aborted after ')
        flow.err.readLines().last() == 'flow: the result cannot be written: No space left on device'
    }

    def "what needs no script loads neither Groovy nor the readers of YAML and JSON"() {
        given:
        def classes = temporary.resolve('classes')

        when:
        def flow = start([FLOW_JAVA_OPTS: "-Xlog:class+load:file=$classes".toString()], 'version', '--json')

        then:
        flow.exitCode == 0
        !classes.text.contains(' groovy.')
        !classes.text.contains(' org.yaml.')
        !classes.text.contains(' com.fasterxml.jackson.databind.')
    }

    private Started shell(String command) {
        started([:], ['/bin/bash', '-c', command])
    }

    private Started start(Map<String, String> environment = [:], String... arguments) {
        started(environment, [FLOW.toString(), *arguments])
    }

    private Started started(Map<String, String> environment, List<String> command) {
        def own = [JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH'), HOME: temporary.toString(),
                   XDG_CACHE_HOME: temporary.resolve('cache').toString(), FLOW_STORE: temporary.resolve('store').toString()]
        new Started(own + environment, command)
    }
}
