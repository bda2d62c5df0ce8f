package flow.schedule

import spock.lang.Specification

class ClockTroubleSpec extends Specification {

    def "#cron in #zone has trouble on #days"() {
        expect:
        ClockTrouble.of(Crons.schedule(zone, cron)).collect { [it.leftOut ? 'left out' : 'twice', it.first() as String, it.count()] } == days

        where:
        cron                 | zone                  || days
        '30 2 * * *'         | 'America/New_York'    || [['left out', '2027-03-14T02:30', 1]]
        '30 1 * * *'         | 'America/New_York'    || [['twice', '2027-11-07T01:30', 1]]
        '30 1,2 * * *'       | 'America/New_York'    || [['left out', '2027-03-14T02:30', 1], ['twice', '2027-11-07T01:30', 1]]
        '*/15 0-6 * * *'     | 'America/New_York'    || [['left out', '2027-03-14T02:00', 4], ['twice', '2027-11-07T01:00', 4]]
        '0 */2 * * *'        | 'America/New_York'    || [['left out', '2027-03-14T02:00', 1]]
        '30 2 8 3 *'         | 'America/New_York'    || [['left out', '2037-03-08T02:30', 1]]
        '30 2 31 3 *'        | 'Europe/Berlin'       || [['left out', '2030-03-31T02:30', 1]]
        '0 30 2 ? * 1#2'     | 'America/New_York'    || [['left out', '2027-03-14T02:30', 1]]
        '0 30 2 * * ? 2040'  | 'America/New_York'    || [['left out', '2040-03-11T02:30', 1]]
        '0 30 2 * * ? 2020'  | 'America/New_York'    || []
        '30 2 * * 1-5'       | 'America/New_York'    || []
        '30 2 1 * *'         | 'America/New_York'    || []
        '30 3 * * *'         | 'America/New_York'    || []
        '0 * * * *'          | 'America/New_York'    || []
        '* * * * *'          | 'America/New_York'    || []
        '*/15 * * * *'       | 'America/New_York'    || []
        '0 * * * *'          | 'Australia/Lord_Howe' || [['left out', '2027-10-03T02:00', 1]]
        '*/30 * * * *'       | 'Australia/Lord_Howe' || []
        '0 0 * * *'          | 'America/Santiago'    || [['left out', '2027-09-05T00:00', 1]]
        '0 23 * * *'         | 'America/Santiago'    || [['twice', '2027-04-03T23:00', 1]]
        '30 2 * * *'         | 'UTC'                 || []
        '30 2 * * *'         | 'Asia/Kathmandu'      || []
        '30 2 * * *'         | 'Africa/Casablanca'   || [['left out', '2027-03-14T02:30', 1], ['twice', '2027-02-07T02:30', 1]]
    }

    def "trouble is what the times themselves say"() {
        given:
        def schedule = Crons.schedule('America/New_York', '*/20 1-2 * * *')
        def troubles = ClockTrouble.of(schedule)

        expect:
        troubles*.count() == [3, 3]
        troubles.each { trouble ->
            def around = FireTimes.of(schedule).after(trouble.change().instant.minusSeconds(86_400)).takeWhile { it.instant() < trouble.change().instant.plusSeconds(90_000) }.toList()
            assert trouble.leftOut ? around*.skipped().flatten()*.count() == [3] : around.count { it.occurrence() == FireTime.Occurrence.SECOND } == 3
        }
    }
}
