package flow.store.local

import flow.graph.TaskId
import flow.store.LogLine
import flow.store.LogLine.Stream
import flow.store.LogSource
import flow.store.RunEnd
import flow.store.RunWriter
import flow.store.StoreFailure
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import java.nio.file.Path
import java.time.InstantSource

import static flow.store.local.Runs.NOON
import static flow.store.local.Runs.done
import static flow.store.local.Runs.large
import static flow.store.local.Runs.resuming
import static flow.store.local.Runs.start

/** The system refuses one operation: each of all that a store does to files, once, for each reason. */
class RefusedSpec extends Specification {
    static final int TASKS = 3

    @Shared
    @AutoCleanup
    Ram ram = new Ram()

    /** What was said to be done before the refusal. */
    static class Said {
        final Map<String, Integer> records = [:]
        final Map<String, Integer> lines = [:]
        String tagged
        String ended
    }

    def "#reason at any operation is told, and nothing that was announced is lost; the run can be resumed when it is over"() {
        given:
        def all = new RefusingDisk().tap { work(ram.next(), it, new Said()) }.operations
        def seed = System.nanoTime()
        def random = new Random(seed)

        expect:
        println "$reason at ${all.size()} operations, seed $seed"
        all.size() > 60
        all*.replaceFirst(/ .*/, '').toSet() == ['createFolders', 'createFolder', 'createFile', 'open', 'write', 'truncate', 'force', 'forceNames', 'rename', 'touch', 'delete'] as Set
        all.indices.findAll { share == 1 || random.nextInt(share) == 0 }.each { number ->
            def folder = ram.next()
            def said = new Said()
            def told = null
            try {
                work(folder, new RefusingDisk(number, reason), said)
            } catch (StoreFailure failure) {
                told = failure
            }
            assert told?.message?.contains(cure) && told.message.contains(folder.toString()) || isWrittenAgain(all[number], told), "${all[number]} ($number), seed $seed"
            check(folder, said)
            goOn(folder, said)
            folder.toFile().deleteDir()
        }

        where:
        reason                          | share | cure
        'No space left on device'       | 1     | 'the disk is full. Free some space and try again.'
        'Disk quota exceeded'           | 4     | 'the disk quota is used up. Free some space and try again.'
        'Read-only file system'         | 4     | 'the file system is read-only. Work in a folder that can be written.'
        'Too many open files'           | 4     | 'too many files are open. Raise the limit (ulimit -n) and try again.'
        'Input/output error'            | 4     | 'Input/output error.'
    }

    /** What cannot be touched is written again, and nobody has to know. */
    private static boolean isWrittenAgain(String operation, StoreFailure told) {
        operation.startsWith('touch ') && told == null
    }

    /** A run that is lost, one that resumes it, and tags. */
    private static void work(Path folder, Disk disk, Said said) {
        def store = new LocalStore(folder.resolve('.flow'), InstantSource.fixed(NOON), new Random(1), disk)
        def first = write(store.create(start()), said, false)
        write(store.resume(resuming(first), false), said, true)
        said.tagged = store.tag(first) { it.changed(['kept'], []) } ? first : null
    }

    private static String write(RunWriter writer, Said said, boolean ends) {
        try {
            (1..TASKS).each { number ->
                def streamed = writer.keep('json/1', new ByteArrayInputStream(large(number + 10).bytes()))
                writer.append(done(number, [value: writer.keep(large(number)), streamed: streamed]))
                writer.print(new LogSource(new TaskId('process', []), 0), [new LogLine(NOON, Stream.OUT, "line $number")])
                writer.sync()
                said.records[writer.runId()] = number
                said.lines[writer.runId()] = number
            }
            if (ends) {
                writer.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
            }
        } catch (StoreFailure failure) {
            closed(writer)
            throw failure
        }
        writer.close()
        said.ended = ends ? writer.runId() : said.ended
        writer.runId()
    }

    /** A run that can no longer be written says so again. */
    private static void closed(RunWriter writer) {
        try {
            writer.close()
        } catch (StoreFailure ignored) {
            return
        }
    }

    private static void check(Path folder, Said said) {
        def store = new LocalStore(folder.resolve('.flow'))
        assert store.runIds().containsAll(said.records.keySet())
        store.runIds().each { id ->
            def run = store.open(id)
            def records = run.records().toList()
            def tasks = records.findAll { !(it instanceof RunEnd) }
            assert tasks*.task()*.path()*.get(0)*.number() == (1..TASKS).take(tasks.size())
            assert tasks.size() >= (said.records[id] ?: 0)
            tasks.eachWithIndex { task, i ->
                assert run.read(task.set().value) == large(i + 1)
                assert run.read(task.set().streamed) == large(i + 11)
            }
            def lines = []
            run.log().withCloseable { log ->
                for (def entry = log.next(); entry != null; entry = log.next()) {
                    lines << entry.line().text()
                }
            }
            assert lines == (1..TASKS).collect { "line $it" as String }.take(lines.size())
            assert lines.size() >= (said.lines[id] ?: 0)
            assert run.writer().empty
            assert run.end().present == (records && records.last() instanceof RunEnd)
            assert run.end().present || said.ended != id
            assert run.tags().all().contains('kept') || said.tagged != id
        }
    }

    /** Everything is possible again. */
    private static void goOn(Path folder, Said said) {
        def store = new LocalStore(folder.resolve('.flow'))
        def origin = store.runIds().findAll { store.open(it).end().empty && store.open(it).successor().empty }
        def next = origin ? store.resume(resuming(origin.last()), false) : store.create(start())
        write(next, said, true)
        check(folder, said)
        store.tag(next.runId()) { it.changed(['later'], []) }
        assert store.open(next.runId()).tags().all().contains('later')
    }
}
