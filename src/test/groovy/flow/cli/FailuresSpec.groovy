package flow.cli

import flow.artifact.UnreadableValue
import flow.store.RunLocked
import flow.store.StoreCorrupt
import flow.store.StoreFailure
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class FailuresSpec extends Specification {

    @TempDir
    Path temporary
    Terminal terminal
    def err = new ByteArrayOutputStream()

    def setup() {
        terminal = new Terminal(temporary)
    }

    def "#failure.class.simpleName has the exit code #exit and one clear message"() {
        expect:
        guard(failure).number() == exit
        err.toString('UTF-8') == message

        where:
        failure                                         || exit | message
        new UsageFault('SCRIPT is missing')             || 2    | 'flow: SCRIPT is missing\n'
        new UsageFault('no \u001b[31mred')             || 2    | 'flow: no .[31mred\n'
        new Unusable('nothing can be written here')     || 6    | 'flow: nothing can be written here\n'
        new RunLocked('run x is being written by process 4711 on this machine') || 5 | 'flow: run x is being written by process 4711 on this machine\n'
        new StoreFailure('/x is full')                  || 6    | 'flow: /x is full\n'
        new StoreCorrupt('/x', 'bytes are missing')     || 7    | 'flow: /x is damaged: bytes are missing\n'
        new UnreadableValue('no class').of('a')         || 7    | "flow: artifact 'a' cannot be read: a: no class\n"
    }

    def "a fault of flow itself says so, without a trace"() {
        expect:
        guard(new IllegalStateException('surprise')).number() == 6
        err.toString('UTF-8') == '''\
            flow: this is a fault in flow itself, not in your script: java.lang.IllegalStateException: surprise
            Please report it with what you typed and what FLOW_DEBUG=1 shows in addition.
            '''.stripIndent()
    }

    def "memory that is used up is nobody's fault: it says how much there was, and how to give more"() {
        expect:
        guard(new OutOfMemoryError('Java heap space')).number() == 6
        err.toString('UTF-8') ==~ /flow: the memory of this process, [\d.]+ [MG]B, is not enough for this; give it more, as with FLOW_JAVA_OPTS=-Xmx4g\n/
    }

    def "FLOW_DEBUG=1 shows the trace of a fault of flow itself"() {
        given:
        terminal.environment = [FLOW_DEBUG: '1']

        expect:
        guard(new StackOverflowError()).number() == 6
        err.toString('UTF-8').contains('\tat ')
    }

    private ExitCode guard(Throwable failure) {
        new Failures(terminal.surroundings(System.out, err)).guard { throw failure }
    }
}
