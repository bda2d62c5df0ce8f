package flow.parity

import flow.artifact.Values
import flow.client.Run
import flow.client.Runs
import flow.client.Task
import flow.store.ArtifactRef
import flow.store.LogLine
import flow.store.RunEnd
import flow.store.RunReader
import flow.store.RunStart
import flow.store.TaskDone
import flow.store.TaskFailed
import flow.store.local.LocalStore

import java.nio.file.Path

/** What a run left: what it printed, and what stands in the store. */
class Ran {
    /** The run that this one resumed; null when it resumed none. */
    final Ran origin
    final Path folder
    final int exit
    final String out
    final String err
    final List<Walk.Visit> expected
    final String runId
    @Lazy private RunReader reader = new LocalStore(folder.resolve('.flow')).open(runId)
    @Lazy private List records = reader.records().withCloseable { it.toList() }
    /** The same as flow.client reads it. */
    @Lazy Run run = Runs.in(folder).get(runId)
    @Lazy private Map<List<String>, List<LogLine>> log = readLog()
    private final Values values = new Values(Ran.classLoader)

    /** Of the last run in that folder. */
    Ran(Ran origin, Path folder, int exit, String out, String err, List<Walk.Visit> expected) {
        this.origin = origin
        this.folder = folder
        this.exit = exit
        this.out = out
        this.err = err
        this.expected = expected
        this.runId = new LocalStore(folder.resolve('.flow')).runIds().max()
    }

    RunStart getStart() { reader.start() }

    RunEnd getEnd() { records.last() as RunEnd }

    /** The tasks that are done, by step and place: {@code foreach_inner.2}. */
    Map<String, TaskDone> getDone() {
        records.findAll { it instanceof TaskDone }.collectEntries { [(it.task().step() + it.task().at()): it] }
    }

    /** Those among them that were taken over from the origin. */
    Set<String> getReused() { done.findAll { it.value.reused() }.keySet() }

    /** The failed attempts. */
    List<TaskFailed> getFailed() { records.findAll { it instanceof TaskFailed } }

    /** The tasks that had to run and are of that kind, see {@link Place#getKinds}. */
    List<Walk.Visit> visits(String kind) { expected.findAll { kind in it.place().kinds } }

    Task task(Walk.Visit visit) { run.step(visit.place().name).task(visit.id) }

    /** What a task set, by name. */
    Map<String, Object> set(String task) { done[task].set().collectEntries { name, ref -> [name, value(ref)] } }

    /** What all tasks of a step left in an artifact, in the order of their places. */
    List values(String step, String artifact) {
        done.values().findAll { it.task().step() == step }.sort { a, b -> flow.graph.TaskId.BY_PATH.compare(a.task(), b.task()) }
            .collect { value(it.set()[artifact]) }
    }

    /** The lines that a task printed to {@code OUT} or {@code ERR}. */
    List<LogLine> printed(String task, String stream) { log[[task, stream]] ?: [] }

    Object parameter(String name) { value(start.parameters()[name]) }

    private Map<List<String>, List<LogLine>> readLog() {
        def lines = [:].withDefault { [] }
        reader.log().withCloseable { log ->
            for (def entry = log.next(); entry != null; entry = log.next()) {
                def task = entry.source().task()
                lines[[task ? task.step() + task.at() : '', entry.line().stream().name()]] << entry.line()
            }
        }
        lines
    }

    private Object value(ArtifactRef ref) { values.decode(reader.read(ref)) }
}
