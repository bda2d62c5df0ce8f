package flow.schedule

import static flow.schedule.FireTime.Occurrence.FIRST
import static flow.schedule.FireTime.Occurrence.ONLY
import static flow.schedule.FireTime.Occurrence.SECOND

import flow.graph.Cron
import java.time.Duration
import java.time.Instant
import java.time.LocalDateTime
import java.time.ZoneId
import spock.lang.Specification

class FireTimesSpec extends Specification {
    static final List<String> ZONES = ['America/New_York', 'Europe/Helsinki', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Santiago',
                                       'Africa/Cairo', 'Africa/Casablanca', 'Antarctica/Troll', 'UTC']

    def "#cron in #zone comes next at #times"() {
        expect:
        texts(Crons.schedule(zone, cron), after, times.size()) == times

        where:
        cron                 | zone                  | after                  || times
        '30 2 * * *'         | 'UTC'                 | '2026-11-28T02:29:59Z' || ['2026-11-28T02:30Z[UTC]', '2026-11-29T02:30Z[UTC]']
        '30 2 * * *'         | 'UTC'                 | '2026-11-28T02:30:00Z' || ['2026-11-29T02:30Z[UTC]']
        '0 0 29 2 *'         | 'UTC'                 | '2096-02-29T00:00:00Z' || ['2104-02-29T00:00Z[UTC]', '2108-02-29T00:00Z[UTC]']
        '0 0 13 * 5'         | 'UTC'                 | '2026-11-12T00:00:00Z' || ['2026-11-13T00:00Z[UTC]', '2026-11-20T00:00Z[UTC]', '2026-11-27T00:00Z[UTC]', '2026-12-04T00:00Z[UTC]', '2026-12-11T00:00Z[UTC]', '2026-12-13T00:00Z[UTC]']
        '0 0 12 L * ?'       | 'UTC'                 | '2028-01-31T12:00:00Z' || ['2028-02-29T12:00Z[UTC]', '2028-03-31T12:00Z[UTC]']
        '0 0 12 L-3 * ?'     | 'UTC'                 | '2028-01-31T12:00:00Z' || ['2028-02-26T12:00Z[UTC]', '2028-03-28T12:00Z[UTC]']
        '0 0 12 LW * ?'      | 'UTC'                 | '2026-10-01T12:00:00Z' || ['2026-10-30T12:00Z[UTC]', '2026-11-30T12:00Z[UTC]', '2026-12-31T12:00Z[UTC]']
        '0 0 12 1W * ?'      | 'UTC'                 | '2026-07-31T12:00:00Z' || ['2026-08-03T12:00Z[UTC]', '2026-09-01T12:00Z[UTC]', '2026-10-01T12:00Z[UTC]', '2026-11-02T12:00Z[UTC]']
        '0 0 12 15W * ?'     | 'UTC'                 | '2026-07-31T12:00:00Z' || ['2026-08-14T12:00Z[UTC]', '2026-09-15T12:00Z[UTC]', '2026-10-15T12:00Z[UTC]', '2026-11-16T12:00Z[UTC]']
        '0 0 12 ? * 2#1'     | 'UTC'                 | '2026-11-28T00:00:00Z' || ['2026-12-07T12:00Z[UTC]', '2027-01-04T12:00Z[UTC]']
        '0 0 12 ? * 2#5'     | 'UTC'                 | '2026-11-28T00:00:00Z' || ['2026-11-30T12:00Z[UTC]', '2027-03-29T12:00Z[UTC]']
        '0 0 12 ? * 6L'      | 'UTC'                 | '2026-11-28T00:00:00Z' || ['2026-12-25T12:00Z[UTC]', '2027-01-29T12:00Z[UTC]']
        '0 0 12 ? * L'       | 'UTC'                 | '2026-11-28T13:00:00Z' || ['2026-12-05T12:00Z[UTC]']
        '0 0 12 ? 2 2#5'     | 'UTC'                 | '2044-03-01T00:00:00Z' || ['2072-02-29T12:00Z[UTC]', '2112-02-29T12:00Z[UTC]']
        '10/25 59 23 * * ?'  | 'UTC'                 | '2026-11-28T23:59:20Z' || ['2026-11-28T23:59:35Z[UTC]', '2026-11-29T23:59:10Z[UTC]']
        '0 0 12 * * ? 2031'  | 'Asia/Kathmandu'      | '2026-11-28T00:00:00Z' || ['2031-01-01T12:00+05:45[Asia/Kathmandu]']
        '30 2 * * *'         | 'America/New_York'    | '2027-03-12T12:00:00Z' || ['2027-03-13T02:30-05:00[America/New_York]', '2027-03-15T02:30-04:00[America/New_York]']
        '30 1 * * *'         | 'America/New_York'    | '2027-11-06T12:00:00Z' || ['2027-11-07T01:30-04:00[America/New_York]', '2027-11-07T01:30-05:00[America/New_York]', '2027-11-08T01:30-05:00[America/New_York]']
        '0 * * * *'          | 'America/New_York'    | '2027-03-14T06:00:00Z' || ['2027-03-14T03:00-04:00[America/New_York]']
        '0 9 * * *'          | 'Australia/Lord_Howe' | '2027-10-02T00:00:00Z' || ['2027-10-03T09:00+11:00[Australia/Lord_Howe]']
        '0 0 * * *'          | 'America/Santiago'    | '2027-09-04T12:00:00Z' || ['2027-09-06T00:00-03:00[America/Santiago]']
        '0 12 30,31 * *'     | 'Pacific/Apia'        | '2011-12-29T12:00:00Z' || ['2011-12-31T12:00+14:00[Pacific/Apia]']
        '0 30 1 7 11 ? 2027' | 'America/New_York'    | '2027-11-07T05:30:00Z' || ['2027-11-07T01:30-05:00[America/New_York]']
    }

