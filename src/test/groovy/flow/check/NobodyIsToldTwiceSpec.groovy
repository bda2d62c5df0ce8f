package flow.check

import flow.graph.Channel
import flow.graph.Flow
import flow.graph.Notification
import flow.graph.Starts
import flow.run.Nodes
import spock.lang.Specification

class NobodyIsToldTwiceSpec extends Specification {

    private static Flow flow(List<List<List<Channel>>> told) {
        def notifications = told.withIndex().collect { one, i -> new Notification(Nodes.at(i + 2), one[0], one[1], null, null, [:], Notification.Incident.NOTHING) }
        new Flow('f', Nodes.at(1), null, [], null, Starts.BY_HAND, [], [], Nodes.block(Nodes.step('a')), [], [], notifications)
    }

    def "of two words that tell the same channel of the same end, the second is refused"() {
        when:
        def found = Checks.of(flow([[[Channel.SLACK, Channel.PAGERDUTY], []], [[Channel.PAGERDUTY], [Channel.SLACK]], [[], [Channel.SLACK]]]))

        then:
        found*.message() == ["'pagerduty' is told twice of runs that failed", "'slack' is told twice of runs that succeeded"]
        found*.position()*.line() == [3, 4]
        found.collect { it.notes()*.position()*.line() } == [[2], [3]]
    }

    def "a channel may be told of both ends, and each channel by a word of its own"() {
        expect:
        Checks.of(flow([[[Channel.SLACK], []], [[Channel.PAGERDUTY], [Channel.SLACK]]])) == []
    }
}
