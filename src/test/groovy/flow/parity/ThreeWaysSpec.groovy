package flow.parity

import flow.cli.Terminal
import flow.launcher.Jdk
import flow.launcher.Started
import flow.store.Store
import flow.store.TaskDone
import flow.store.local.LocalStore
import flow.store.object.Stores
import flow.store.s3.Buckets
import flow.store.s3.S3Server
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

/** The same script leaves the same values by threads with a folder, by threads with a bucket, and by processes with a bucket. */
@Timeout(300)
@Requires(value = { S3Server.there }, reason = 'there is no S3 server')
class ThreeWaysSpec extends Specification {
    private static final Path HOME = Path.of(System.getProperty('flow.home'))

    @TempDir
    Path folder

    def "#example leaves the same values in a bucket"() {
        given:
        def terminal = new Terminal(folder)
        def place = Buckets.make(S3Server.get().address) + '/x'
        def script = HOME.resolve("dsl-examples/${example}.flow.groovy").toString()

        def inBucket = bucket(place)

        when:
        terminal.environment = [PATH: System.getenv('PATH'), FLOW_STORE: "$folder/runs".toString()]
        def here = terminal.flow('run', script)
        terminal.environment = S3Server.get().environment() + [PATH: System.getenv('PATH'), FLOW_STORE_S3_ENDPOINT: S3Server.get().address.toString(), FLOW_STORE: place]
        def there = terminal.flow('run', script)

        then:
        here.exit == 0
        there.exit == 0 || there.err == ""
        left(inBucket) == left(new LocalStore(folder.resolve('runs')))

        where:
        example << HOME.resolve('dsl-examples').toFile().list().findAll { it.endsWith('.flow.groovy') }*.replace('.flow.groovy', '').sort()
    }

    def "#example leaves the same values by processes, in a bucket"() {
        given:
        def place = Buckets.make(S3Server.get().address) + '/x'
        def script = HOME.resolve("dsl-examples/${example}.flow.groovy").toString()

        when:
        def terminal = new Terminal(folder)
        terminal.environment = [PATH: System.getenv('PATH'), FLOW_STORE: "$folder/runs".toString()]
        def here = terminal.flow('run', script)
        def there = new Started(S3Server.get().environment() + [JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH'), HOME: folder.toString(),
                                                               XDG_CACHE_HOME: "$folder/cache".toString(), FLOW_STORE: place],
            ['env', '-C', folder.toString(), HOME.resolve('bin/flow').toString(), 'run', script, '--isolate'])

        then:
        here.exit == 0
        there.exitCode == 0 || there.err == ""
        left(bucket(place)) == left(new LocalStore(folder.resolve('runs')))

        where:
        example << ['files', 'merge']
    }

    private static Store bucket(String place) {
        Stores.of(Buckets.bucket(place, S3Server.get().address))
    }

    /** Of each task what it set and decided, by digests. */
    private static Map<String, Object> left(Store store) {
        store.open(store.runIds().last()).records().toList().findAll { it instanceof TaskDone }.collectEntries { TaskDone done ->
            [done.task().toString(), [done.set().collectEntries { name, ref -> [name, ref.digest()] }, done.removed(), done.decision()?.class?.simpleName]]
        }
    }
}
