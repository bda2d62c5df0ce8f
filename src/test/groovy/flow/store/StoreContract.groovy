package flow.store

import flow.Failure
import flow.artifact.Encoded
import flow.graph.TaskId
import flow.graph.TaskId.Index

import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors

import static flow.store.local.Runs.NOON
import static flow.store.local.Runs.done
import static flow.store.local.Runs.json
import static flow.store.local.Runs.resuming
import static flow.store.local.Runs.start

/** What holds for every kind of store, wherever its runs are. */
abstract class StoreContract extends DeployedRunContract {
    private static final Failure FAILURE = Failure.of(new IllegalStateException('no'))

    def "what was written is what is read, by others too"() {
        given:
        def writer = open().create(start())
        def small = writer.keep(json('1'))
        def big = writer.keep(large(1))
        def binary = writer.keep(new Encoded('bytes/1', [0, -1, 127, 10, 13] as byte[]))
        def nothing = writer.keep('bytes/1', new ByteArrayInputStream(new byte[0]))
        def task = new TaskId('process', [new Index.Item(2), new Index.Round(3), new Index.Node(1)])
        def records = [
            new TaskDone(task, 0, NOON, NOON.plusSeconds(1), [b: small, a: big, c: binary, d: nothing], ['old'] as Set, null),
            new TaskDone(new TaskId('start', []), 1, NOON, NOON, [:], [] as Set, new Decision.Items([small, big])),
            new TaskDone(task, 0, NOON, NOON, [:], [] as Set, new Decision.Option(Decision.Option.NOTHING)),
            new TaskFailed(task, 2, NOON, NOON, Failure.of(new IllegalStateException('nö\n\u0000')), false),
        ]

        when:
        records.each { writer.append(it) }
        writer.append(new RunEnd(RunEnd.Status.ABORTED, NOON))
        writer.close()
        def store = open()
        def run = store.open(writer.runId())

        then:
        store.runIds() == [writer.runId()]
        run.runId() == writer.runId()
        run.start() == start()
        run.records().toList() == records + run.end().get()
        run.end().get().status() == RunEnd.Status.ABORTED
        run.writer().empty
        run.successor().empty
        [small, big, binary].collect { run.read(it) } == [json('1'), large(1), new Encoded('bytes/1', [0, -1, 127, 10, 13] as byte[])]
        run.read(nothing).bytes().length == 0
        [small, big, binary, nothing].every { run.has(it) && store.values().has(it) }
    }

    def "a value is read before its run has written down anything of it"() {
        given:
        def store = open()
        def writer = store.create(start())

        when:
        def ref = writer.keep(large(1))

        then:
        store.open(writer.runId()).read(ref) == large(1)

        cleanup:
        writer.close()
    }

    def "a value of #bytes bytes comes back by every way of reading it"() {
        given:
        def content = new byte[bytes]
        new Random(bytes).nextBytes(content)
        def refs = []

        when:
        def id = kept { writer ->
            refs << writer.keep('bytes/1', new ByteArrayInputStream(content))
            refs << writer.keep(new Encoded('bytes/1', content))
        }
        def run = open().open(id)
        def copied = new ByteArrayOutputStream()
        run.copy(refs[0], copied)

        then:
        refs.every { it.digest() == new Encoded('bytes/1', content).digest() && it.size() == bytes }
        refs.every { Arrays.equals(run.read(it).bytes(), content) }
        run.open(refs[0]).withCloseable { Arrays.equals(it.bytes, content) }
        Arrays.equals(copied.toByteArray(), content)

        where:
        bytes << [1, 4096, 4097, 100_000, 20_000_001]
    }

    def "a value that nobody kept is not there"() {
        given:
        def id = kept { }
        def run = open().open(id)
        def ref = ArtifactRef.elsewhere(large(7))

        expect:
        !run.has(ref)

        when:
        run.read(ref)

        then:
        def gone = thrown(StoreCorrupt)
        gone.message.endsWith('is damaged: it was kept and is gone')
    }

    def "large parameters are kept like artifacts"() {
        when:
        def id = open().create(start(small: ArtifactRef.inline(json('1')), text: ArtifactRef.inline(large(3)))).withCloseable { it.runId() }
        def run = open().open(id)

        then:
        run.start().parameters().keySet() as List == ['small', 'text']
        run.start().parameters().text.inline() == null
        run.read(run.start().parameters().text) == large(3)
    }

