package flow.run

import flow.graph.Node
import flow.resume.Plan
import flow.store.RunRecord
import flow.store.TaskDone
import flow.store.TaskFailed
import flow.task.Host
import flow.task.Output

import java.nio.file.Path

import static flow.run.Nodes.step

/** Runs of flows in memory, and what is known of the last one. */
trait FlowFixture {
    MemoryStore store = new MemoryStore()
    List<RunEvent> events = []
    Output output = new Output(System.err)

    RunOptions options(Map given = [:]) {
        def plain = RunOptions.of((given.script ?: '/x/f.flow.groovy') as String, (given.classes ?: getClass().classLoader) as ClassLoader, given.isUsers ?: { false }, 'ann', new Host(given.environment ?: [:], given.configured ?: [:], given.folder ?: Path.of('/x')))
        new RunOptions(
            plain.script(), plain.classes(), plain.isUsers(), plain.userName(), given.tags ?: [],
            given.branchName, given.isProduction ?: false, given.maxWorkers ?: plain.maxWorkers(),
            given.failFast ?: false, given.grace ?: plain.grace(), plain.host(), given.cause ?: plain.cause(), given.logLimit ?: plain.logLimit())
    }

    LocalEngine engine(Timer timer = new ThreadTimer()) { new LocalEngine(store, timer, output) }

    /** @param given {@code parameters:}, {@code configs:}, {@code timer:}, {@code listener:} of every event, and run options */
    RunResult run(Map given = [:], Node... nodes) {
        events.clear()
        engine(given.timer ?: new ThreadTimer()).run(Nodes.flow(given, nodes), given.parameters ?: [:], options(given)) {
            events << it
            given.listener?.call(it)
        }
    }

    /** Goes on from the last run, or from {@code origin:}; {@code from:} a step. Answers how it ended. */
    RunResult resume(Map given = [:], Node... nodes) {
        events.clear()
        def flow = Nodes.flow(given, nodes)
        def plan = Plan.of(flow, given.origin ?: store.last, given.from as String)
        engine(given.timer ?: new ThreadTimer()).resume(flow, given.parameters ?: [:], new Resumption(plan, given.from != null), options(given)) {
            events << it
        }
    }

    /** Runs nodes and, behind them, a step that tells the values of all artifacts that it sees. */
    Map<String, Object> valuesAfter(Map given = [:], Node... nodes) {
        def seen = [:]
        def last = step('last') { here -> here.scope.names().each { seen[it] = here.scope.read(it) } }
        def result = run(given, nodes + last as Node[])
        assert result.failures()*.failure()*.toString() == []
        seen
    }

    List<RunRecord> getRecords() { store.last.written }

    /** The tasks that were committed, as messages call them, in that order. */
    List<String> getDone() { records.findAll { it instanceof TaskDone }*.task()*.toString() }

    /** The tasks that failed for good, likewise. */
    List<String> getFailed() { records.findAll { it instanceof TaskFailed && it.last() }*.task()*.toString() }

    def <E extends RunEvent> List<E> eventsOf(Class<E> kind) { events.findAll { kind.isInstance(it) } as List<E> }
}
