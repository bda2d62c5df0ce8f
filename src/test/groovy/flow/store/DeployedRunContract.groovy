package flow.store

import flow.graph.Outline
import flow.graph.TaskId

import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors

import static flow.store.local.Runs.NOON
import static flow.store.local.Runs.done
import static flow.store.local.Runs.json
import static flow.store.local.Runs.resuming
import static flow.store.local.Runs.start

/** What holds in every kind of store for runs that a deployment makes, where no process lives as long as the run. */
abstract class DeployedRunContract extends InSomeStore {
    private static final String RUN = 'argo-training-x7k2p'
    private static final RunEnd FAILED = new RunEnd(RunEnd.Status.FAILED, NOON)
    private static final RunEnd SUCCEEDED = new RunEnd(RunEnd.Status.SUCCEEDED, NOON.plusSeconds(60))

    private void commit(int number, Map values = [:]) {
        open().attempt(open().open(RUN), done(number).task(), 0).withCloseable { it.append(done(number, values)) }
    }

    def "the first of its tasks begins a run, and it is over when somebody says so"() {
        expect:
        open().find(RUN).empty
        open().begin(RUN, start()).start() == start()
        open().begin(RUN, resuming('1m8bc0x22q3z')).start() == start()

        when:
        def run = open().find(RUN).get()

        then:
        open().runIds() == [RUN]
        run.start() == start()
        run.writer().get() == 'Argo Workflows'
        run.end().empty
        run.records().toList() == []

        when:
        commit(2)
        commit(1)
        open().end(open().open(RUN), FAILED)

        then:
        run.end().get() == FAILED
        run.writer().empty
        run.records().toList() == [done(1), done(2), FAILED]

        when: 'its target goes on with it, as after argo retry'
        commit(3)
        open().end(open().open(RUN), SUCCEEDED)

        then:
        run.end().get() == SUCCEEDED
        run.records().toList() == [done(1), done(2), done(3), SUCCEEDED]
        lines(run) == []
        open().check(null) { }.findings() == []
    }

    def "its parameters are kept whatever their size"() {
        when:
        open().begin(RUN, start().withValues([x: ArtifactRef.inline(large(1)), y: ArtifactRef.inline(json('2'))], [:]))
        def run = open().open(RUN)

        then:
        run.start().parameters().collectEntries { [it.key, run.read(it.value)] } == [x: large(1), y: json('2')]
    }

    def "of many tasks that begin a run at the same time one does"() {
        given:
        def threads = Executors.newFixedThreadPool(6)
        def barrier = new CyclicBarrier(6)

        when:
        def first = threads.invokeAll((1..6).collect { int number -> { ->
            def store = open()
            barrier.await()
            store.begin(RUN, resuming("1m8bc0x22q3$number".toString())).start()
        } as Callable<RunStart> })*.get()

        then:
        first.toSet() == [open().open(RUN).start()] as Set

        cleanup:
        threads.shutdown()
    }

    def "while it is not over nobody takes it away or goes on from it, and afterwards both can be done"() {
        given:
        open().begin(RUN, start())
        def ref = null
        open().attempt(open().open(RUN), done(1).task(), 0).withCloseable {
            ref = it.keep(large(1))
            it.append(done(1, [x: ref]))
        }

        when:
        def kept = open().clean(Cleanup.of([RUN], Duration.ZERO)).kept()

        then:
        kept == [(RUN): "run $RUN is being written by Argo Workflows".toString()]
        open().open(RUN).read(ref) == large(1)

        when:
        open().resume(resuming(RUN), false)

        then:
        def locked = thrown(RunLocked)
        locked.message == "run $RUN is being written by Argo Workflows"

        when:
        open().end(open().open(RUN), FAILED)
        def successor = open().resume(resuming(RUN), false).withCloseable { it.runId() }

        then:
        open().open(RUN).successor().get() == successor

        when:
        def gone = open().clean(Cleanup.of([RUN], Duration.ZERO))

        then:
        gone.runs()*.runId() == [RUN]
        gone.values().count() == 1
        open().runIds() == [successor]
    }

    def "it stands in its place among the other runs, by when they began"() {
        given:
        def before = kept { }
        open().begin(RUN, start())

        expect:
        open().runIds().toSet() == [before, RUN] as Set
        RunIds.millis(before).present && RunIds.millis(RUN).empty
    }

    def "the end of a run that no deployment makes is for its own writer to say"() {
        given:
        def id = kept { }

        when:
        open().end(open().open(id), FAILED)

        then:
        def failure = thrown(StoreFailure)
        failure.message == "'$id' is no id of a run that a deployment makes"
        open().open(id).end().empty
    }

    def "no deployment makes a run of the id #id"() {
        when:
        open().begin(id, start())

        then:
        def failure = thrown(StoreFailure)
        failure.message == "'$id' is no id of a run that a deployment makes"
        open().runIds().empty

        where:
        id << ['argo-', 'argo-../x', 'argo-A', '../x', '1m8bc0x22q3z', 'argo-' + 'a' * 64]
    }

    def "the nodes of a gang count together: those of the first attempt of which all have ended well"() {
        given:
        open().begin(RUN, new RunStart('training', '/home/ada/train.flow.groovy', 'abc', new Outline([new Outline.Nodes('train', 2), new Outline.Task('after')]), [:],
            new RunTags([] as Set, [] as Set), 'ada', NOON))
        def node = { int number -> new TaskId('train', [new TaskId.Index.Node(number)]) }
        def commit = { int number, int attempt ->
            open().attempt(open().open(RUN), node(number), attempt).withCloseable {
                it.append(new TaskDone(node(number), attempt, NOON, NOON.plusSeconds(number), [x: it.keep(json("$attempt$number"))], [] as Set, null))
                assert it.committed().get().attempt() == attempt
            }
        }
        def run = open().open(RUN)

        when: 'of the first attempt one node alone ends well, of the second both, and then the first is completed after all'
        commit(0, 0)

        then:
        run.ofTask(node(0)).empty
        run.ofAttempt(node(0), 0).present
        run.records().toList() == []

        when:
        commit(1, 1)
        commit(0, 1)
        commit(1, 0)

        then:
        (0..1).collect { run.ofTask(node(it)).get().attempt() } == [1, 1]
        run.records().toList()*.attempt() == [1, 1]
        run.records().toList().collect { run.read(it.set().x) } == [json('10'), json('11')]
        (0..1).every { run.ofAttempt(node(it), 0).present }

        and:
        run.ofOtherTasks([] as Set)*.attempt() == [1, 1]
        run.ofOtherTasks([node(0)] as Set)*.task() == [node(1)]
        open().check(null) { }.findings() == []
    }
}
