package flow.compile.argo

import flow.graph.Cron
import flow.graph.Flow
import flow.graph.Schedule
import flow.graph.Starts
import flow.problem.Code
import flow.problem.ProblemException
import flow.run.Nodes
import java.time.Duration
import java.time.ZoneId
import spock.lang.Specification

/** What becomes of a schedule in Argo. */
class ScheduledSpec extends Specification {

    def "#concurrency, #missed and #deadline are Argo's #policy and #seconds s"() {
        given:
        def spec = Compiled.of(flow('UTC', '0 2 * * *', concurrency, missed, deadline))*.content().find { it.kind == 'CronWorkflow' }.spec

        expect:
        spec.concurrencyPolicy == policy
        spec.startingDeadlineSeconds == seconds

        where:
        concurrency | missed   | deadline              || policy    | seconds
        'ALLOW'     | 'LATEST' | Duration.ofHours(1)   || 'Allow'   | 3600
        'FORBID'    | 'LATEST' | Duration.ofSeconds(1) || 'Forbid'  | 1
        'REPLACE'   | 'NONE'   | Duration.ofHours(1)   || 'Replace' | 0
    }

    def "what Argo's controller would do otherwise is refused: #cron in #zone, missed #missed"() {
        when:
        Compiled.of(flow(zone, cron, 'ALLOW', missed, Duration.ofHours(1)))

        then:
        def refused = thrown(ProblemException)
        refused.problems()*.code() == [Code.F030]
        refused.problems()[0].position() == Nodes.at(7)
        refused.problems()[0].message() == message
        refused.problems()[0].hint() == hint

        where:
        zone                  | cron        | missed   || message
        'UTC'                 | '0 2 * * *' | 'ALL'    || "Argo starts only the latest of the times that a schedule missed, and missed: says 'all'"
        'Australia/Lord_Howe' | '0 9 * * *' | 'LATEST' || "where clocks are changed, Argo's controller loses track of '0 9 * * *': it leaves out 2027-04-04 09:00 in Australia/Lord_Howe"
        'America/Santiago'    | '0 5 * * 6' | 'LATEST' || "where clocks are changed, Argo's controller loses track of '0 5 * * 6': it starts a run too many at 2027-09-05 05:00 in America/Santiago"

        hint = missed == 'ALL' ? "write missed: 'latest' or 'none'" : "write the times with timezone: 'UTC', where clocks are never changed"
    }

    def "the same times in UTC are fine"() {
        expect:
        Compiled.of(flow('UTC', '0 9 * * *', 'ALLOW', 'LATEST', Duration.ofHours(1)))*.content()*.kind.contains('CronWorkflow')
    }

    private static Flow flow(String zone, String cron, String concurrency, String missed, Duration deadline) {
        def schedule = new Schedule(Nodes.at(7), [Cron.parse(cron)], ZoneId.of(zone), concurrency as Schedule.Concurrency, missed as Schedule.Missed, deadline)
        new Flow('f', Nodes.at(1), null, [], null, new Starts(schedule, []), [], [], Nodes.block(Nodes.step('one')), [], [])
    }
}
