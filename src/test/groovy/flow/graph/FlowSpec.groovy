package flow.graph

import flow.problem.Position
import java.time.ZoneId
import spock.lang.Specification

class FlowSpec extends Specification {

    private static final Trigger.Event PLAIN = new Trigger.Event('a', Position.NOWHERE, null, [])
    private static final Trigger.Event MAPPED = new Trigger.Event('b', Position.NOWHERE, [], [])

    def "a flow without more is started by people, in no project, without hooks"() {
        when:
        def flow = new Flow('plain', Position.NOWHERE, null, [], [], [], Block.EMPTY)

        then:
        flow.starts() == Starts.BY_HAND
        flow.project() == null
        flow.hooks() == []
    }

    def "a single event without a mapping fills parameters of equal names"() {
        expect:
        new Trigger.OnEvent(Position.NOWHERE, Trigger.Needs.ALL, events).fillsEqualNames() == equalNames

        where:
        events          || equalNames
        [PLAIN]         || true
        [MAPPED]        || false
        [PLAIN, MAPPED] || false
    }

    def "a flow elsewhere is called by project, branch and flow"() {
        expect:
        new Trigger.Upstream('sales', 'user.alice', 'Load').toString() == 'sales.user.alice.Load'
        new Trigger.Upstream(null, null, 'Load').toString() == 'Load'
    }

    def "a schedule is read in UTC unless it says where"() {
        given:
        def cron = new Cron('0 2 * * *', Cron.Dialect.UNIX)

        expect:
        new Schedule(Position.NOWHERE, [cron], null).effectiveTimezone().id == 'UTC'
        new Schedule(Position.NOWHERE, [cron], ZoneId.of('Europe/Berlin')).effectiveTimezone().id == 'Europe/Berlin'
    }
}