    def "looking finds nothing where nothing is, and there is no run that was not begun: #id"() {
        expect:
        open().runIds() == []
        open().clean(Cleanup.of([], Duration.ZERO)).runs() == []

        when:
        open().open(id)

        then:
        def missing = thrown(StoreFailure)
        missing.message == "there is no run '$id' in ${place()}"

        where:
        id << ['1m8bc0x22q3z', '../etc', '', 'index/x', '0123456789il']
    }

    def "a run is read while it is written, as far as it was synced"() {
        given:
        def writer = open().create(start())
        def run = open().open(writer.runId())

        expect:
        run.records().toList() == []
        run.end().empty
        run.writer().get() == "process ${ProcessHandle.current().pid()} on this machine"

        when:
        writer.append(done(1))
        writer.sync()
        def begun = run.records().iterator()
        begun.next()
        writer.append(done(2))
        writer.sync()

        then:
        !begun.hasNext()
        run.records().toList() == [done(1), done(2)]

        when:
        writer.close()

        then: 'nobody writes it any more, and it never ended: it is lost'
        run.writer().empty
        run.end().empty
    }

    def "many threads write one run, and nothing of it is lost"() {
        given:
        def threads = Executors.newFixedThreadPool(8)
        def refs = [].asSynchronized()

        when:
        def id = kept { writer ->
            threads.invokeAll((1..8).collect { thread ->
                {
                    ->
                    (1..25).each {
                        def ref = writer.keep(large(thread * 100 + it))
                        refs << ref
                        writer.append(done(thread * 100 + it, [x: ref]))
                        writer.print(new LogSource(new TaskId('process', [new Index.Item(thread)]), 0), [line("$thread $it")])
                        if (it % 10 == 0) {
                            writer.sync()
                        }
                    }
                } as Callable
            })*.get()
        }
        def run = open().open(id)
        def records = run.records().toList()

        then:
        records*.task()*.toString().toSet().size() == 200
        records.every { run.has(it.set().x) }
        refs.every { run.read(it).digest() == it.digest() }
        lines(run).groupBy { it.split(' ')[0] }.collectEntries { [it.key, it.value*.split(' ')*.getAt(1)*.toInteger()] } ==
            (1..8).collectEntries { [it.toString(), (1..25).toList()] }

        cleanup:
        threads.shutdown()
    }

    def "what was printed is read in its order, and a reader goes on where it stopped"() {
        given:
        def writer = open().create(start())
        def task = new LogSource(new TaskId('process', [new Index.Item(2)]), 1)

        when:
        writer.print(LogSource.RUN, [line('begun')])
        writer.print(task, [line('one'), line('', 1), line('drei ✓ \u0000 end', 2)])
        writer.sync()
        def log = open().open(writer.runId()).log()
        def first = (1..4).collect { log.next() }

        then:
        first*.line()*.text() == ['begun', 'one', '', 'drei ✓ \u0000 end']
        first*.source() == [LogSource.RUN, task, task, task]
        log.next() == null

        when:
        writer.print(task, [line('more')])
        writer.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
        writer.close()

        then:
        log.next().line().text() == 'more'
        log.next() == null
        lines(open().open(writer.runId())).size() == 5

        cleanup:
        log.close()
    }

    def "a run may get an id that was chosen before, but only once"() {
        given:
        def id = new RunIds(java.time.Clock.systemUTC(), new Random()).next()
        def store = open()
        def writer = store.create(id, start())

        expect:
        writer.runId() == id
        open().find(id).get().start() == start()

        when:
        writer.close()
        store.create(id, start())

        then:
        thrown(StoreFailure)
        open().find(id).get().start() == start()
    }

    def "an id that no machine makes is refused: #id"() {
        when:
        open().create(id, start())

        then:
        thrown(StoreFailure)
        open().runIds() == []

        where:
        id << ['', 'a', '../../../etc', 'argo-training-x7k2p', '1m8fyg4gm2rI', 'A' * 12, '000000000000']
    }

    def "runs are listed oldest first"() {
        given:
        def ids = (1..5).collect { kept { } }

        expect:
        open().runIds() == ids.toSorted()
    }

