package flow.reliability

import flow.graph.Node
import flow.resume.Plan
import flow.run.FlowFixture
import flow.run.LocalEngine
import flow.run.Nodes
import flow.run.NotedBodies
import flow.run.Resumption
import flow.run.RunEvent
import flow.store.LostAnswers
import flow.store.RunEnd
import flow.store.RunLocked
import flow.store.Store
import flow.store.StoreFailure
import flow.store.TaskDone
import flow.store.local.Durability
import flow.store.local.LocalStore
import flow.store.local.Ram
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Timeout

import static flow.run.Nodes.*

/** Whole runs on a store that now and then does what it is asked for and says that it failed. */
@Timeout(300)
class LostAnswersSpec extends Specification implements FlowFixture, NotedBodies {
    @Shared
    @AutoCleanup
    Ram ram = new Ram()

    def "when #percent % of all answers get lost, a run comes to the end or says so, and what was told as done is not done again"() {
        given:
        def seed = Long.getLong('flow.seed', System.nanoTime())
        def answers = new LostAnswers(percent / 100, seed)
        def said = [] as Set

        when:
        def made = (1..rounds).collect { round ->
            def real = new LocalStore(ram.next(), Durability.FAST)
            ran.clear()
            def last = untilDone(real, answers.of(real), said, "seed $seed, round $round")
            requireWhole(real, last, "seed $seed, round $round")
            real.runIds().size()
        }
        println "$percent %: ${made.sum()} runs for $rounds flows, lost: ${answers.lost}, seed $seed"

        then:
        made.sum() > rounds
        said.every { it =~ /the answer of \w+\.\w+ was lost/ }
        percent == 1 || answers.lost.keySet().containsAll(['RunWriter.append', 'RunWriter.keep', 'RunWriter.print', 'RunWriter.sync', 'RunWriter.close', 'Store.resume', 'RunReader.records'])

        where:
        percent | rounds
        1       | 60
        10      | 20
    }

    private List<Node> nodes() {
        [step('start', doing('start') { it.items = [1, 2, 3, 4]; it.text = 'large ' * 500 }),
         foreach(as: 'item', 'items', step('work', doing('work') { output.out().println("item $it.item"); it.value = it.item * 10; it.big = it.text + it.item })),
         join('sum', doing('sum') { it.total = it.inputs*.value.sum() }),
         repeat('loop', atMost: 5, { it.n >= 2 }, step('count', doing('count') { it.n = it.current.repeat[0].index }))]
    }

    /** @return the run that succeeded */
    private String untilDone(Store real, Store lossy, Set<String> said, String when) {
        def flow = Nodes.flow(*nodes())
        Map<String, Integer> done = [:]
        for (int attempt = 0; attempt < 2000; attempt++) {
            List<RunEvent> told = []
            try {
                def newest = InFolder.newest(real)
                def engine = new LocalEngine(lossy, output)
                def listener = { told << it }
                if (newest == null) {
                    engine.run(flow, [:], options(), listener)
                } else if (real.open(newest).end().map { it.status() == RunEnd.Status.SUCCEEDED }.orElse(false)) {
                    return newest
                } else {
                    engine.resume(flow, [:], new Resumption(Plan.of(flow, lossy.open(newest), null), false), options(), listener)
                }
            } catch (StoreFailure lost) {
                said << lost.message
            } catch (RunLocked again) {
                // The one that was made without anybody being told is over by now.
            }
            done.each { task, times -> assert ran.count(task) == times, "$task was done and ran again; $when" }
            def last = InFolder.newest(real)
            def there = last == null ? [] : real.open(last).records().toList().findAll { it instanceof TaskDone }*.task()*.toString()
            assert told.findAll { it instanceof RunEvent.TaskFinished }*.task()*.toString().every { it in there }, when
            done = there.findAll { !it.contains('?') }.collectEntries { [it, ran.count(it)] }
        }
        throw new AssertionError("this never ends; $when")
    }

    private static void requireWhole(LocalStore real, String last, String when) {
        def run = real.open(last)
        def values = run.records().toList().findAll { it instanceof TaskDone }.collectEntries { done ->
            [done.task().toString(), done.set().collectEntries { name, ref -> [name, new String(run.read(ref).bytes(), 'UTF-8')] }]
        }
        assert values['sum'].total == '100', when
        assert (0..3).every { values["work[$it]".toString()].big.contains('large ' + (it + 1)) }, when
        assert values['count[~2]'].n == '2', when
        assert real.check(null) {}.findings() == [], when
    }
}
