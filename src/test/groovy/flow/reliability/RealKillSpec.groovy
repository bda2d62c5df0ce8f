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
 * A real process is killed with SIGKILL at random moments, then its run is resumed by another. Few in every build;
 * {@code src/test/sh/reliability} does it as often as one likes.
 */
@Timeout(3600)
class RealKillSpec extends Specification {
    static final int KILLS = Integer.getInteger('flow.kills', 4)
    static final int DOUBLE_KILLS = Integer.getInteger('flow.double.kills', 2)
    static final int TASKS = 62

    /** Bodies write down outside of the store that they ran. */
    static final SCRIPT = '''\
        def ran(current) {
            new File(System.getenv('RAN')).append("${current.stepName}/${current.taskId}\\n")
            Thread.sleep(3)
        }
        flow('killed') {
            step('start') { ran(current); items = (1..40).toList(); text = 'large ' * 500 }
            foreach('items', as: 'item') { step('work') { ran(current); value = item; big = text + item } }
            join('sum') { inputs -> ran(current); total = inputs*.value.sum() }
            repeat('loop', until: { n >= 19 }, atMost: 30) { step('count') { ran(current); n = iteration } }
            step('end') { ran(current); result = [total, n] }
        }
        '''.stripIndent()

    @TempDir
    Path temporary

    def "#kills time(s) killed, and nothing that was done is lost or done again"() {
        given:
        def seed = Long.getLong('flow.seed', System.nanoTime())
        def random = new Random(seed)
        println "$rounds round(s) of $kills kill(s), seed $seed"

        expect:
        rounds.times { round ->
            def folder = Files.createDirectory(temporary.resolve("$kills-$round"))
            folder.resolve('x.flow.groovy').text = SCRIPT
            Map<String, Integer> done = [:]
            kills.times { number ->
                def command = !runs(folder).empty ? ['resume'] : ['run', 'x.flow.groovy']
                killed(start(folder, command), folder, random)
                done = InFolder.committed(folder, done, "seed $seed, round $round, kill $number")
            }
            def last = runs(folder).empty ? start(folder, ['run', 'x.flow.groovy']) : start(folder, ['resume'])
            assert last.exitCode == 0 || last.err.contains('nothing to resume'), "seed $seed, round $round: $last.err"
            InFolder.committed(folder, done, "seed $seed, round $round, at the end")
            assert Runs.in(folder).get('latest').step('end').task('0')['result'] == [820, 19]
        }

        where:
        kills | rounds
        1     | KILLS
        2     | DOUBLE_KILLS
    }

    /** Kills it once so many bodies have run, or right after. */
    private void killed(Started flow, Path folder, Random random) {
        def bodies = InFolder.ran(folder).size() + random.nextInt(TASKS + 5) - 3
        def more = random.nextInt(8_000_000)
        while (flow.process.alive && InFolder.ran(folder).size() < bodies) { Thread.onSpinWait() }
        def until = System.nanoTime() + more
        while (System.nanoTime() < until) { Thread.onSpinWait() }
        flow.process.destroyForcibly().waitFor()
        def told = (flow.err =~ /(?m)  done    (\S+)/).collect { it[1] as String }
        def there = InFolder.done(folder)*.task()*.toString()
        assert told.every { it in there }
    }

    private static List<String> runs(Path folder) { new LocalStore(folder.resolve('.flow')).runIds() }

    private Started start(Path folder, List<String> command) {
        InFolder.start(folder, temporary.resolve('cache'), command, [RAN: folder.resolve('ran').toString()])
    }
}
