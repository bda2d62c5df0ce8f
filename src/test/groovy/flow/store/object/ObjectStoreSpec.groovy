package flow.store.object

import flow.store.ArtifactRef
import flow.store.Cleanup
import flow.store.Finding
import flow.store.Holder
import flow.store.LogSource
import flow.store.Machine
import flow.store.RunEnd
import flow.store.RunLocked
import flow.store.StoreContract
import flow.store.StoreCorrupt
import flow.store.StoreFailure
import flow.store.object.FakeBucket.Fault
import spock.lang.Specification

import java.time.Duration

import static flow.store.local.Runs.NOON
import static flow.store.local.Runs.done
import static flow.store.local.Runs.json
import static flow.store.local.Runs.resuming
import static flow.store.local.Runs.start

/** What holds where nothing but whole objects can be written, beyond what holds for every store. */
class ObjectStoreSpec extends Specification {
    def bucket = new FakeBucket()

    /** Another process, with the same objects and a connection of its own. */
    ObjectStore other(Map<String, ?> settings = [:]) {
        def view = new FakeBucket(bucket)
        view.now = bucket.now
        Stores.of(settings, view)
    }

    private static String small(ObjectStore store) {
        store.create(start()).withCloseable { writer ->
            writer.append(done(1, [a: writer.keep(json('1')), b: writer.keep(StoreContract.large(1))]))
            writer.print(LogSource.RUN, [StoreContract.line('hello')])
            writer.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
            writer.runId()
        }
    }

    def "a run is a few objects, which people can read"() {
        when:
        def id = small(Stores.of(bucket))

        then:
        bucket.objects.keySet()*.replaceFirst(/journal.0000000\d$/, 'journal/…').toUnique() == [
            'flow.json', "index/$id", "runs/$id/end", "runs/$id/journal/…", "runs/$id/log/00000000",
            "values/${StoreContract.large(1).digest()[0..1]}/${StoreContract.large(1).digest()}",
        ]*.toString()
        new String(bucket.objects['flow.json'].bytes) == '{"format":1}\n'
        new String(bucket.objects["index/$id".toString()].bytes).readLines()[1].contains('{"v":2,"start":{"flow":"training"')
        bucket.objects["values/${StoreContract.large(1).digest()[0..1]}/${StoreContract.large(1).digest()}".toString()].bytes ==
            StoreContract.large(1).bytes()
    }

    def "a task is committed by its values, all at the same time, and one object behind them"() {
        given:
        def store = Stores.of(bucket)
        def writer = store.create(start())
        bucket.requests.clear()

        when:
        writer.append(done(1, (1..5).collectEntries { ["v$it".toString(), writer.keep(StoreContract.large(it))] }))
        writer.sync()

        then:
        bucket.requests.size() == 6
        bucket.requests[0..4].every { it.startsWith('put values/') }
        bucket.requests[5] == "create runs/${writer.runId()}/journal/00000000"

        cleanup:
        writer.close()
    }

    def "what is written while a request is on its way goes together"() {
        given:
        def store = Stores.of(bucket)
        def writer = store.create(start())
        bucket.requests.clear()
        def gone = new java.util.concurrent.CountDownLatch(1)
        def added = new java.util.concurrent.CountDownLatch(1)
        bucket.before = { String request ->
            if (request.endsWith('journal/00000000')) {
                gone.countDown()
                added.await()
            }
        }

        when:
        writer.append(done(0))
        gone.await()
        (1..1000).each { writer.append(done(it)) }
        added.countDown()
        writer.sync()

        then:
        bucket.requests.size() == 2
        store.open(writer.runId()).records().count() == 1001

        cleanup:
        writer.close()
    }

    def "a process that was taken for lost and comes back can write no more"() {
        given:
        def lost = Stores.of(bucket).create(start())
        lost.append(done(1))
        lost.sync()

        when: 'nothing is heard of it for longer than a lease holds'
        bucket.now += Leases.LENGTH
        def store = other()

        then:
        store.open(lost.runId()).writer().empty

        when:
        def successor = store.resume(resuming(lost.runId()), false)
        lost.append(done(2))
        lost.sync()

        then:
        def taken = thrown(StoreFailure)
        taken.message.startsWith("run ${lost.runId()} was taken for lost and went on elsewhere")
        store.open(lost.runId()).records().toList() == [done(1)]

        when:
        successor.append(done(2))
        successor.sync()

        then:
        store.open(successor.runId()).records().toList() == [done(2)]

        cleanup:
        successor.close()
    }

