package flow.reliability

import flow.client.Runs
import flow.launcher.Started
import flow.store.local.LocalStore
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path

/**
 * A run whose tasks are processes is killed at random moments, or one of its tasks is, and then resumed. Few times in every build;
 * {@code -Dflow.isolated.kills=50} does it as often as one likes.
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

    def "killed at any moment, engine or task, nothing that was done is lost or done again, and the result is the same"() {
        given:
        def seed = Long.getLong('flow.seed', System.nanoTime())
        def random = new Random(seed)
        println "$KILLS kills, seed $seed"
        int left = KILLS
        int round = 0

        expect:
        while (left > 0) {
            def folder = Files.createDirectory(temporary.resolve("${round++}"))
            folder.resolve('x.flow.groovy').text = SCRIPT
            Map<String, Integer> done = [:]
            int kills = Math.min(left, 1 + random.nextInt(3))
            left -= kills
            kills.times { number ->
                killed(start(folder), folder, random)
                done = InFolder.committed(folder, done, "seed $seed, round $round, kill $number")
            }
            def last = start(folder)
            assert last.exitCode == 0 || last.err.contains('nothing to resume'), "seed $seed, round $round: $last.err"
            InFolder.committed(folder, done, "seed $seed, round $round, at the end")
            assert Runs.in(folder).get('latest').step('end').task('0')['result'] == [10, 1, 12000]
            assert new Runs(new LocalStore(folder.resolve('.flow'))).check(null) { }.findings() == []
        }
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

    private Started start(Path folder) {
        def command = new LocalStore(folder.resolve('.flow')).runIds().empty ? ['run', 'x.flow.groovy', '--isolate'] : ['resume', '--isolate']
        InFolder.start(folder, temporary.resolve('cache'), command, [RAN: folder.resolve('ran').toString()])
    }
}
