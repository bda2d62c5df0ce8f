package flow.compile.argo

import flow.graph.Cron
import flow.graph.Schedule
import flow.problem.Position
import flow.schedule.FireTimes
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import spock.lang.Shared
import spock.lang.Specification

class ControllerCronSpec extends Specification {

    /** What robfig/cron 3.0.1 printed: zone, cron, from when, minutes from then on to each time. See times.go beside it. */
    @Shared
    List<List<String>> printed = getClass().getResourceAsStream('/robfig-cron-3.0.1/times.txt').readLines()*.split(/\|/, -1)*.toList()

    def "crons come when Argo's cron library lets them come, around changes of the clock"() {
        expect:
        printed.size() == 286
        printed.each { zone, cron, from, minutes ->
            assert found(zone, cron, Instant.parse(from)) == minutes.tokenize()*.toLong()
        }
    }

    def "that is what the clock on the wall shows, but in zones where it is changed at midnight or by half an hour"() {
        when:
        def differs = printed.findAll { zone, cron, from, minutes -> wanted(zone, cron, Instant.parse(from)) != minutes.tokenize()*.toLong() }

        then:
        differs*.first().unique() == ['Australia/Lord_Howe', 'America/Santiago', 'Africa/Cairo']
        differs*.get(1).containsAll(['0 9 * * *', '0 5 * * 6', '0 5 * * 5'])
    }

    def "where Argo loses track is known before it is deployed: #cron in #zone"() {
        given:
        def schedule = new Schedule(Position.NOWHERE, [Cron.parse(cron)], ZoneId.of(zone))

        expect:
        ControllerTimes.differences(schedule).collect { [it.at().toLocalDateTime() as String, it.isLeftOut()] } == different

        where:
        cron            | zone                  || different
        '0 9 * * *'     | 'Australia/Lord_Howe' || [['2027-04-04T09:00', true]]
        '45 1 * * *'    | 'Australia/Lord_Howe' || [['2027-10-03T02:45', false]]
        '0 5 * * 6'     | 'America/Santiago'    || [['2027-09-05T05:00', false]]
        '0 5 * * 5'     | 'Africa/Cairo'        || [['2027-04-30T05:00', true]]
        '0 5 * * *'     | 'America/Santiago'    || []
        '*/30 * * * *'  | 'Australia/Lord_Howe' || []
        '30 2 * * *'    | 'America/New_York'    || []
        '* * * * *'     | 'America/New_York'    || []
        '0 0 5 L * ?'   | 'America/New_York'    || []
        '0 9 * * *'     | 'UTC'                 || []
        '0 9 * * *'     | 'Asia/Kathmandu'      || []
        '30 2 * * *'    | 'Africa/Casablanca'   || []
    }

    def "in other zones nothing is different"() {
        expect:
        ['Europe/Berlin', 'Europe/London', 'America/Los_Angeles', 'America/St_Johns', 'Australia/Sydney', 'Pacific/Auckland', 'Pacific/Chatham', 'Asia/Jerusalem',
         'Asia/Gaza', 'America/Sao_Paulo', 'Pacific/Easter'].each { zone ->
            def crons = ['0 0 * * *', '30 2 * * *', '0 9 * * 1-5', '15 1 1 * *', '0 5 * * 0', '0 5 * * 6', '*/20 0-4 * * *'].collect { Cron.parse(it) }
            assert ControllerTimes.differences(new Schedule(Position.NOWHERE, crons, ZoneId.of(zone))) == []
        }
    }

    private static List<Long> found(String zone, String text, Instant from) {
        def cron = new ControllerCron(Cron.parse(text), ZoneId.of(zone))
        def next = { Instant after -> cron.next(after).get() }
        minutes(from, following(from, next))
    }

    private static List<Long> wanted(String zone, String text, Instant from) {
        def times = FireTimes.of([Cron.parse(text)], ZoneId.of(zone))
        minutes(from, following(from) { Instant after -> times.next(after).get().instant() })
    }

    private static List<Instant> following(Instant from, Closure<Instant> next) {
        def until = from + Duration.ofDays(6)
        def times = []
        for (def at = next(from); at < until && times.size() < 200; at = next(at)) {
            times << at
        }
        times
    }

    private static List<Long> minutes(Instant from, List<Instant> times) {
        times.collect { Duration.between(from, it).toMinutes() }
    }
}
