package flow.reliability

import flow.client.Runs
import flow.launcher.Started
import flow.store.Store
import flow.store.local.LocalStore
import flow.store.object.Stores
import flow.store.s3.Buckets
import flow.store.s3.S3Server
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path

/**
 * A run whose tasks are processes is killed at random moments, or one of its tasks is, and then resumed: with its values in a folder, and
 * in a bucket. Few times in every build; {@code src/test/sh/reliability} does it as often as one likes.
 */
@Timeout(3600)
class IsolatedKillSpec extends Specification {
    static final int KILLS = Integer.getInteger('flow.isolated.kills', 3)
    static final int TASKS = 9

    /** Bodies write down outside of the store that they ran. */
    static final String SCRIPT = '''\
        def ran(current) { new File(System.getenv('RAN')).append("${current.stepName}/${current.taskId}\\n") }
        flow('killed') {
            eachStep retry: 20
            step('start') { ran(current); items = (1..4).toList(); text = 'large ' * 2000 }
            foreach('items', as: 'item') { step('work') { ran(current); value = item; big = text + item } }
            join('sum') { inputs -> ran(current); total = inputs*.value.sum() }
            repeat('loop', until: { n >= 1 }, atMost: 3) { step('count') { ran(current); n = iteration } }
            step('end') { ran(current); result = [total, n, text.length()] }
        }
        '''.stripIndent()

    @TempDir
    Path temporary

    def "killed at any moment, engine or task, nothing that was done is lost or done again, and the result is the same: #where"() {
        given:
        def seed = Long.getLong('flow.seed', System.nanoTime())
        def random = new Random(seed)
        println "$KILLS kills in $where, seed $seed"
        int left = KILLS
        int round = 0

        expect:
        while (left > 0) {
            def place = where == 'a folder' ? InAFolder.in(temporary.resolve("${round++}")) : InABucket.in(temporary.resolve("${round++}"))
            place.folder.resolve('x.flow.groovy').text = SCRIPT
            Map<String, Integer> done = [:]
            int kills = Math.min(left, 1 + random.nextInt(3))
            left -= kills
            kills.times { number ->
                killed(start(place), place.folder, random)
                done = InFolder.committed(place.folder, done, "seed $seed, round $round, kill $number", place.store())
            }
            def last = start(place)
            assert last.exitCode == 0 || last.err.contains('nothing to resume'), "seed $seed, round $round: $last.err"
            InFolder.committed(place.folder, done, "seed $seed, round $round, at the end", place.store())
            def runs = new Runs(place.store())
            assert runs.get('latest').step('end').task('0')['result'] == [10, 1, 12000]
            assert runs.check(null) { }.findings() == []
        }

        where:
        where << (S3Server.there ? ['a folder', 'a bucket'] : ['a folder'])
    }

    /** Kills it, or one of its tasks, once so many bodies have run, or right after. Who is killed with it has ended when this returns. */
    private void killed(Started flow, Path folder, Random random) {
        def bodies = InFolder.ran(folder).size() + random.nextInt(TASKS + 1)
        def more = random.nextInt(300_000_000)
        while (flow.process.alive && InFolder.ran(folder).size() < bodies) { Thread.onSpinWait() }
        def until = System.nanoTime() + more
        while (System.nanoTime() < until) { Thread.onSpinWait() }
        def tasks = flow.process.descendants().toList()
        if (random.nextBoolean() && !tasks.empty) {
            tasks[random.nextInt(tasks.size())].destroyForcibly()
            flow.process.waitFor()
        } else {
            flow.process.destroyForcibly().waitFor()
            tasks.each { it.onExit().get() }
        }
    }

    private Started start(InAFolder place) {
        def command = place.store().runIds().empty ? ['run', 'x.flow.groovy', '--isolate'] : ['resume', 'x.flow.groovy', '--isolate']
        InFolder.start(place.folder, temporary.resolve('cache'), command, [RAN: place.folder.resolve('ran').toString()] + place.environment())
    }

    /** Where a flow is at work, and its runs are kept. */
    static class InAFolder {
        Path folder

        static InAFolder in(Path folder) {
            new InAFolder(folder: Files.createDirectory(folder))
        }

        Store store() {
            new LocalStore(folder.resolve('.flow'))
        }

        Map<String, String> environment() {
            [:]
        }
    }

    static class InABucket extends InAFolder {
        String place

        static InABucket in(Path folder) {
            new InABucket(folder: Files.createDirectory(folder), place: Buckets.make(S3Server.get().address) + '/runs')
        }

        Store store() {
            Stores.of(Buckets.bucket(place, S3Server.get().address))
        }

        Map<String, String> environment() {
            S3Server.get().environment() + [FLOW_STORE: place]
        }
    }
}
