package flow.graph

import flow.graph.TaskId.Index
import spock.lang.Specification

class TaskIdSpec extends Specification {

    def "every place comes back from its text, and has a file name of its own"() {
        given:
        def indices = [new Index.Item(0), new Index.Item(10), new Index.Round(0), new Index.Round(1), new Index.Node(1)]
        def paths = [[]] + indices.collect { [it] } + [indices, indices].combinations() + [indices, indices, indices].combinations()
        def ids = ['work', 'work-2', 'work_2', 'work?', 'Work0'].collectMany { step -> paths.collect { new TaskId(step, it) } }

        expect:
        ids.every { TaskId.of(it.step(), it.at()) == it }
        ids*.fileName().toSet().size() == ids.size()
        ids.every { it.fileName() ==~ /[A-Za-z0-9_.~@=-]+/ }
    }

    def "what is no place is refused: #at"() {
        when:
        TaskId.of('work', at)

        then:
        thrown(IllegalArgumentException)

        where:
        at << ['2', '.', '.x', '.2 ', '.-1', '/2', '.99999999999', '.1' * 1001]
    }
}
