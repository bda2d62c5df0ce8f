package flow.run

import flow.artifact.Encoded
import flow.graph.TaskId
import flow.store.ArtifactRef
import flow.store.AttemptWriter
import flow.store.Checkup
import flow.store.Cleaned
import flow.store.Cleanup
import flow.store.Inheritance
import flow.store.LogEntry
import flow.store.LogLine
import flow.store.LogReader
import flow.store.LogSource
import flow.store.RunEnd
import flow.store.RunReader
import flow.store.RunRecord
import flow.store.RunStart
import flow.store.RunTags
import flow.store.RunWriter
import flow.store.Store
import flow.store.StoredPackages
import flow.store.StoredValues
import flow.store.TaskDone
import flow.store.TaskFailed

import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList
import java.util.function.Consumer
import java.util.function.UnaryOperator
import java.util.stream.Stream

/** Runs in memory, with everything that was asked of them to look at. */
class MemoryStore implements Store {
    final Map<String, Run> runs = new ConcurrentHashMap<>()
    final Map<String, byte[]> contents = new ConcurrentHashMap<>()

    RunWriter create(RunStart start) { create(String.format('run%09d', runs.size()), start) }

    RunWriter create(String runId, RunStart start) {
        def run = new Run(runId, start, contents)
        runs[run.id] = run
        run
    }

    RunWriter resume(RunStart start, Inheritance inherited, boolean again) {
        def run = create(start)
        run.adopted.addAll(inherited.values())
        inherited.tasks().each { run.append(it) }
        runs[start.originRunId()].successor = again ? runs[start.originRunId()].successor : run.runId()
        run
    }

    List<String> runIds() { runs.keySet().sort() }

    Optional<RunReader> find(String runId) { Optional.ofNullable(runs[runId]) }

    RunReader begin(String runId, RunStart start) { throw new UnsupportedOperationException('memory has no deployments') }

    void end(RunReader run, RunEnd end) { throw new UnsupportedOperationException('memory has no deployments') }

    RunTags tag(String runId, UnaryOperator<RunTags> change) { runs[runId].tags = change.apply(runs[runId].tags) }

    Cleaned clean(Cleanup cleanup, Consumer<String> progress) { throw new UnsupportedOperationException('memory is not cleaned') }

    Checkup check(String runId, Consumer<String> progress) { throw new UnsupportedOperationException('memory is not checked') }

    AttemptWriter attempt(RunReader run, TaskId task, int attempt) { throw new UnsupportedOperationException('memory has no other processes') }

    StoredPackages packages() { throw new UnsupportedOperationException('memory has no packages') }

    StoredValues values() { new Run('values', null, contents) }

    Run getLast() { runs.values().max { it.id } }

    static class Run implements RunWriter, RunReader {
        final String id
        final RunStart start
        RunTags tags
        String successor
        final List<RunRecord> written = []
        final Map<String, byte[]> contents
        final List<ArtifactRef> adopted = []
        final List<LogEntry> printed = Collections.synchronizedList([])
        final List<String> calls = new CopyOnWriteArrayList<>()
        Closure<Void> beforeKeep = {}
        Closure<Void> beforeAppend = {}
        Closure<Void> beforePrint = {}

        Run(String id, RunStart start, Map<String, byte[]> contents) {
            this.contents = contents
            this.id = id
            this.start = start
            this.tags = start?.tags()
        }

        String runId() { id }

        RunStart start() { start }

        ArtifactRef keep(Encoded value) {
            beforeKeep(value)
            ArtifactRef.inline(value)
        }

        ArtifactRef keep(String encoding, InputStream content) {
            def whole = keep(new Encoded(encoding, content.readAllBytes()))
            contents[whole.digest()] = whole.inline()
            ArtifactRef.elsewhere(encoding, whole.digest(), whole.size())
        }

        void append(RunRecord record) {
            beforeAppend(record)
            written << record
        }

        void print(LogSource source, List<LogLine> lines) {
            beforePrint(source)
            synchronized (printed) {
                lines.each { printed << new LogEntry(source, it) }
            }
        }

        LogReader log() {
            def left = new ArrayDeque<LogEntry>(printed)
            [next: { left.poll() }, close: {}] as LogReader
        }

        void sync() { calls << "sync after ${written.size()}".toString() }

        void close() { calls << 'close' }

        Optional<TaskDone> ofTask(TaskId task) { Optional.empty() }

        List<TaskDone> ofOtherTasks(Set<TaskId> known) { [] }

        Optional<TaskDone> ofAttempt(TaskId task, int attempt) { Optional.empty() }

        Optional<TaskFailed> ofFailure(TaskId task, int attempt) { Optional.empty() }

        RunTags tags() { tags }

        Optional<RunEnd> end() { Optional.ofNullable(written && written.last() instanceof RunEnd ? written.last() : null) }

        Optional<String> successor() { Optional.ofNullable(successor) }

        Optional<String> writer() { 'close' in calls ? Optional.empty() : Optional.of('this process') }

        Stream<RunRecord> records() { written.stream() }

        Stream<RunRecord> written() { records() }

        boolean has(ArtifactRef ref) { ref.inline() != null || contents[ref.digest()]?.length == ref.size() }

        Encoded read(ArtifactRef ref) { new Encoded(ref.encoding(), ref.inline() ?: contents[ref.digest()].clone()) }

        InputStream open(ArtifactRef ref) { new ByteArrayInputStream(read(ref).bytes()) }
    }
}