    def "there is none when the years are over: #cron after #after"() {
        expect:
        FireTimes.of(Crons.schedule('America/New_York', cron)).next(Instant.parse(after)).empty

        where:
        cron                 | after
        '0 0 2 * * ? 2025'   | '2026-11-28T00:00:00Z'
        '0 2 * * ? 2026'     | '2026-12-31T07:00:00Z'
        '0 30 1 7 11 ? 2027' | '2027-11-07T06:30:00Z'
        '0 0 2 30W 2 ?'      | '2026-11-28T00:00:00Z'
    }

    def "several crons are one list, the same instant once"() {
        expect:
        texts(Crons.schedule('UTC', '0 */12 * * *', '0 0,6 * * *', '0 0 0 ? * *'), '2026-11-28T00:00:00Z', 4) ==
            ['2026-11-28T06:00Z[UTC]', '2026-11-28T12:00Z[UTC]', '2026-11-29T00:00Z[UTC]', '2026-11-29T06:00Z[UTC]']
    }

    def "one cron that is over leaves the others"() {
        expect:
        texts(Crons.schedule('UTC', '0 0 2 * * ? 2025', '0 3 * * *'), '2026-11-28T00:00:00Z', 1) == ['2026-11-28T03:00Z[UTC]']
    }

    def "a time that is shown twice says which one it is"() {
        given:
        def times = FireTimes.of(Crons.schedule('America/New_York', '30 1 * * *')).after(Instant.parse('2027-11-06T00:00:00Z')).limit(4).toList()

        expect:
        times*.occurrence() == [ONLY, FIRST, SECOND, ONLY]
        times*.skipped().flatten() == []
    }

    def "the times that no clock showed stand with the next one"() {
        given:
        def times = FireTimes.of(Crons.schedule('America/New_York', '*/20 2 * * *')).after(Instant.parse('2027-03-13T07:40:00Z')).limit(2).toList()

        expect:
        times*.skipped()*.size() == [1, 0]
        with(times[0].skipped()[0]) {
            first() == LocalDateTime.parse('2027-03-14T02:00')
            last() == LocalDateTime.parse('2027-03-14T02:40')
            count() == 3
            change().instant == Instant.parse('2027-03-14T07:00:00Z')
        }
        times[0].at().toLocalDateTime() == LocalDateTime.parse('2027-03-15T02:00')
    }