    def "a lease that is renewed holds for as long as its run is written"() {
        given:
        def renewed = new java.util.concurrent.CountDownLatch(2)
        bucket.before = { String request ->
            if (request.startsWith('put leases/write/')) {
                renewed.countDown()
            }
        }
        def writer = Stores.of(bucket, lease: Duration.ofMillis(30)).create(start())

        when:
        renewed.await()
        bucket.now += Duration.ofMillis(29)

        then:
        other(lease: Duration.ofDays(1)).open(writer.runId()).writer().present

        when:
        writer.close()

        then:
        other(lease: Duration.ofDays(1)).open(writer.runId()).writer().empty
        !bucket.objects.keySet().any { it.startsWith('leases/') }
    }

    def "a lease of #holder is #free"() {
        given:
        def id = Stores.of(bucket).create(start()).withCloseable { it.runId() }
        def prefix = "leases/write/$id/".toString()
        bucket.put("${prefix}00000000", new Envelope('lease', prefix, 0, 'x', content == null ? [] : [content]).written())

        expect:
        other().open(id).writer() == (free == 'free' ? Optional.empty() : Optional.of(who))

        where:
        holder                               | content                                                                                       | free   | who
        'a process that is gone'             | new Holder(Machine.name(), Machine.boot(), 0x7fffffff, '1').written()                         | 'free' | null
        'a process before the last start'    | new Holder(Machine.name(), 'another', ProcessHandle.current().pid(), '1').written()           | 'free' | null
        'this process'                       | Holder.here().written()                                                                       | 'held' | "process ${ProcessHandle.current().pid()} on this machine".toString()
        'a process of another machine'       | new Holder('far', 'b', 4711, '1').written()                                                   | 'held' | "process 4711 on the machine 'far'"
        'somebody who did not say who it is' | null                                                                                          | 'held' | 'another process'
    }

    def "whatever request fails in passing, or loses its answer, once or a few times: nothing is lost or doubled (#failure)"() {
        given:
        def tries = [:].withDefault { 0 }
        bucket.fault = { String request, int number -> synchronized (tries) { tries[request]++ < times ? failure : Fault.NONE } }
        def store = Stores.of(bucket)

        when:
        def origin = small(store)
        def id = store.resume(resuming(origin), true).withCloseable { writer ->
            (1..20).each { writer.append(done(it, [x: writer.keep(StoreContract.large(it))])) }
            writer.append(done(21, [y: writer.keep('bytes/1', new ByteArrayInputStream(new byte[17 << 20]))]))
            writer.runId()
        }
        store.tag(id) { it.changed(['once'], []) }

        then:
        def run = store.open(id)
        run.records().toList()*.task()*.toString() == (1..21).collect { "process[$it]".toString() }
        run.records().toList()[0..19].indexed().every { i, record -> run.read(record.set().x) == StoreContract.large(i + 1) }
        run.read(run.records().toList()[20].set().y).bytes().length == 17 << 20
        run.tags().given() == ['once'] as Set
        bucket.objects.keySet().count { it.contains('/tags/') } == 1
        bucket.openUploads() <= times

        where:
        failure           | times
        Fault.PASSING     | 1
        Fault.PASSING     | 3
        Fault.LOST_ANSWER | 1
        Fault.LOST_ANSWER | 3
    }

    def "with a tenth of all requests failing runs are whole (seed #seed)"() {
        given:
        def random = new Random(seed)
        bucket.fault = { String request, int number -> synchronized (random) { random.nextInt(10) == 0 ? (random.nextBoolean() ? Fault.PASSING : Fault.LOST_ANSWER) : Fault.NONE } }
        def store = Stores.of(bucket)

        when:
        def id = store.create(start()).withCloseable { writer ->
            (1..100).each {
                writer.append(done(it, [x: writer.keep(StoreContract.large(it))]))
                writer.print(LogSource.RUN, [StoreContract.line("line $it")])
                it % 7 ?: writer.sync()
            }
            writer.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
            writer.runId()
        }
        def run = store.open(id)

        then:
        run.records().count() == 101
        run.records().toList()[0..99].indexed().every { i, record -> run.read(record.set().x) == StoreContract.large(i + 1) }
        StoreContract.lines(run) == (1..100).collect { "line $it".toString() }
        store.check(null) { }.findings() == []

        where:
        seed << (1..5)
    }

