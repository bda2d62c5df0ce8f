package flow.run

import flow.graph.Body
import flow.graph.Facts
import flow.graph.Flow
import flow.graph.Hook
import flow.graph.Starts
import flow.problem.ProblemException
import spock.lang.Specification

import static flow.run.Nodes.*

class NotYetSpec extends Specification implements FlowFixture {

    def "what this release cannot run is refused by name before there is a run, all of it at once"() {
        given:
        def body = new Body(at(5), Facts.NONE, {} as Body.Code)
        def flow = new Flow('f', at(1), null, [], null, Starts.BY_HAND, [], [], block(step('s')),
            [new Hook(at(30), Hook.Occasion.SUCCESS, body), new Hook(at(31), Hook.Occasion.FAILURE, body)], [])

        when:
        engine().run(flow, [:], options(), {})

        then:
        def refused = thrown(ProblemException)
        refused.problems().collect { [it.position().line(), it.message()] } == [
            [30, "'onSuccess' is not in this release yet"],
            [31, "'onFailure' is not in this release yet"]]
        store.runs.isEmpty()
    }
}