    def "tags that are changed at the same time are all changed"() {
        given:
        def id = kept { }
        def threads = Executors.newFixedThreadPool(4)
        def together = new CyclicBarrier(4)

        expect:
        open().open(id).tags().given() == ['nightly'] as Set

        when:
        threads.invokeAll((1..4).collect { number ->
            {
                ->
                def store = open()
                together.await()
                store.tag(id) { it.changed(["tag $number".toString()], []) }
            } as Callable
        })*.get()

        then:
        open().open(id).tags().given() == ['nightly', 'tag 1', 'tag 2', 'tag 3', 'tag 4'] as Set

        when:
        def now = open().tag(id) { it.changed([], ['nightly', 'tag 1', 'tag 2', 'tag 3', 'tag 4']) }

        then:
        now.given().empty
        open().open(id).tags().given().empty

        cleanup:
        threads.shutdown()
    }

    def "a run that resumes another is its successor from the first moment, with all that it inherits"() {
        given:
        def origin = kept { it.append(done(1)) }
        def inherited = new Inheritance((1..50).collect { done(it).takenOver(new Reused(origin, null)) }, [])

        when:
        def writer = open().resume(resuming(origin), inherited, false)
        def run = open().open(writer.runId())

        then:
        open().open(origin).successor().get() == writer.runId()
        run.start() == resuming(origin)
        run.records().toList() == inherited.tasks()
        run.successor().empty

        when:
        writer.append(done(51))
        writer.close()

        then:
        run.records().toList() == inherited.tasks() + done(51)
        open().open(origin).records().toList() == [done(1)]

        when:
        open().resume(resuming(origin), false)

        then:
        def locked = thrown(RunLocked)
        locked.message == "run $origin was resumed in the meantime, by run ${writer.runId()}"
        open().runIds() == [origin, writer.runId()].toSorted()
    }

    def "who asks for it may resume a run again, whoever did before; nobody is told"() {
        given:
        def origin = kept { it.append(done(1)) }

        when:
        def runs = [true, false, true, true].collect { again -> open().resume(resuming(origin), again).withCloseable { it.runId() } }

        then:
        open().open(origin).successor().get() == runs[1]
        open().runIds().toSet() == (runs + origin).toSet()
    }

    def "nobody resumes a run that is being written or resumed: again is #again"() {
        given:
        def writer = open().create(start())
        def me = "process ${ProcessHandle.current().pid()} on this machine"

        when:
        open().resume(resuming(writer.runId()), again)

        then:
        def written = thrown(RunLocked)
        written.message == "run ${writer.runId()} is being written by $me"

        when:
        writer.close()
        def resumer = open().resume(resuming(writer.runId()), true)
        open().resume(resuming(writer.runId()), again)

        then:
        def resumed = thrown(RunLocked)
        resumed.message == "run ${writer.runId()} is being resumed by $me"

        when: 'it is over'
        resumer.close()
        open().resume(resuming(writer.runId()), again).close()

        then:
        open().runIds().size() == 3

        where:
        again << [true, false]
    }

    def "of many that resume a run at the same time one does"() {
        given:
        def origin = kept { it.append(done(1)) }
        def threads = Executors.newFixedThreadPool(6)
        def together = new CyclicBarrier(6)

        when:
        def ends = threads.invokeAll((1..6).collect {
            {
                ->
                def store = open()
                together.await()
                try {
                    def writer = store.resume(resuming(origin), false)
                    writer.close()
                    writer.runId()
                } catch (RunLocked locked) {
                    locked
                }
            } as Callable
        })*.get()
        def winners = ends.findAll { it instanceof String }

        then:
        winners.size() <= 1
        open().runIds().size() == 1 + winners.size()
        open().open(origin).successor() == (winners.empty ? Optional.empty() : Optional.of(winners[0]))

        when: 'all may have stepped back for one another, but then the way is free'
        def late = winners.empty ? open().resume(resuming(origin), false).withCloseable { it.runId() } : winners[0]

        then:
        open().open(origin).successor().get() == late

        cleanup:
        threads.shutdown()
    }

    def "cleaning takes away runs, and the values that no other speaks of"() {
        given:
        def refs = [:]
        def gone = kept { writer ->
            refs.own = writer.keep(large(1))
            refs.shared = writer.keep(large(2))
            writer.append(done(1, [a: refs.own, b: refs.shared]))
            writer.print(LogSource.RUN, [line('x')])
        }
        def stays = kept { writer -> writer.append(done(1, [b: writer.keep(large(2))])) }

        when:
        def trial = open().clean(Cleanup.of([gone], Duration.ZERO).asTrial())

        then:
        trial.runs()*.runId() == [gone]
        open().runIds() == [gone, stays].toSorted()

        when:
        def cleaned = open().clean(Cleanup.of([gone], Duration.ZERO))

        then:
        cleaned.runs()*.runId() == [gone]
        cleaned.runs()[0].bytes() > 0
        cleaned.values() == new Amount(1, large(1).bytes().length)
        cleaned.kept().isEmpty() && cleaned.unreadable().isEmpty()
        open().runIds() == [stays]
        open().open(stays).read(refs.shared) == large(2)
        !open().open(stays).has(refs.own)
    }

