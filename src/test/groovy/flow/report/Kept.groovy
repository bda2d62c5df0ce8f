package flow.report

import flow.Failure
import flow.artifact.Encoded
import flow.client.Runs
import flow.graph.Outline
import flow.graph.TaskId
import flow.graph.TaskId.Index
import flow.store.Cause
import flow.store.ArtifactRef
import flow.store.Clue
import flow.store.Decision
import flow.store.LogLine
import flow.store.LogSource
import flow.store.Origin
import flow.store.Reused
import flow.store.RunEnd
import flow.store.RunStart
import flow.store.RunTags
import flow.store.RunWriter
import flow.store.TaskDone
import flow.store.TaskFailed
import flow.store.local.LocalStore

import java.nio.file.Path
import java.time.Instant

/** A run as it would have been kept, without anything that ran. */
class Kept {
    static final NOON = Instant.parse('2026-11-20T12:00:00Z')

    final Path folder
    final RunWriter run

    Kept(Path folder, Outline outline) {
        this([:], folder, outline)
    }

    Kept(Map more, Path folder, Outline outline) {
        this.folder = folder
        def origin = more.origin ? new Origin(more.origin, more.origin) : null
        def parameters = (more.parameters ?: [:]).collectEntries { name, text -> [name, value(text)] }
        run = new LocalStore(folder.resolve('.flow')).create(new RunStart(more.flow ?: 'kept', more.script ?: '/x/kept.flow.groovy', 'g',
            outline, [:], parameters, [:], new RunTags(more.tags ?: [] as Set, [] as Set), more.user ?: 'ada', null, origin, Cause.BY_HAND, NOON))
    }

    static ArtifactRef value(String text) {
        ArtifactRef.inline(new Encoded('json/1', groovy.json.JsonOutput.toJson(text).getBytes('UTF-8')))
    }

    static TaskId task(String step, Index... path) {
        new TaskId(step, path.toList())
    }

    void done(TaskId task, Map<String, ArtifactRef> set = [:], Decision decision = null, int from = 0, int to = 10, int attempt = 0) {
        run.append(new TaskDone(task, attempt, NOON.plusMillis(from), NOON.plusMillis(to), set, [] as Set, decision))
    }

    void reused(TaskId task, String from) {
        run.append(new TaskDone(task, 0, NOON.minusSeconds(86_400), NOON.minusSeconds(86_300), [:], [] as Set, null)
            .takenOver(new Reused(from, null)))
    }

    void failed(TaskId task, String message, boolean last = true, int from = 0, int to = 10, Clue clue = Clue.NONE) {
        def failure = new Failure('java.lang.IllegalStateException', message, "trace of $message", 'exception', 1, task.step(), task.toString())
        run.append(new TaskFailed(task, 0, NOON.plusMillis(from), NOON.plusMillis(to), failure, clue, last))
    }

    void printed(TaskId task, String... lines) {
        run.print(task == null ? LogSource.RUN : new LogSource(task, 0),
            lines.collect { new LogLine(NOON.plusMillis(5), LogLine.Stream.OUT, it) })
    }

    Kept end(RunEnd.Status status = RunEnd.Status.SUCCEEDED, int at = 1000) {
        run.append(new RunEnd(status, NOON.plusMillis(at)))
        run.close()
        this
    }

    /** What flow report writes about it. */
    byte[] page() {
        def out = new ByteArrayOutputStream()
        Report.of(Runs.in(folder).get(run.runId())).write(out)
        out.toByteArray()
    }

    String text() {
        new String(page(), 'UTF-8')
    }
}
