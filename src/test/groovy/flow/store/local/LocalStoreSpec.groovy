package flow.store.local

import flow.Failure
import flow.artifact.Encoded
import flow.graph.TaskId
import flow.graph.TaskId.Index
import flow.store.ArtifactRef
import flow.store.Decision
import flow.store.RunEnd
import flow.store.RunWriter
import flow.store.StoreFailure
import flow.store.TaskDone
import flow.store.TaskFailed
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.channels.FileChannel
import java.nio.channels.OverlappingFileLockException
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption
import java.util.concurrent.Callable
import java.util.concurrent.Executors

import static flow.store.local.Runs.NOON
import static flow.store.local.Runs.done
import static flow.store.local.Runs.json
import static flow.store.local.Runs.large
import static flow.store.local.Runs.start

class LocalStoreSpec extends Specification {
    @TempDir
    Path folder

    Path flow
    LocalStore store

    def setup() {
        flow = folder.resolve('.flow')
        store = new LocalStore(flow)
    }

    def "what a process left that wanted to make a run of a certain id, and was killed, is not in the way of the next one"() {
        given:
        def left = Files.createDirectories(flow.resolve('runs/.new-0123456789ab'))
        left.resolve('journal').text = 'half a line'
        left.resolve('lock').text = ''

        expect:
        store.create('0123456789ab', start()).runId() == '0123456789ab'
        !Files.exists(left)
        store.open('0123456789ab').start() == start()
    }

    def "what was written is what is read"() {
        given:
        def writer = store.create(start())
        def small = writer.keep(json('1'))
        def big = writer.keep(large(1))
        def binary = writer.keep(new Encoded('bytes/1', [0, -1, 127] as byte[]))
        def task = new TaskId('process', [new Index.Item(2), new Index.Round(3), new Index.Node(1)])
        def records = [
            new TaskDone(task, 0, NOON, NOON.plusSeconds(1), [b: small, a: big, c: binary], ['old'] as Set, null),
            new TaskDone(new TaskId('start', []), 1, NOON, NOON, [:], [] as Set, new Decision.Items([small, big])),
            new TaskDone(task, 0, NOON, NOON, [:], [] as Set, new Decision.Option(Decision.Option.NOTHING)),
            new TaskDone(task, 0, NOON, NOON, [:], [] as Set, new Decision.Again(true)),
            new TaskFailed(task, 2, NOON, NOON, Failure.of(new IllegalStateException('no')), false),
            new TaskFailed(task, 3, NOON, NOON, Failure.of(new Error()).in('process', task.toString(), 4), true),
            new RunEnd(RunEnd.Status.ABORTED, NOON),
        ]

        when:
        records.each { writer.append(it) }
        writer.close()
        def run = store.open(writer.runId())

        then:
        run.start() == start()
        run.records().toList() == records[0..-2] + records.last().withLog(0)
        run.read(small) == json('1')
        run.read(big) == large(1)
        run.read(binary) == new Encoded('bytes/1', [0, -1, 127] as byte[])
        store.runIds() == [writer.runId()]
    }

    def "small values stand in the record, others under their digest, once"() {
        when:
        def refs = withRun { writer -> [writer.keep(json('1')), writer.keep(large(1)), writer.keep(large(1)), writer.keep(large(2))] }

        then:
        refs*.inline()*.length == [1, null, null, null]
        refs[1] == refs[2]
        refs[1].digest() == large(1).digest()
        blobs().toSorted() == [large(1), large(2)].collect { it.digest()[0..1] + '/' + it.digest()[2..-1] }.toSorted()
    }

    def "large parameters are kept like artifacts"() {
        when:
        def id = store.create(start(small: ArtifactRef.inline(json('1')), text: ArtifactRef.inline(large(3)))).withCloseable { it.runId() }
        def run = store.open(id)

        then:
        run.start().parameters().keySet() as List == ['small', 'text']
        run.start().parameters().text.inline() == null
        run.read(run.start().parameters().text) == large(3)
        Files.size(flow.resolve("runs/$id/journal")) < large(3).bytes().length
    }

    def "the folder ignores itself but for the project's settings"() {
        when:
        withRun { }

        then:
        flow.resolve('.gitignore').text == '/*\n!/config.yaml\n'
        flow.resolve('format').text == '1\n'
        flow.toFile().list().toSorted() == ['.gitignore', 'blobs', 'format', 'runs']
    }

