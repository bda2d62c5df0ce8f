package flow.schedule

import flow.graph.Cron
import flow.graph.Schedule
import flow.problem.Position
import java.time.Duration
import java.time.Instant
import java.time.LocalTime
import java.time.ZoneId
import spock.lang.Specification

class LateStartsSpec extends Specification {

    def "after a pause from #last to #now, #crons with missed #missed start at #started"() {
        expect:
        late(crons, missed, deadline, last, now) == started

        where:
        crons                            | missed   | deadline | last    | now        || started
        ['0 * * * *']                    | 'LATEST' | '1 h'    | '08:00' | '12:10:00' || ['12:00']
        ['0 * * * *']                    | 'LATEST' | '3 h'    | '08:00' | '12:10:00' || ['12:00']
        ['0 * * * *']                    | 'ALL'    | '3 h'    | '08:00' | '12:10:00' || ['10:00', '11:00', '12:00']
        ['0 * * * *']                    | 'ALL'    | '9 h'    | '08:00' | '12:10:00' || ['09:00', '10:00', '11:00', '12:00']
        ['0 * * * *']                    | 'NONE'   | '1 h'    | '08:00' | '12:10:00' || []
        ['0 */6 * * *']                  | 'LATEST' | '1 h'    | '06:00' | '12:59:59' || ['12:00']
        ['0 */6 * * *']                  | 'LATEST' | '1 h'    | '06:00' | '13:00:00' || []
        ['0 */6 * * *']                  | 'LATEST' | '1 h'    | '06:00' | '12:00:00' || []
        ['0 */6 * * *']                  | 'LATEST' | '1 h'    | '12:00' | '12:30:00' || []
        ['0 * * * *', '30 * * * *']      | 'LATEST' | '1 h'    | '08:00' | '12:45:00' || ['12:00', '12:30']
        ['30 * * * *', '0 * * * *']      | 'LATEST' | '1 h'    | '08:00' | '12:45:00' || ['12:30']
        ['0 * * * *', '0 */6 * * *']     | 'LATEST' | '1 h'    | '08:00' | '12:45:00' || ['12:00']
        ['30 * * * *', '0 * * * *']      | 'ALL'    | '2 h'    | '08:00' | '12:15:00' || ['10:30', '11:00', '11:30', '12:00']
    }

    def "a long pause of a cron of every minute costs no more than its deadline"() {
        given:
        def schedule = schedule(['* * * * *'], 'ALL', Duration.ofMinutes(2))

        expect:
        LateStarts.of(schedule, Instant.EPOCH, Instant.parse('2026-11-28T12:00:30Z'))*.instant()*.toString() == ['2026-11-28T11:59:00Z', '2026-11-28T12:00:00Z']
    }

    def "both of the times that the clock shows twice may be late"() {
        given:
        def schedule = new Schedule(Position.NOWHERE, [Cron.parse('30 1 * * *')], ZoneId.of('America/New_York'), Schedule.Concurrency.ALLOW, Schedule.Missed.ALL, Duration.ofHours(3))

        expect:
        LateStarts.of(schedule, Instant.parse('2027-11-07T00:00:00Z'), Instant.parse('2027-11-07T07:00:00Z'))*.occurrence()*.name() == ['FIRST', 'SECOND']
    }

    private static List<String> late(List<String> crons, String missed, String deadline, String last, String now) {
        LateStarts.of(schedule(crons, missed, Duration.ofHours(deadline.takeBefore(' ') as int)), at(last), at(now)).collect { it.at().toLocalTime() as String }
    }

    private static Schedule schedule(List<String> crons, String missed, Duration deadline) {
        new Schedule(Position.NOWHERE, crons.collect { Cron.parse(it) }, null, Schedule.Concurrency.ALLOW, missed as Schedule.Missed, deadline)
    }

    private static Instant at(String time) {
        LocalTime.parse(time).atDate(java.time.LocalDate.of(2026, 11, 28)).toInstant(java.time.ZoneOffset.UTC)
    }
}
