package flow.serve

import static flow.serve.Served.flow

import flow.graph.Schedule
import flow.schedule.FireTimes
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption
import java.time.Duration
import java.time.Instant
import java.util.random.RandomGenerator

/** A year of time in seconds: twenty schedules in several zones, and a server that is killed fifty times. */
class YearOfSchedulesSpec extends Specification {
    static final Instant START = Instant.parse('2026-11-28T00:00:00Z')
    static final Instant END = Instant.parse('2027-11-28T00:00:00Z')
    static final int KILLS = 50

    static final List<List<String>> SCHEDULES = [
        ['0 2 * * *', 'America/New_York'], ['30 2 * * *', 'America/New_York'], ['30 1 * * *', 'America/New_York'], ['0 * * * *', 'Europe/Helsinki'],
        ['*/45 3 * * *', 'Europe/Helsinki'], ['15 10 ? * MON-FRI', 'UTC'], ['0 0 1 * *', 'Asia/Kathmandu'], ['15,45 1 * * *', 'Australia/Lord_Howe'],
        ['0 10 * * ? *', 'Europe/Berlin'], ['0 0 L * ? *', 'UTC'], ['0 9 ? * 2#1 *', 'America/Santiago'], ['0 0 * * *', 'America/Santiago'],
        ['0 30 2 ? * SUN', 'Europe/London'], ['0 0 12 1/5 * ?', 'Pacific/Apia'], ['0 15 10 L * ? 2027', 'UTC'], ['5 4 * * 0', 'Asia/Kolkata'],
        ['0 0 29 2 *', 'UTC'], ['0 0 13 * 5', 'UTC'], ['@hourly', 'America/St_Johns'], ['0 8 1W * ? *', 'Africa/Cairo'],
    ].collect { it[0] == '15 10 ? * MON-FRI' ? ['15 10 ? * MON-FRI *', it[1]] : it }

    @TempDir
    Path folder

    def "every time of a year comes once, whatever becomes of the server meanwhile"() {
        given: 'a server that is there again a moment after each kill, with some runs begun and not over'
        def random = new Random(seed)
        def served = server(Schedule.Missed.ALL)
        def begun = [:]

        when:
        for (Instant moment : moments(random) + END) {
            served.until(moment) { goOn(served, begun, random) }
            goOn(served, begun, random)
            if (moment != END) {
                tear(random)
                served.now = moment.plusMillis(random.nextInt(40_000))
                served.open()
            }
        }
        goOn(served, begun, random)
        def times = begun.values().groupBy { it.flow() }.collectEntries { name, firings -> [name, firings*.scheduledTime().sort()] }

        then:
        SCHEDULES.indices.findAll { (times["S$it".toString()] ?: []) != expected(it) } == []

        and: 'it was worth the while'
        begun.size() > 20_000

        where:
        seed = RandomGenerator.default.nextLong()
    }

    def "of what came while no server was there the latest time of each cron comes, if it is not too late"() {
        given:
        def served = server(Schedule.Missed.LATEST)
        served.until(Instant.parse('2027-03-01T00:10:00Z'))
        served.starter.allOver()

        when:
        served.now = Instant.parse('2027-03-01T10:20:00Z')
        served.open()

        then:
        served.starter.started.collect { it.flow() }.toSet() == SCHEDULES.indices.findAll { index ->
            expected(index).any { it > Instant.parse('2027-03-01T09:20:00Z') && it <= served.now }
        }.collect { "S$it".toString() }.toSet()
        served.starter.started.every { it.scheduledTime() == expected((it.flow() - 'S') as int).findAll { time -> time <= served.now }.last() }
    }

    private Served server(Schedule.Missed missed) {
        new Served(folder.resolve('book'), SCHEDULES.withIndex().collect { one, index -> flow("S$index", cron: one[0], zone: one[1], missed: missed) },
            new Limits(1000, 1000), START)
    }

    /** Most of what was begun is over; the rest goes on, and a kill finds it. */
    private static void goOn(Served served, Map<String, Firing> begun, Random random) {
        served.starter.started.each { begun[it.runId()] = it }
        served.starter.started.clear()
        served.starter.going.keySet().toList().each { if (random.nextInt(4)) { served.starter.over(it) } }
    }

    /** A line that the kill did not let the server finish. */
    private void tear(Random random) {
        def book = folder.resolve('book')
        Files.write(book, ('0badc0de {"begun":[{"run":"' + 'x' * random.nextInt(40)).bytes, StandardOpenOption.APPEND)
    }

    private static List<Instant> moments(Random random) {
        (1..KILLS).collect { START.plusMillis((random.nextDouble() * Duration.between(START, END).toMillis()) as long) }.sort()
    }

    private static List<Instant> expected(int index) {
        def (cron, zone) = SCHEDULES[index]
        FireTimes.of([flow.graph.Cron.parse(cron)], java.time.ZoneId.of(zone)).after(START).map { it.instant() }.takeWhile { it <= END }.toList()
    }
}