    def "a whole day may be left out"() {
        given:
        def time = FireTimes.of(Crons.schedule('Pacific/Apia', '0 */6 * * *')).next(Instant.parse('2011-12-30T04:00:00Z')).get()

        expect:
        time.at().toLocalDateTime() == LocalDateTime.parse('2011-12-31T00:00')
        time.skipped()*.first() == [LocalDateTime.parse('2011-12-30T00:00')]
        time.skipped()*.count() == [4]
    }

    def "around each change of the clock in #zone, random crons come exactly when every minute is looked at"() {
        given:
        def random = new Random(zone.hashCode())

        expect:
        windows(zone).each { Instant from ->
            6.times {
                def crons = (0..random.nextInt(2)).collect { Crons.any(random) }
                def until = from + Duration.ofDays(5)
                def expected = NaiveCron.times(crons.collect { new NaiveCron(it) }, ZoneId.of(zone), from, until, 60)
                assert times(crons, zone, from, until) == expected
            }
        }

        where:
        zone << ZONES
    }

    def "the same holds of the night in which Apia lost a day"() {
        given:
        def random = new Random(2011)
        def from = Instant.parse('2011-12-28T00:00:00Z')
        def until = from + Duration.ofDays(5)

        expect:
        60.times {
            def crons = [Crons.unix(random)]
            assert times(crons, 'Pacific/Apia', from, until) == NaiveCron.times(crons.collect { new NaiveCron(it) }, ZoneId.of('Pacific/Apia'), from, until, 60)
        }
    }

    def "over two years in #zone, random crons come exactly when every minute is looked at"() {
        given:
        def random = new Random(seed)
        def crons = [Crons.any(random)]
        def from = Instant.parse('2027-01-01T00:00:00Z')
        def until = Instant.parse('2029-01-01T00:00:00Z')

        expect:
        times(crons, zone, from, until) == NaiveCron.times(crons.collect { new NaiveCron(it) }, ZoneId.of(zone), from, until, 60)

        where:
        zone                  | seed
        'America/New_York'    | 1
        'Europe/Helsinki'     | 2
        'Australia/Lord_Howe' | 3
        'America/Santiago'    | 4
    }

    def "seconds come exactly when every second is looked at: seed #seed"() {
        given:
        def random = new Random(seed)
        def cron = Crons.quartz(random, ['*', '*/7', '30', '5-10', '59,0', '50-10/5'])
        def zone = Crons.pick(random, ZONES)
        def from = windows(zone)[0] + Duration.ofDays(2)
        def until = from + Duration.ofHours(30)

        expect:
        times([cron], zone, from, until) == NaiveCron.times([new NaiveCron(cron)], ZoneId.of(zone), from, until, 1)

        where:
        seed << (1..25)
    }

    /** Five days each, with a change of the clock in the middle; for zones that have none, any. */
    private static List<Instant> windows(String zone) {
        def changes = ClockChanges.of(ZoneId.of(zone), new TreeSet<>())*.instant.take(4) ?: [Instant.parse('2027-03-01T00:00:00Z'), Instant.parse('2028-02-28T00:00:00Z')]
        changes.collect { it - Duration.ofMinutes(60 * 60 + 7) }
    }

    private static List<Instant> times(List<Cron> crons, String zone, Instant after, Instant until) {
        FireTimes.of(crons, ZoneId.of(zone)).after(after).takeWhile { it.instant() <= until }.map { it.instant() }.toList()
    }

    private static List<String> texts(schedule, String after, int count) {
        FireTimes.of(schedule).after(Instant.parse(after)).limit(count).map { it.at() as String }.toList()
    }
}