    def "runs that are being written, are pinned, or are being resumed stay"() {
        given:
        def writer = open().create(start())
        def ref = writer.keep(large(1))
        writer.sync()
        def pinned = kept { }
        open().tag(pinned) { it.changed(['keep'], []) }
        def origin = kept { }
        def resumer = open().resume(resuming(origin), true)
        def me = "process ${ProcessHandle.current().pid()} on this machine"

        when:
        def cleaned = open().clean(Cleanup.of([writer.runId(), pinned, origin, '1m8bc0x22q3z'], Duration.ZERO).pinnedBy(['keep'] as Set))

        then:
        cleaned.runs() == []
        cleaned.kept() == [
            (writer.runId()): "run ${writer.runId()} is being written by $me".toString(),
            (pinned)        : "run $pinned has the tag 'keep'".toString(),
            (origin)        : "run $origin is being resumed by $me".toString(),
        ]
        open().runIds().size() == 4

        when: 'no record speaks of the value yet, but its run may be about to'
        writer.append(done(1, [x: ref]))
        writer.close()

        then:
        open().open(writer.runId()).read(ref) == large(1)

        cleanup:
        resumer.close()
    }

    def "what no run speaks of stays for the grace period"() {
        given:
        def gone = kept { writer -> writer.append(done(1, [a: writer.keep(large(1))])) }

        when:
        def cleaned = open().clean(Cleanup.of([gone], Duration.ofDays(1)))

        then:
        cleaned.values() == Amount.NONE
        cleaned.young() == new Amount(1, large(1).bytes().length)

        when:
        def later = open().clean(Cleanup.of([], Duration.ZERO))

        then:
        later.values() == new Amount(1, large(1).bytes().length)
    }

    def "a whole place has no findings"() {
        given:
        kept { writer ->
            writer.append(done(1, [a: writer.keep(large(1)), b: writer.keep(json('1'))]))
            writer.print(LogSource.RUN, [line('x')])
            writer.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
        }
        def lost = kept { writer -> writer.append(done(1, [a: writer.keep(large(2))])) }

        when:
        def checkup = open().check(null) { }

        then:
        checkup.findings() == []
        checkup.runs() == 2
        checkup.values() == new Amount(2, 2 * large(1).bytes().length)

        when:
        def one = open().check(lost) { }

        then:
        one.findings() == []
        one.runs() == 1
        one.values().count() == 1
    }

    def "a task that runs in a process of its own commits itself, and the first attempt that does wins"() {
        given:
        def writer = open().create(start())
        def task = done(7).task()
        def id = writer.runId()

        when:
        def failing = open().attempt(open().open(id), task, 0)
        failing.print(new LogSource(task, 0), [line('first try')])
        failing.append(failed(task, 0))
        failing.close()

        then:
        failing.committed().get() == failed(task, 0)
        open().open(id).ofTask(task).empty
        open().open(id).ofFailure(task, 0).get() == failed(task, 0)
        open().open(id).ofFailure(task, 1).empty

        when:
        def winner = open().attempt(open().open(id), task, 1)
        def late = open().attempt(open().open(id), task, 2)
        def refs = [winner, late].indexed().collect { i, attempt -> attempt.keep(large(i)) }
        [winner, late].indexed().each { i, attempt ->
            attempt.print(new LogSource(task, i + 1), [line("try ${i + 2}")])
            attempt.append(new TaskDone(task, i + 1, NOON, NOON.plusSeconds(i), [x: refs[i], n: attempt.keep(json("$i"))], [] as Set, null))
        }
        [winner, late]*.close()
        def run = open().open(id)

        then:
        winner.committed().get() == run.ofTask(task).get()
        late.committed().empty
        run.ofTask(task).get().attempt() == 1
        run.read(run.ofTask(task).get().set().x) == large(0)
        run.records().toList()*.attempt() == [0, 1]
        lines(run).toSet() == ['first try', 'try 2', 'try 3'] as Set

        when: 'whoever writes the run speaks of the task as well'
        writer.append(failed(task, 0))
        writer.append(run.ofTask(task).get())
        writer.append(done(8))
        writer.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
        writer.close()

        then: 'it is told once, and the end is the last'
        run.records().toList().dropRight(1) == [failed(task, 0), run.ofTask(task).get(), done(8)]
        run.end().get().status() == RunEnd.Status.SUCCEEDED
        open().check(null) { }.findings() == []
    }

