package flow.progress

import flow.Failure
import flow.graph.TaskId
import flow.graph.TaskId.Index
import flow.problem.Position
import flow.run.RunEvent
import flow.run.RunResult
import flow.store.LogEntry
import flow.store.LogLine
import flow.store.LogSource
import flow.store.RunEnd.Status
import flow.task.Diagnosis

import java.time.Duration
import java.time.Instant

/** Events as an engine tells them. */
class Events {
    static final Instant START = Instant.parse('2026-11-20T19:00:00Z')
    static final Position AT = new Position('x.flow.groovy', 2, 0, 0)

    static TaskId task(String step, int... items) { new TaskId(step, items.collect { new Index.Item(it) }) }

    static RunEvent begun(Instant at = START) { new RunEvent.RunStarted(at, 'r1', 'train') }

    static RunEvent started(TaskId task, Instant at = START, int attempt = 0) { new RunEvent.TaskStarted(at, task, attempt) }

    static RunEvent finished(TaskId task, Instant at = START, Diagnosis caught = null) {
        new RunEvent.TaskFinished(at, task, 0, Duration.ofMillis(12), caught)
    }

    static RunEvent retried(TaskId task, Instant at = START) {
        new RunEvent.TaskRetried(at, task, 0, exception('no'), Duration.ofSeconds(2))
    }

    static RunEvent failed(TaskId task, Instant at = START, Diagnosis why = exception('no')) {
        new RunEvent.TaskFailed(at, task, 0, why)
    }

    static RunEvent printed(TaskId task, String text, Instant at = START) {
        new RunEvent.LinePrinted(new LogEntry(new LogSource(task, 0), new LogLine(at, LogLine.Stream.OUT, text)))
    }

    static RunEvent killed(TaskId task, Instant at = START) { new RunEvent.TaskKilled(at, task, 0, 'another node failed') }

    static RunEvent over(Map given = [:], Instant at, Status status) {
        new RunEvent.RunFinished(at, new RunResult('r1', status, given.failures?.size() ?: 0, given.failures ?: [],
            (given.notStarted ?: [:]).collect { step, times -> new RunResult.NotStarted(step, times) }, given.storeFault))
    }

    static Diagnosis exception(String message) { new Diagnosis(failure(message, 'exception'), AT, [], null, null) }

    static Failure failure(String message, String kind) {
        new Failure('java.lang.IllegalStateException', message, '', kind, 1, 'read', 'read[1]')
    }
}