    def "what fails for good is said, and from then on nothing is written: the run can be resumed as far as it went"() {
        given:
        def store = Stores.of(bucket)
        def writer = store.create(start())
        writer.append(done(1))
        writer.sync()

        when:
        bucket.fault = { String request, int number -> failure }
        writer.append(done(2))
        writer.sync()

        then:
        def failed = thrown(StoreFailure)
        failed.message == message

        when:
        writer.append(done(3))

        then:
        thrown(StoreFailure)

        when:
        bucket.fault = { String request, int number -> Fault.NONE }
        writer.close()

        then:
        thrown(StoreFailure)
        other().open(writer.runId()).records().toList() == [done(1)]
        other().resume(resuming(writer.runId()), false).withCloseable { it.runId() } != null

        where:
        failure       | message
        Fault.FINAL   | 'the fake bucket is out of order.'
        Fault.PASSING | 'the fake bucket is out of order. It was tried 8 times.'
    }

    def "pauses between tries grow, and are never the same"() {
        given:
        def pauses = []
        def store = Stores.of(bucket, sleep: { Duration time -> pauses << time.toMillis() })
        bucket.fault = { String request, int number -> Fault.PASSING }

        when:
        store.runIds()

        then:
        thrown(StoreFailure)
        pauses.size() == Retries.MOST - 1
        pauses.indexed().every { i, millis -> millis <= Math.min(5_000, 50 << i) }
        pauses.toSet().size() > 3
    }

    def "one wrong byte anywhere is never taken for what was written, and is found by whoever looks for it"() {
        given:
        def id = small(Stores.of(bucket))
        def sound = read(Stores.of(bucket), id)
        def wrong = []
        def unseen = []

        when:
        bucket.objects.findAll { key, stored -> key != 'flow.json' }.each { key, stored ->
            (0..<stored.bytes.length).findAll { it < 200 || it % 97 == 0 || it > stored.bytes.length - 20 }.each { at ->
                stored.bytes[at] = (byte) (stored.bytes[at] ^ 1)
                try {
                    if (read(other(), id) != sound) {
                        wrong << "$key at $at"
                    }
                    unseen << "$key at $at"
                } catch (StoreCorrupt | StoreFailure told) {
                    if (at % 10 == 0 && other().check(null) { }.findings().every { it.kind() != Finding.Kind.DAMAGED }) {
                        unseen << "$key at $at, by fsck"
                    }
                }
                stored.bytes[at] = (byte) (stored.bytes[at] ^ 1)
            }
        }

        then:
        wrong == []
        unseen == []
        read(other(), id) == sound
    }

    private static List<?> read(ObjectStore store, String id) {
        def run = store.open(id)
        def records = run.records().toList()
        [run.start(), records, run.end(), records.findAll { it.hasProperty('set') || it.class.simpleName == 'TaskDone' }
            .collectMany { it.set().values().collect { ref -> run.read(ref) } }, StoreContract.lines(run), run.tags(), run.successor()]
    }

    def "an object that is gone is missed: #what"() {
        given:
        def id = small(Stores.of(bucket))

        when:
        bucket.objects.remove(bucket.objects.keySet().find { it.contains(what) })
        read(other(), id)

        then:
        def damage = thrown(StoreCorrupt)
        damage.message.contains('is gone') || damage.message.contains('only 0 are there')
        other().check(null) { }.has(Finding.Kind.DAMAGED)

        where:
        what << ['/journal/00000000', '/log/', 'values/']
    }

    def "a run whose process ended between its last record and the copy of it has ended all the same"() {
        given:
        def id = small(Stores.of(bucket))

        when:
        bucket.objects.remove("runs/$id/end".toString())

        then:
        other().open(id).end().get().status() == RunEnd.Status.SUCCEEDED
        read(other(), id)[1].last() == other().open(id).end().get()
        other().check(null) { }.findings() == []
    }

    def "objects that nobody of us wrote hinder nothing, and are told"() {
        given:
        def id = small(Stores.of(bucket))
        def foreign = ['notes.txt', 'index/notes', "runs/$id/journal/notes", "runs/$id/x", 'values/ab/cd']*.toString()
        foreign.each { bucket.put(it, 'x'.bytes) }

        expect:
        other().runIds() == [id]
        read(other(), id) != null
        other().check(null) { }.findings()*.what() == foreign.toSorted().collect { "fake://bucket/$it is no object of flow's".toString() }
    }

    def "a service that overwrites what it was told to create is refused, unless that is allowed"() {
        given:
        def careless = new FakeBucket() {
            @Override
            boolean create(String key, byte[] content) {
                put(key, content)
                true
            }
        }

        when:
        Stores.of(careless).create(start())

        then:
        def refused = thrown(StoreFailure)
        refused.message.contains('its service overwrites an object where it was told to create one only if there is none (If-None-Match)')
        careless.objects.isEmpty()

        expect:
        Stores.of(careless, conditional: false).create(start()).withCloseable { it.runId() } != null
    }