    def "what tasks wrote of which nobody spoke stands behind the rest, by when they ended"() {
        given:
        def writer = open().create(start())
        writer.append(done(1))
        writer.sync()
        [5, 3, 4].each { number -> open().attempt(open().open(writer.runId()), done(number).task(), 0).withCloseable { it.append(done(number)) } }

        expect:
        open().open(writer.runId()).records().toList() == [done(1), done(3), done(4), done(5)]

        when:
        writer.append(new RunEnd(RunEnd.Status.FAILED, NOON))
        writer.close()

        then:
        open().open(writer.runId()).records().toList()[0..3] == [done(1), done(3), done(4), done(5)]
        open().open(writer.runId()).records().toList()[4] instanceof RunEnd
    }

    def "what tasks left is read one by one, or of all others together"() {
        given:
        def id = kept { }
        (1..4).each { number -> open().attempt(open().open(id), done(number).task(), 0).withCloseable { it.append(done(number)) } }
        open().attempt(open().open(id), done(5).task(), 0).withCloseable { it.append(failed(done(5).task(), 0)) }
        def run = open().open(id)

        expect:
        run.ofOtherTasks([] as Set).toSet() == (1..4).collect { done(it) } as Set
        run.ofOtherTasks([done(2).task(), done(5).task(), done(9).task()] as Set).toSet() == [1, 3, 4].collect { done(it) } as Set
        open().open(kept { }).ofOtherTasks([] as Set).empty
    }

    def "of many attempts that commit at the same time one wins, for all who ask"() {
        given:
        def id = kept { }
        def task = done(1).task()
        def threads = Executors.newFixedThreadPool(6)
        def together = new CyclicBarrier(6)

        when:
        def seen = threads.invokeAll((0..5).collect { number ->
            {
                ->
                def store = open()
                store.attempt(store.open(id), task, number).withCloseable { attempt ->
                    together.await()
                    attempt.append(new TaskDone(task, number, NOON, NOON, [n: attempt.keep(json("$number"))], [] as Set, null))
                }
                store.open(id).ofTask(task).get().attempt()
            } as Callable
        })*.get()

        then:
        seen.toSet().size() == 1

        cleanup:
        threads.shutdown()
    }

    def "values that a task committed itself are not cleaned away, and those of a run that goes go"() {
        given:
        def id = kept { }
        def ref = open().attempt(open().open(id), done(1).task(), 0).withCloseable { attempt ->
            def ref = attempt.keep(large(1))
            attempt.append(done(1, [x: ref]))
            ref
        }

        when:
        def cleaned = open().clean(Cleanup.of([], Duration.ZERO))

        then:
        cleaned.values().count() == 0
        open().open(id).read(ref) == large(1)

        when:
        def gone = open().clean(Cleanup.of([id], Duration.ZERO))

        then:
        gone.values().count() == 1
        open().runIds() == []
    }

    def "code packages of #bytes bytes are kept once, by their digests"() {
        given:
        def content = new byte[bytes]
        new Random(bytes).nextBytes(content)
        def digest = java.security.MessageDigest.getInstance('SHA-256').digest(content).encodeHex().toString()

        expect:
        !open().packages().has(digest)

        when:
        open().packages().keep(digest, new ByteArrayInputStream(content))
        open().packages().keep(digest, new ByteArrayInputStream(new byte[1]))

        then:
        open().packages().has(digest)
        open().packages().open(digest).withCloseable { Arrays.equals(it.bytes, content) }
        open().check(null) { }.findings() == []

        when:
        open().packages().open('0' * 64)

        then:
        def none = thrown(StoreFailure)
        none.message == "there is no code package ${'0' * 64} in ${place()}"

        where:
        bytes << [1, 100_000, 20_000_001]
    }

    private static TaskFailed failed(TaskId task, int attempt) {
        new TaskFailed(task, attempt, NOON, NOON, FAILURE, false)
    }
}
