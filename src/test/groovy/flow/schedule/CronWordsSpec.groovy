package flow.schedule

import flow.graph.Cron
import java.time.Instant
import java.time.ZoneId
import spock.lang.Specification

class CronWordsSpec extends Specification {

    def "#text comes #words"() {
        expect:
        CronWords.of(Cron.parse(text)) == words

        where:
        text                     || words
        '* * * * *'              || 'every minute'
        '*/15 * * * *'           || 'every 15 minutes'
        '5/10 * * * *'           || 'every 10 minutes from minute 5 of every hour'
        '*/25 * * * *'           || 'at minutes 0, 25 and 50 of every hour'
        '0 * * * *'              || 'every hour'
        '20 * * * *'             || 'every hour at minute 20'
        '0,30-40 * * * *'        || 'at minutes 0 and 30 to 40 of every hour'
        '0/15 8-17 * * *'        || 'every 15 minutes from 08:00 to 17:45'
        '* 8-17 * * 1-5'         || 'every minute from 08:00 to 17:59 from Monday to Friday'
        '30 8-17 * * *'          || 'every hour from 08:30 to 17:30'
        '0 */2 * * *'            || 'every 2 hours'
        '5 */2 * * *'            || 'every 2 hours at minute 5'
        '0 1/2 * * *'            || 'at minute 0 of hours 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21 and 23 every day'
        '0 */6 * * *'            || 'at 00:00, 06:00, 12:00 and 18:00 every day'
        '0 */5 * * *'            || 'at 00:00, 05:00, 10:00, 15:00 and 20:00 every day'
        '1,2,3,9 8,17 * * *'     || 'at minutes 1 to 3 and 9 of hours 8 and 17 every day'
        '30 2 * * *'             || 'at 02:30 every day'
        '0 2,14 * * *'           || 'at 02:00 and 14:00 every day'
        '0 2 * * 1-5'            || 'at 02:00 from Monday to Friday'
        '0 2 * * 6,0'            || 'at 02:00 on Saturday and Sunday'
        '0 2 * * 1'              || 'at 02:00 on Monday'
        '0 2 * * 1,2,3,5'        || 'at 02:00 on Monday to Wednesday and Friday'
        '0 2 1 * *'              || 'at 02:00 on day 1 of every month'
        '0 2 1,15 * *'           || 'at 02:00 on days 1 and 15 of every month'
        '0 2 1-7 1,7 *'          || 'at 02:00 on days 1 to 7 of January and July'
        '0 2 13 * 5'             || 'at 02:00 on day 13 of every month and on Friday'
        '0 2 13 2 5'             || 'at 02:00 on day 13 of February and on Friday in February'
        '0 2 1 * 0-6'            || 'at 02:00 on day 1 of every month and every day'
        '0 2 * 6-8 *'            || 'at 02:00 every day in June to August'
        '0 * * 1 *'              || 'every hour in January'
        '0 2 29 2 *'             || 'at 02:00 on day 29 of February'
        '0 10 * * ? *'           || 'at 10:00 every day'
        '0 10 ? * 2-6 *'         || 'at 10:00 from Monday to Friday'
        '0 10 ? * 7 2027'        || 'at 10:00 on Saturday, in 2027'
        '0 10 * * ? 2027-2029'   || 'at 10:00 every day, in 2027 to 2029'
        '0 10 L * ? *'           || 'at 10:00 on the last day of every month'
        '0 10 15W * ? *'         || 'at 10:00 on the day from Monday to Friday that is nearest to day 15 of every month'
        '0 10 ? * 2#1 *'         || 'at 10:00 on the first Monday of every month'
        '0 10 ? 6 6L *'          || 'at 10:00 on the last Friday of June'
        '0 0 2 LW * ?'           || 'at 02:00 on the last day from Monday to Friday of every month'
        '0 0 2 L-1 * ?'          || 'at 02:00 on the day before the last day of every month'
        '0 0 2 L-3 * ?'          || 'at 02:00 3 days before the last day of every month'
        '0 0 2 ? * 2,4#1'        || 'at 02:00 on the first Wednesday of every month and on Monday'
        '0 0 2 ? * L'            || 'at 02:00 on Saturday'
        '15 30 2 * * ?'          || 'at 02:30:15 every day'
        '*/5 * * * * ?'          || 'every 5 seconds'
        '* * * * * ?'            || 'every second'
        '* 0 2 * * ?'            || 'every second of minute 0 of hour 2'
        '0/20 */10 * * * ?'      || 'every 20 seconds of minutes 0, 10, 20, 30, 40 and 50 of every hour'
        '30 * * * * ?'           || 'at second 30 of every minute'
        '15 0 8-17 * * ?'        || 'every hour from 08:00:15 to 17:00:15'
        '0 0 22-2 * * ?'         || 'at 00:00, 01:00, 02:00, 22:00 and 23:00 every day'
        '0 0 2 ? * 7-2'          || 'at 02:00 on Monday, Saturday and Sunday'
    }

    def "crons that read the same come at the same times, and a translation into five fields reads the same"() {
        given:
        def random = new Random(8)
        def crons = (1..500).collect { Crons.pick(random, [Crons.any(random), Crons.quartz(random, ['0', '*', '*/7', '30', '5-10'])]) }
        def translated = crons.findAll { it.unixObstacle().empty }.collect { Cron.parse(it.toUnix()) }

        expect:
        (crons + translated).unique().groupBy { CronWords.of(it) }.each { words, same -> assert same.collect { times(it) }.unique().size() == 1 }
        crons.findAll { it.unixObstacle().empty }.collect { CronWords.of(it) } == translated.collect { CronWords.of(it) }
        translated.size() > 100
    }

    def "#zone is #words"() {
        expect:
        CronWords.of(ZoneId.of(zone)) == words

        where:
        zone                             || words
        'America/New_York'               || 'New York time'
        'America/Argentina/Buenos_Aires' || 'Buenos Aires time'
        'UTC'                            || 'UTC'
        'Etc/GMT-2'                      || 'Etc/GMT-2'
    }

    private static List<Instant> times(Cron cron) {
        FireTimes.of([cron], ZoneId.of('UTC')).after(Instant.parse('2026-11-28T12:34:00Z')).limit(40).map { it.instant() }.toList()
    }
}
