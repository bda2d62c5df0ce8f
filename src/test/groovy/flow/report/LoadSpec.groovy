package flow.report

import flow.client.Runs
import flow.graph.Outline
import flow.graph.TaskId.Index.Item
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path
import java.time.Duration

class LoadSpec extends Specification {
    @TempDir
    Path folder

    def "attempts of #times are #most at once at most, and take #total ms in all"() {
        given:
        def kept = new Kept(folder, new Outline([new Outline.Task('a')]))
        times.eachWithIndex { time, i -> kept.done(Kept.task('a', new Item(i)), [:], null, time[0], time[1]) }
        kept.end()

        when:
        def load = Load.of(Subject.of(Runs.in(folder).get('latest')))

        then:
        load.most() == most
        load.inTasks() == Duration.ofMillis(total)

        where:
        times                         || most | total
        []                            || 0    | 0
        [[5, 5]]                      || 1    | 0
        [[0, 10], [10, 20]]           || 1    | 20
        [[0, 10], [9, 20]]            || 2    | 21
        [[0, 100], [10, 20], [15, 30]] || 3   | 125
    }

    def "from moment to moment it is what went on then"() {
        given:
        def kept = new Kept(folder, new Outline([new Outline.Task('a')]))
        [[0, 100], [40, 60]].eachWithIndex { time, i -> kept.done(Kept.task('a', new Item(i)), [:], null, time[0], time[1]) }
        kept.end()

        when:
        def load = Load.of(Subject.of(Runs.in(folder).get('latest')))

        then:
        [[0, 40], [40, 50], [50, 70], [60, 80], [100, 120]].collect { load.mostBetween(it[0], it[1]) } == [1, 2, 2, 1, 0]
    }
}
