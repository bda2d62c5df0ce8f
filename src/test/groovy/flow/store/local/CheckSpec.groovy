package flow.store.local

import flow.graph.TaskId
import flow.graph.TaskId.Index
import flow.store.Cleanup
import flow.store.LogLine
import flow.store.LogSource
import flow.store.RunEnd
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path
import java.time.Duration

import static flow.store.local.Runs.NOON
import static flow.store.local.Runs.done
import static flow.store.local.Runs.large
import static flow.store.local.Runs.start

/** Looking at everything while others write, and take away. */
@Timeout(60)
class CheckSpec extends Specification {
    @TempDir
    Path folder

    def "whatever runs are doing in that moment, nothing is damaged"() {
        given:
        def store = new LocalStore(folder, Durability.FAST)
        store.create(start()).close()
        def failure = null
        def writing = Thread.start {
            try {
                15.times { round -> write(store, round) }
            } catch (Throwable thrown) {
                failure = thrown
            }
        }
        def looks = 0
        def found = []

        when:
        while (writing.alive || looks < 5) {
            found.addAll(new LocalStore(folder).check(null, {}).findings())
            looks++
        }

        then:
        failure == null
        found == []
        new LocalStore(folder).check(null, {}).with { runs() == 16 && findings() == [] && values().count() == 15 * 20 }
    }

    def "a run that is taken away meanwhile is no damage"() {
        given:
        def store = new LocalStore(folder, Durability.FAST)
        def ids = (0..<20).collect { write(store, it) }
        def removing = Thread.start { ids.each { id -> new LocalStore(folder, Durability.FAST).clean(Cleanup.of([id], Duration.ZERO)) } }
        def found = []

        when:
        while (removing.alive) {
            found.addAll(new LocalStore(folder).check(null, {}).findings())
        }

        then:
        found == []
        new LocalStore(folder).check(null, {}).with { runs() == 0 && findings() == [] }
    }

    private static String write(LocalStore store, int round) {
        store.create(start()).withCloseable { writer ->
            20.times { number ->
                writer.append(done(number, [a: writer.keep(large(1000 + round * 20 + number))]))
                writer.print(new LogSource(new TaskId('process', [new Index.Item(number)]), 0), [new LogLine(NOON, LogLine.Stream.OUT, 'line ' * 50)])
            }
            writer.append(new RunEnd(RunEnd.Status.SUCCEEDED, NOON))
            writer.runId()
        }
    }
}
