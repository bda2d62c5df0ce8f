package flow.store.s3

import flow.store.LogSource
import flow.store.RunEnd
import flow.store.StoreContract
import flow.store.StoreCorrupt
import flow.store.StoreFailure
import flow.store.object.ObjectStore
import flow.store.object.Stores
import flow.store.s3.FaultyServer.Fault
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification

import java.time.Duration

import static flow.store.local.Runs.NOON
import static flow.store.local.Runs.done
import static flow.store.local.Runs.resuming
import static flow.store.local.Runs.start

/** What networks and services do to requests, in front of a real server. */
@Requires(value = { S3Server.there }, reason = 'there is no S3 server')
class S3FaultsSpec extends Specification {
    @Shared
    @AutoCleanup
    FaultyServer server = new FaultyServer(S3Server.get().address)

    String place = Buckets.make(server.address)

    def cleanup() {
        server.fault = { String method, String path, int number -> Fault.NONE }
    }

    private ObjectStore store(Duration timeout = Duration.ofSeconds(20)) {
        Stores.of(Buckets.bucket(place, server.address, timeout))
    }

    private static String run(ObjectStore store, int tasks) {
        store.create(start()).withCloseable { writer ->
            (1..tasks).each {
                writer.append(done(it, [x: writer.keep(StoreContract.large(it))]))
                writer.print(LogSource.RUN, [StoreContract.line("line $it")])
            }
            writer.append(done(tasks + 1, [x: writer.keep('bytes/1', new ByteArrayInputStream(new byte[9 << 20]))]))
            writer.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
            writer.runId()
        }
    }

    private static void requireWhole(ObjectStore store, String id, int tasks) {
        def run = store.open(id)
        def records = run.records().toList()
        def values = records[0..<tasks].collect { run.read(it.set().x) }
        def large = run.open(records[tasks].set().x).withCloseable { it.bytes }
        def lines = StoreContract.lines(run)
        assert records.size() == tasks + 2
        assert values == (1..tasks).collect { StoreContract.large(it) }
        assert Arrays.equals(large, new byte[9 << 20])
        assert lines == (1..tasks).collect { "line $it".toString() }
    }

    def "#fault at every request once: the run is whole, and so is what is read"() {
        given:
        def seen = [].toSet()
        server.fault = { String method, String path, int number ->
            synchronized (seen) { seen.add("$method ${path.replaceFirst(/uploadId=[^&]*/, '')}".toString()) ? fault : Fault.NONE }
        }

        when:
        def id = run(store(timeout), 5)

        then:
        requireWhole(store(timeout), id, 5)
        seen.size() > 15

        where:
        fault            | timeout
        Fault.BUSY       | Duration.ofSeconds(20)
        Fault.BROKEN     | Duration.ofSeconds(20)
        Fault.CONFLICT   | Duration.ofSeconds(20)
        Fault.CUT_BEFORE | Duration.ofSeconds(20)
        Fault.LOST       | Duration.ofSeconds(20)
        Fault.CUT_OFF    | Duration.ofSeconds(20)
    }

    def "a body that stops in its middle is given up and asked for again"() {
        given:
        def id = run(store(), 1)
        def stalled = 0
        server.fault = { String method, String path, int number ->
            method == 'GET' && path.startsWith('values/') && stalled++ < 1 ? Fault.STALLED : Fault.NONE
        }

        expect:
        requireWhole(store(Duration.ofMillis(500)), id, 1)
        stalled > 1
    }

    def "one byte that changes on its way is asked for again"() {
        given:
        def id = run(store(), 3)
        def changed = [].toSet()
        server.fault = { String method, String path, int number ->
            method == 'GET' && path =~ /^(values|runs|index)\// && changed.add(path) ? Fault.CHANGED : Fault.NONE
        }

        expect:
        requireWhole(store(), id, 3)
        changed.size() > 5
    }