    def "nothing is created by looking"() {
        expect:
        store.runIds() == []
        !Files.exists(flow)
    }

    def "a run is read while it is written"() {
        given:
        def writer = store.create(start())
        def run = store.open(writer.runId())

        expect:
        run.records().toList() == []

        when:
        writer.append(done(1))
        def begun = run.records().iterator()
        begun.next()
        writer.append(done(2))

        then:
        !begun.hasNext()
        run.records().toList() == [done(1), done(2)]

        cleanup:
        writer.close()
    }

    def "runs are listed oldest first, and only runs"() {
        given:
        def ids = (1..5).collect { withRun { it.runId() } }
        ['.new-abc', 'junk', 'backup-of-it', '0123456789il'].each { Files.createDirectory(flow.resolve('runs').resolve(it)) }
        ['notes', '0123456789ab'].each { Files.createFile(flow.resolve('runs').resolve(it)) }

        expect:
        store.runIds() == ids.toSorted()
    }

    def "many threads keep, append and sync at once, and nothing is lost or torn"() {
        given:
        def writer = store.create(start())
        def run = store.open(writer.runId())
        def workers = Executors.newFixedThreadPool(8)

        when:
        def work = (0..7).collect { worker ->
            ({
                (0..<100).each { number ->
                    def ref = writer.keep(number % 20 == 0 ? large(number) : json("$number"))
                    writer.append(done(worker * 1000 + number, [value: ref]))
                    number % 50 == 0 ? writer.sync() : run.records().limit(1).count()
                }
            } as Callable)
        }
        workers.invokeAll(work)*.get()
        writer.close()
        def numbers = run.records().toList()*.task()*.path()*.get(0)*.number()

        then:
        numbers.size() == 800
        (0..7).every { worker -> numbers.findAll { it.intdiv(1000) == worker } == (0..<100).collect { worker * 1000 + it } }
        run.records().toList().every { new String(run.read(it.set().value).bytes()).contains("${it.task().path()[0].number() % 1000}") }

        cleanup:
        workers.shutdownNow()
    }

    def "runs of one process that keep the same values at once do not meet"() {
        given:
        def workers = Executors.newFixedThreadPool(4)

        when:
        def runs = workers.invokeAll((1..4).collect { ({ withRun { writer -> (1..50).collect { writer.keep(large(it)) } } } as Callable) })*.get()

        then:
        runs.every { it == runs[0] }
        blobs().size() == 50

        cleanup:
        workers.shutdownNow()
    }

    def "an interrupt disturbs nothing"() {
        given:
        def writer = store.create(start())

        when:
        Thread.currentThread().interrupt()
        def ref = writer.keep(large(1))
        writer.append(done(1, [a: ref]))
        writer.sync()
        def run = store.open(writer.runId())
        def records = run.records().toList()
        def value = run.read(ref)
        writer.append(done(2))
        writer.close()

        then:
        Thread.interrupted()
        records == [done(1, [a: ref])]
        value == large(1)
        run.records().count() == 2
    }

    def "a run that is being written is locked, and no longer when it is closed"() {
        given:
        def writer = store.create(start())
        def lock = flow.resolve("runs/${writer.runId()}/lock")

        when:
        FileChannel.open(lock, StandardOpenOption.WRITE).tryLock()

        then:
        thrown(OverlappingFileLockException)

        when:
        writer.close()
        def taken = FileChannel.open(lock, StandardOpenOption.WRITE).tryLock()

        then:
        taken != null

        cleanup:
        taken?.channel()?.close()
    }

    def "a run that is not there, or is no name of one, is said to be missing"() {
        given:
        withRun { }

        when:
        store.open(id)

        then:
        def failure = thrown(StoreFailure)
        failure.message == "there is no run '$id' in $flow"

        where:
        id << ['0abc', '..', '.new-abc', '../runs', '']
    }

    private <T> T withRun(Closure<T> work) {
        def writer = store.create(start())
        try {
            work.call(writer as RunWriter)
        } finally {
            writer.close()
        }
    }

    private List<String> blobs() {
        def found = []
        flow.resolve('blobs').toFile().eachFileRecurse { if (it.file) found << flow.resolve('blobs').relativize(it.toPath()).toString() }
        found
    }
}