    def "it is asked once what the service does"() {
        when:
        small(Stores.of(bucket))
        bucket.requests.clear()
        small(Stores.of(bucket))

        then:
        !bucket.requests.any { it.contains('probe-') }
        bucket.requests.first() == 'get flow.json'
    }

    def "a place of a later release is left alone"() {
        given:
        def id = small(Stores.of(bucket))
        bucket.put('flow.json', '{"format":2}'.bytes)

        when:
        use(other(), id)

        then:
        def later = thrown(StoreFailure)
        later.message.contains('was written by a later release of flow')

        where:
        use << [{ places, run -> places.runIds() }, { places, run -> places.open(run) }, { places, run -> places.create(start()) },
                { places, run -> places.clean(Cleanup.of([], Duration.ZERO)) }]
    }

    def "of a large value that cannot be sent nothing is left"() {
        given:
        def store = Stores.of(bucket)
        def writer = store.create(start())
        bucket.fault = { String request, int number -> request.startsWith('part') && request.endsWith(' 2') ? Fault.FINAL : Fault.NONE }

        when:
        writer.keep('bytes/1', new ByteArrayInputStream(new byte[20 << 20]))

        then:
        thrown(StoreFailure)
        bucket.openUploads() == 0
        !bucket.objects.keySet().any { it.startsWith('values/') }

        cleanup:
        writer.close()
    }

    def "a large value that is there is not sent again, unless it is old: then whoever cleans may be about to take it"() {
        given:
        def store = Stores.of(bucket)
        def writer = store.create(start())
        def keep = { writer.keep('bytes/1', new ByteArrayInputStream(new byte[9 << 20])) }
        keep()
        bucket.requests.clear()

        when:
        keep()

        then:
        bucket.requests.size() == 1
        bucket.requests[0].startsWith('look values/')

        when:
        bucket.now += Values.YOUNG
        keep()

        then:
        bucket.requests.any { it.startsWith('complete values/') }

        cleanup:
        writer.close()
    }

    def "no value is cleaned away before whoever kept it could write that down"() {
        given:
        def store = Stores.of(bucket, grace: Cleaning.LEAST_GRACE)
        def id = store.create(start()).withCloseable { writer -> writer.keep(StoreContract.large(1)); writer.runId() }
        bucket.now += minutes

        when:
        def cleaned = Stores.of(bucket, grace: Cleaning.LEAST_GRACE).clean(Cleanup.of([id], Duration.ZERO))

        then:
        cleaned.values().count() == gone
        cleaned.young().count() == 1 - gone

        where:
        minutes                | gone
        Duration.ofMinutes(59) | 0
        Duration.ofMinutes(60) | 1
    }

    def "what a run has kept for its next record stays, however long cleaning takes"() {
        given:
        def writer = Stores.of(bucket).create(start())
        def ref = writer.keep(StoreContract.large(1))
        writer.sync()
        def slow = new FakeBucket(bucket)
        slow.before = { String request -> slow.now += Duration.ofSeconds(1) }

        when:
        def cleaned = Stores.of(slow).clean(Cleanup.of([], Duration.ZERO))

        then:
        cleaned.young().count() == 1
        Stores.of(bucket).open(writer.runId()).has(ref)

        cleanup:
        writer.close()
    }

    def "a value that somebody keeps again while it is about to be cleaned away stays"() {
        given:
        def store = Stores.of(bucket, grace: Duration.ofHours(1))
        def old = store.create(start()).withCloseable { writer -> writer.append(done(1, [x: writer.keep(StoreContract.large(1))])); writer.runId() }
        bucket.now += Duration.ofHours(2)
        def cleaning = new FakeBucket(bucket)
        cleaning.now = bucket.now
        def kept = null
        cleaning.before = { String request ->
            if (kept == null && request.startsWith('look values/')) {
                kept = store.create(start()).withCloseable { writer -> writer.append(done(1, [x: writer.keep(StoreContract.large(1))])); writer.runId() }
            }
        }

        when:
        def cleaned = Stores.of(cleaning, grace: Duration.ofHours(1)).clean(Cleanup.of([old], Duration.ZERO))

        then:
        cleaned.runs()*.runId() == [old]
        cleaned.young().count() == 1
        store.check(null) { }.findings() == []
    }