    def "what comes with a wrong byte each time is never used"() {
        given:
        def id = run(store(), 3)
        server.fault = { String method, String path, int number -> method == 'GET' && path.startsWith(what) ? Fault.CHANGED : Fault.NONE }

        when:
        requireWhole(store(), id, 3)

        then:
        def damage = thrown(StoreCorrupt)
        damage.message.startsWith("$place/$what")

        where:
        what << ['index/', 'runs/', 'values/']
    }

    def "with a tenth of all requests failing a run completes, and with a third it does or says what is wrong (seed #seed, one in #each)"() {
        given:
        def random = new Random(seed)
        def faults = [Fault.BUSY, Fault.BROKEN, Fault.CUT_BEFORE, Fault.LOST, Fault.CUT_OFF, Fault.CONFLICT]
        server.fault = { String method, String path, int number ->
            synchronized (random) { random.nextInt(each) == 0 ? faults[random.nextInt(faults.size())] : Fault.NONE }
        }

        when:
        def id = null
        def told = null
        try {
            id = run(store(), 40)
        } catch (StoreFailure failed) {
            told = failed.message
        }

        then:
        each < 10 || told == null
        told == null || told.contains('tried')

        when:
        if (told == null) {
            requireWhole(store(), id, 40)
        }

        then:
        noExceptionThrown()

        where:
        seed | each
        1    | 10
        2    | 10
        3    | 3
    }

    def "credentials that expire in the middle of a run: it says so, and the run can be resumed as far as it went"() {
        given:
        def writer = store().create(start())
        writer.append(done(1))
        writer.sync()

        when:
        server.fault = { String method, String path, int number -> Fault.EXPIRED }
        writer.append(done(2))
        writer.sync()

        then:
        def failed = thrown(StoreFailure)
        failed.message == "$place cannot be used: the credentials have expired. Renew them; 'flow resume' goes on then."

        when:
        server.fault = { String method, String path, int number -> Fault.NONE }
        writer.close()

        then:
        thrown(StoreFailure)

        when:
        def successor = store().resume(resuming(writer.runId()), false)

        then:
        store().open(writer.runId()).records().toList() == [done(1)]

        cleanup:
        successor?.close()
    }

    def "what cannot be is said with its cure: #message"() {
        when:
        Stores.of(Buckets.bucket(bucket ?: place, address == null ? server.address : URI.create(address))).runIds()

        then:
        def failed = thrown(StoreFailure)
        failed.message.replace(place, 'PLACE').startsWith(message)

        where:
        bucket                  | address                   || message
        's3://nowhere-at-all/x' | null                      || "there is no bucket 'nowhere-at-all'. Create it, or name another one (--store, FLOW_STORE)."
        null                    | 'http://127.0.0.1:1'      || 'PLACE cannot be used: nobody answers there (Connect to http://127.0.0.1:1'
        null                    | 'http://no.such.invalid/' || "PLACE cannot be used: there is no host 'no.such.invalid"
    }

    def "credentials that the service does not know are told from those that are missing"() {
        given:
        def bucket = new S3Bucket(S3Location.of(place), new S3Connection(server.address, 'us-east-1', true, Duration.ofSeconds(20)))
        System.setProperty('aws.accessKeyId', 'nobody')

        when:
        Stores.of(bucket).create(start())

        then:
        def failed = thrown(StoreFailure)
        failed.message.startsWith("$place cannot be used: its service does not know these credentials (InvalidAccessKeyId)")

        cleanup:
        System.setProperty('aws.accessKeyId', S3Server.KEY)
    }

    def "a bucket in another region is told with that region"() {
        given:
        server.fault = { String method, String path, int number -> Fault.ELSEWHERE }

        when:
        store().runIds()

        then:
        def failed = thrown(StoreFailure)
        failed.message == "the bucket '${place.substring(5)}' is in another region, 'eu-central-1'." +
            " Set AWS_REGION, or 'store-s3.region' in the configuration."
    }
}
