package flow.cli

import flow.deploy.InCluster
import flow.graph.Outline
import flow.graph.TaskId
import flow.store.LogLine
import flow.store.LogSource
import flow.store.RunEnd
import flow.store.RunStart
import flow.store.RunTags
import flow.store.local.LocalStore

import java.time.Instant

/** `flow logs -f` of a run in production that has not come to the store yet. */
class RemoteLogsSpec extends InCluster {
    private static final Instant NOW = Instant.parse('2026-11-20T19:00:00Z')
    private static final String ID = 'argo-sales-x7k2p'

    private int round

    private void workflow(String phase) {
        cluster.put('argoproj.io/v1alpha1', 'Workflow', 'sales-x7k2p', [
            metadata: [labels: ['app.kubernetes.io/managed-by': 'flow', 'app.kubernetes.io/part-of': 'sales']], spec: [:], status: [phase: phase]])
    }

    private LocalStore getStore() { new LocalStore(temporary.resolve('store')) }

    private void begin() {
        store.begin(ID, new RunStart('sales', '/sales.flow.groovy', 'digest', Outline.EMPTY, [:], new RunTags([] as Set, [] as Set), 'ada', NOW))
    }

    private void print(String text) {
        def task = TaskId.of('load', '')
        store.attempt(store.open(ID), task, 0).withCloseable { it.print(new LogSource(task, 0), [new LogLine(NOW, LogLine.Stream.OUT, text)]) }
    }

    /** What happens before the looks with these numbers; a hundred looks are too many. */
    private Map logs(Map<Integer, Closure> rounds = [:], String... arguments) {
        def pause = {
            rounds[++round]?.call()
            round < 100
        } as Pause
        def out = new ByteArrayOutputStream()
        def err = new ByteArrayOutputStream()
        def surroundings = terminal.surroundings(out, err)
        def command = new ShowLogs(surroundings, pause, pause)
        def exit = new Failures(surroundings).guard { command.run(ArgumentReader.read(command.syntax(), arguments.toList())) }
        [exit: exit, out: out.toString(), err: err.toString()]
    }

    def "it is waited for, and then followed to its end"() {
        given:
        workflow('Running')

        when:
        def result = logs('-f', ID, 3: { begin(); print('one') }, 5: { store.end(store.open(ID), new RunEnd(RunEnd.Status.SUCCEEDED, NOW)) })

        then:
        [result.exit, result.out] == [ExitCode.OK, '[load] one\n']
        result.err.readLines() == ["the store has nothing of this run yet; 'flow status $ID' tells what it waits for".toString()]
        round == 5
    }

    def "what came to its end without a word in the store is shown as its pods have it"() {
        given:
        workflow('Running')
        cluster.put('v1', 'Pod', 'p', [metadata: [labels: ['workflows.argoproj.io/workflow': 'sales-x7k2p'], annotations: ['workflows.argoproj.io/node-name': 'sales-x7k2p.load']],
            spec: [initContainers: [[name: 'init']], containers: [[name: 'main']]]])
        cluster.logs = ['p/init': 'no such bucket\n']

        when:
        def result = logs('-f', ID, 2: { workflow('Failed') })

        then:
        [result.exit, result.out] == [ExitCode.OK, '[load init] no such bucket\n']
        result.err.contains('the store has nothing of this run; this is what its pods print')
        round == 2
    }

    def "what is nowhere is not waited for: #id"() {
        when:
        def result = logs('-f', id)

        then:
        result.exit == ExitCode.USAGE
        !result.err.contains('waits for')
        round == 0

        where:
        id << ['argo-sales-none', '01hw2k3mnpqr']
    }

    def "without -f nothing is waited for"() {
        given:
        workflow('Running')

        expect:
        logs(ID).err.contains('it has no pods yet, or they printed nothing')
        round == 0
    }
}
