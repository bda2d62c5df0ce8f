package flow.store.local

import flow.graph.Flow
import flow.graph.Node
import flow.resume.Plan
import flow.run.LocalEngine
import flow.run.Nodes
import flow.run.Resumption
import flow.run.RunEvent
import flow.run.RunOptions
import flow.run.Timer
import flow.store.RunEnd.Status
import flow.store.Store
import flow.store.TaskDone
import flow.store.TaskFailed
import flow.task.Host
import flow.task.Output
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import java.nio.file.Path
import java.time.InstantSource
import java.util.concurrent.ConcurrentHashMap

import static flow.run.Nodes.*

/**
 * A run of some sixty tasks and its resumed run, whose process dies before or after each operation on the disk; then it is
 * resumed until it is through. One in ten of the points is tried in each build, all of them with {@code -Dflow.every.kill=true}.
 */
class KillMatrixSpec extends Specification {
    static final int SHARE = Boolean.getBoolean('flow.every.kill') ? 1 : 10

    @Shared
    @AutoCleanup
    Ram ram = new Ram()

    /** How often each body ran, outside of every store. */
    Map<String, Integer> ran = new ConcurrentHashMap<>()
    /** Done tasks that were told of. */
    Set<String> told = ConcurrentHashMap.newKeySet()
    boolean isBad

    def "whenever its process dies, nothing that was done is lost or done again, and the result is the same"() {
        given:
        def whole = new DyingDisk('any', -1, false)
        def expected = toTheEnd(ram.next(), whole)
        def tasks = expected.size()
        def points = (0..<whole.operations).collectMany { [[it, false], [it, true]] }
        def seed = System.nanoTime()
        def random = new Random(seed)
        def tried = points.findAll { SHARE == 1 || random.nextInt(SHARE) == 0 }
        println "$tasks tasks, ${points.size()} points to die at, ${tried.size()} tried, seed $seed"

        expect:
        tasks >= 55
        points.size() >= 300
        tried.each { number, isDone ->
            def found = toTheEnd(ram.next(), new DyingDisk('any', number, isDone))
            assert found == expected, "died ${isDone ? 'after' : 'before'} operation $number, seed $seed"
        }
    }

    /** The digests of what each task set, once the flow is through. */
    private Map<String, Map<String, String>> toTheEnd(Path folder, DyingDisk disk) {
        ran.clear()
        told.clear()
        isBad = true
        try {
            def store = new LocalStore(folder, InstantSource.system(), new Random(1), disk)
            execute(store)
            isBad = false
            execute(store)
        } catch (Throwable dead) {
            assert disk.isDead(): dead.toString()
        }
        if (disk.isDead()) {
            disk.bury()
        }
        isBad = false
        def store = new LocalStore(folder)
        def before = committed(store)
        assert told.every { it in whole(before.keySet()) }
        def times = new HashMap<>(ran)
        execute(store)
        whole(before.keySet()).each { assert ran[it] == times[it], "$it was done and ran again" }
        def last = store.open(newest(store))
        assert last.end().get().status() == Status.SUCCEEDED, last.records().toList().findAll { it instanceof TaskFailed }*.failure()*.toString()
        committed(store)
    }

    /** Without the nodes of a gang of which not all are there: it is done whole or not at all. */
    private static Collection<String> whole(Set<String> done) {
        def nodes = done.findAll { it.startsWith('gang[') }
        nodes.size() == 3 ? done : done - nodes
    }

    /** What each task set that is done in the newest run of the chain. */
    private static Map<String, Map<String, String>> committed(LocalStore store) {
        store.runIds().empty ? [:] : store.open(newest(store)).records().toList().findAll { it instanceof TaskDone }.collectEntries {
            [it.task().toString(), it.set().collectEntries { name, ref -> [name, ref.digest()] }]
        }
    }

    /** The one that goes on from the first, and so on: what its process only began, and nobody has, holds nothing. */
    private static String newest(LocalStore store) {
        def run = store.runIds().find { store.open(it).start().origin() == null }
        for (def next = store.open(run).successor(); next.present; next = store.open(run).successor()) {
            run = next.get()
        }
        run
    }

    /** Goes on where the last run ended, if there is one and it is not through. */
    private void execute(Store store) {
        def flow = flow()
        def engine = new LocalEngine(store, Timer.ofMachine(), new Output(System.err))
        def options = RunOptions.of('/x/f.flow.groovy', getClass().classLoader, { false }, 'ann', new Host([:], [:], Path.of('/x'))).withMaxWorkers(3)
        def events = { if (it instanceof RunEvent.TaskFinished) { told << it.task().toString() } }
        if (store.runIds().empty) {
            engine.run(flow, [:], options, events)
            return
        }
        def origin = store.open(newest(store))
        if (origin.end().map { it.status() }.orElse(null) != Status.SUCCEEDED) {
            engine.resume(flow, [:], new Resumption(Plan.of(flow, origin, null), false), options, events)
        }
    }

    Node noted(String name, Closure body = {}) { noted([:], name, body) }

    Node noted(Map options, String name, Closure body = {}) { step(options, name, noting(body)) }

    Closure noting(Closure body) {
        return { here ->
            def place = here.current
            def id = place.stepName + KillMatrixSpec.indicesOf(place)
            ran.merge(id, 1, Integer::sum)
            def own = (Closure) body.clone()
            own.maximumNumberOfParameters == 0 ? own.call() : own.call(here)
        }
    }

    /** As messages spell it. */
    static String indicesOf(Map current) {
        def indices = current.foreach*.index*.toString() + current.repeat.collect { "~$it.index".toString() } +
            (current.parallel == null ? [] : ["#${current.parallel.nodeIndex}".toString()])
        indices.empty ? '' : "[${indices.join(',')}]"
    }

    Flow flow() {
        Nodes.flow(
            noted('start') { it.outer = (0..<4).toList(); it.text = 'large ' * 400; it.kept = [1] },
            foreach('outer', noted('split') { it.inner = (0..<4).toList(); it.own = it.input },
                foreach('inner', noted('leaf') { it.value = it.own * 10 + it.input; it.big = "$it.own-$it.input " * 300}),
                join('sum', noting { it.sums = it.inputs*.value.sum() })),
            join('all', noting { it.total = it.inputs*.sums.sum() }),
            parallel(
                branch(noted('left') { it.side = 'left' }),
                branch('right', noted('again', retry: 1) { if (it.current.attempt == 0) { throw new IOException('once') } }, noted('right') { it.side = 'right' }),
                branch('caught', noted('fails', catchInto: 'failure') { throw new IllegalStateException('always') })),
            join('both', noting { it.sides = it.inputs[0..1]*.side }),
            noted('bad') { if (isBad) { throw new IllegalStateException('not yet') }; it.n = 0 },
            choose(when({ it.total > 1 }, noted('many') { it.way = 'many' }), when({ true }, noted('few'))),
            choose(when({ false }, noted('never')), when({ true }, noted('ever'))),
            repeat('loop', { it.n >= 8 }, noted('round') { it.n++; it.kept << it.n }, atMost: 20),
            repeat('own', { it.n >= 11 }, choose(when({ it.n % 2 == 0 }, noted('even') { it.n++ }), when({ true }, noted('odd') { it.n++ })), atMost: 20),
            noted('gangs'),
            gang('gang', 3, noting { it.node = it.current.parallel.nodeIndex }),
            join('nodes', noting { it.numbers = it.inputs*.node }),
            noted('end') { it.result = [it.total, it.kept, it.numbers] })
    }
}