    def "a run that is taken away while it is written does not succeed"() {
        given:
        def writer = Stores.of(bucket).create(start())
        bucket.objects.clear()

        when:
        writer.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON))

        then:
        def lost = thrown(StoreFailure)
        lost.message.contains('was taken away')
    }

    def "a number far off is a gap, and keeps nobody busy: #key"() {
        given:
        def id = small(Stores.of(bucket))
        bucket.put("runs/$id/$key".toString(), 'x'.bytes)

        when:
        def checkup = other().check(null) { }
        def tags = other().tag(id) { it.changed(['new'], []) }

        then:
        checkup.findings().size() == findings
        tags.given().contains('new')

        where:
        key                 || findings
        'journal/999999999' || 1
        'log/999999999'     || 1
        'tags/999999999'    || 0
    }

    def "a log of many attempts is read by few requests"() {
        given:
        def store = Stores.of(bucket)
        def id = small(store)
        (1..5).each { number ->
            store.attempt(store.open(id), done(number).task(), 0).withCloseable { attempt -> (1..200).each { attempt.print(new LogSource(done(number).task(), 0), [StoreContract.line("$it")]) } }
        }
        bucket.pageSize = 1000
        bucket.requests.clear()

        when:
        def lines = StoreContract.lines(store.open(id))

        then:
        lines.size() == 1001
        bucket.requests.size() < 60
    }

    def "what a process left of a run that it never began is cleaned away in time"() {
        given:
        small(Stores.of(bucket))
        bucket.put('runs/1m8bc0x22q3z/journal/00000000', new byte[10])
        bucket.put('leases/write/1m8bc0x22q3z/00000000', new byte[10])

        expect:
        Stores.of(bucket, grace: Duration.ofHours(1)).clean(Cleanup.of([], Duration.ZERO)).leftovers().count() == 0

        when:
        bucket.now += Duration.ofHours(1)

        then:
        Stores.of(bucket, grace: Duration.ofHours(1)).clean(Cleanup.of([], Duration.ZERO)).leftovers().count() == 2
        Stores.of(bucket).runIds().size() == 1
        !bucket.objects.keySet().any { it.contains('1m8bc0x22q3z') }
    }

    def "who would take a lock from an older list sees that somebody has it, and steps back"() {
        given:
        def origin = small(Stores.of(bucket))
        def prefix = "leases/resume/$origin/".toString()
        def others = "${prefix}00000001".toString()
        def late = new FakeBucket(bucket)
        late.before = { String request ->
            // Since it saw none, another one took what a process that is gone had left, and took that away.
            if (request == "create ${prefix}00000000") {
                bucket.put(others, new Envelope('lease', prefix, 1, 'x', [new Holder('far', 'b', 4711, '1').written()]).written())
            }
        }

        when:
        Stores.of(late).resume(resuming(origin), true)

        then:
        def locked = thrown(RunLocked)
        locked.message == "run $origin is being resumed by process 4711 on the machine 'far'"
        bucket.objects.keySet().findAll { it.startsWith(prefix) } == [others] as Set
    }

    def "a deployed run of which the end cannot be read is told when runs are cleaned, and no value goes until it does"() {
        given:
        def deployed = 'argo-training-x7k2p'
        def store = Stores.of(bucket)
        store.begin(deployed, start())
        store.attempt(store.open(deployed), done(1).task(), 0).withCloseable { it.keep(StoreContract.large(1)) }
        store.end(store.open(deployed), new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
        bucket.objects["runs/$deployed/end".toString()].bytes[-10] ^= 2

        when:
        def cleaned = other().clean(Cleanup.of([], Duration.ZERO))

        then:
        !cleaned.swept
        cleaned.unreadable().keySet() == [deployed].toSet()
        cleaned.unreadable()[deployed].contains('is damaged')
        bucket.objects.keySet().any { it.startsWith('values/') }

        when:
        def despite = other().clean(Cleanup.of([deployed], Duration.ZERO).despiteDamage())

        then:
        despite.swept
        despite.values().count() == 1
        other().runIds() == []
    }

    def "whether a deployed run is over is one question"() {
        given:
        def deployed = 'argo-training-x7k2p'
        def store = Stores.of(bucket)
        store.begin(deployed, start())
        def run = store.open(deployed)
        bucket.requests.clear()

        expect:
        run.end().empty
        bucket.requests == ["get runs/$deployed/end".toString()]
    }

    def "an own value is only what its digest says"() {
        given:
        def id = small(Stores.of(bucket))

        when:
        other().open(id).read(ArtifactRef.elsewhere('json/1', '0' * 64, 5))

        then:
        thrown(StoreCorrupt)
    }
}
