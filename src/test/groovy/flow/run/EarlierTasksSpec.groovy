package flow.run

import flow.graph.TaskId
import flow.graph.TaskId.Index.Item
import flow.store.RunReader
import flow.store.TaskDone
import flow.store.object.FakeBucket
import flow.store.object.Stores
import spock.lang.Specification

import static flow.store.local.Runs.NOON
import static flow.store.local.Runs.start

/** How a process finds what the tasks before its own have left. */
class EarlierTasksSpec extends Specification {
    private static final String RUN = 'argo-x-7k2p'

    FakeBucket bucket = new FakeBucket(pageSize: 1000)

    private static TaskId task(int number) { new TaskId('a', [new Item(number)]) }

    /** Of so many tasks that are done. */
    private RunReader run(int done) {
        def store = Stores.of(bucket)
        def run = store.begin(RUN, start())
        (0..<done).each { number ->
            store.attempt(run, task(number), 0).withCloseable { it.append(new TaskDone(task(number), 0, NOON, NOON, [:], [] as Set, null)) }
        }
        bucket.requests.clear()
        run
    }

    def "few are asked for one by one, and of many that follow all others together, so that none is read twice: #asked of #there"() {
        given:
        def earlier = new EarlierTasks(run(there), new TaskId('b', []))

        when:
        def found = (0..<asked).collect { earlier.find(task(it)) }

        then:
        found*.get()*.task() == (0..<asked).collect { task(it) }
        bucket.requests.count { it.startsWith('list') } == lists
        bucket.requests.count { it.startsWith('get') } == gets
        bucket.requests.toSet().size() == bucket.requests.size()

        where:
        asked | there || lists | gets
        3     | 100   || 0     | 3
        64    | 100   || 0     | 64
        65    | 100   || 1     | 100
        100   | 100   || 1     | 100
    }

    def "however many are not there, they are asked for one by one a limited number of times"() {
        given:
        def earlier = new EarlierTasks(run(2), new TaskId('b', []))

        when:
        def found = (0..<200).collect { earlier.find(task(it)) }

        then:
        found.count { it.present } == 2
        bucket.requests.size() == 64 + 1
    }

    def "the task that is to be made is not done, and its gang is not either: nobody is asked"() {
        given:
        def gang = new TaskId('g', [])
        def nodes = (0..1).collect { gang.inside(new TaskId.Index.Node(it)) }
        def earlier = new EarlierTasks(run(0), nodes[0])

        expect:
        nodes.every { earlier.find(it).empty }
        bucket.requests.empty
    }
}
