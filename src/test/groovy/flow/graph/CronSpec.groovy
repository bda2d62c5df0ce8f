package flow.graph

import static flow.graph.Cron.Dialect.AWS
import static flow.graph.Cron.Dialect.QUARTZ
import static flow.graph.Cron.Dialect.UNIX

import com.cronutils.model.CronType
import com.cronutils.model.definition.CronDefinitionBuilder
import com.cronutils.model.time.ExecutionTime
import com.cronutils.parser.CronParser
import java.time.ZonedDateTime
import spock.lang.Specification

class CronSpec extends Specification {

    def "#text is #dialect #canonical, in five fields #unix"() {
        when:
        def cron = Cron.parse(text)

        then:
        cron.dialect() == dialect
        cron.text() == canonical
        cron.unixObstacle().empty
        cron.toUnix() == unix
        Cron.parse(cron.text()) == cron
        Cron.parse(cron.toUnix()).text() == unix

        where:
        text                       | dialect | canonical            || unix
        '0 2 * * *'                | UNIX    | '0 2 * * *'          || '0 2 * * *'
        '  0   2 * *\t* '          | UNIX    | '0 2 * * *'          || '0 2 * * *'
        '00 02 * * *'              | UNIX    | '0 2 * * *'          || '0 2 * * *'
        '*/15 * * * *'             | UNIX    | '*/15 * * * *'       || '*/15 * * * *'
        '*/1 * * * *'              | UNIX    | '* * * * *'          || '* * * * *'
        '5/10 * * * *'             | UNIX    | '5-59/10 * * * *'    || '5-59/10 * * * *'
        '0-30/10 * * * *'          | UNIX    | '0-30/10 * * * *'    || '0-30/10 * * * *'
        '1,2,30-40 * * * *'        | UNIX    | '1,2,30-40 * * * *'  || '1,2,30-40 * * * *'
        '0 0 * * MON-FRI'          | UNIX    | '0 0 * * 1-5'        || '0 0 * * 1-5'
        '0 0 * * mon,Wed,FRI'      | UNIX    | '0 0 * * 1,3,5'      || '0 0 * * 1,3,5'
        '0 0 * jan-mar *'          | UNIX    | '0 0 * 1-3 *'        || '0 0 * 1-3 *'
        '0 0 * * 7'                | UNIX    | '0 0 * * 0'          || '0 0 * * 0'
        '0 0 * * 0'                | UNIX    | '0 0 * * 0'          || '0 0 * * 0'
        '0 0 * * 5-7'              | UNIX    | '0 0 * * 0,5,6'      || '0 0 * * 0,5,6'
        '0 0 * * FRI-SUN'          | UNIX    | '0 0 * * 0,5,6'      || '0 0 * * 0,5,6'
        '0 0 * * 0-7'              | UNIX    | '0 0 * * 0-6'        || '0 0 * * 0-6'
        '0 0 * * 0,7'              | UNIX    | '0 0 * * 0'          || '0 0 * * 0'
        '0 0 * * */2'              | UNIX    | '0 0 * * */2'        || '0 0 * * */2'
        '0 0 * * 1/2'              | UNIX    | '0 0 * * 1,3,5'      || '0 0 * * 1,3,5'
        '0 0 * * 7/2'              | UNIX    | '0 0 * * 0,2,4,6'    || '0 0 * * 0,2,4,6'
        '0 0 * * 1-7/2'            | UNIX    | '0 0 * * 0,1,3,5'    || '0 0 * * 0,1,3,5'
        '0 0 1,15 * 1-5'           | UNIX    | '0 0 1,15 * 1-5'     || '0 0 1,15 * 1-5'
        '0 0 1 * 0-6'              | UNIX    | '0 0 1 * 0-6'        || '0 0 1 * 0-6'
        '0 0 29 2 *'               | UNIX    | '0 0 29 2 *'         || '0 0 29 2 *'
        '0 0 30 2 MON'             | UNIX    | '0 0 30 2 1'         || '0 0 30 2 1'
        '0 0 31 1-4 *'             | UNIX    | '0 0 31 1-4 *'       || '0 0 31 1-4 *'
        '@hourly'                  | UNIX    | '0 * * * *'          || '0 * * * *'
        '@Daily'                   | UNIX    | '0 0 * * *'          || '0 0 * * *'
        '@weekly'                  | UNIX    | '0 0 * * 0'          || '0 0 * * 0'
        '@monthly'                 | UNIX    | '0 0 1 * *'          || '0 0 1 * *'
        '@annually'                | UNIX    | '0 0 1 1 *'          || '0 0 1 1 *'
        '0 10 * * ? *'             | AWS     | '0 10 * * ? *'       || '0 10 * * *'
        '0 10 ? * * *'             | AWS     | '0 10 * * ? *'       || '0 10 * * *'
        '0 10 ? * 2 *'             | AWS     | '0 10 ? * 2 *'       || '0 10 * * 1'
        '0 10 ? * 1 *'             | AWS     | '0 10 ? * 1 *'       || '0 10 * * 0'
        '0 10 ? * 7 *'             | AWS     | '0 10 ? * 7 *'       || '0 10 * * 6'
        '0 10 ? * MON-FRI *'       | AWS     | '0 10 ? * 2-6 *'     || '0 10 * * 1-5'
        '0 10 ? * SAT-MON *'       | AWS     | '0 10 ? * 7-2 *'     || '0 10 * * 0,1,6'
        '0/15 8-17 ? * 2-6 *'      | AWS     | '0/15 8-17 ? * 2-6 *' || '0-59/15 8-17 * * 1-5'
        '0 10 * * MON-FRI *'       | AWS     | '0 10 ? * 2-6 *'     || '0 10 * * 1-5'
        '0 10 * * sat *'           | AWS     | '0 10 ? * 7 *'       || '0 10 * * 6'
        '0 0 2 * * ?'              | QUARTZ  | '0 0 2 * * ?'        || '0 2 * * *'
        '0 0 2 ? * 1'              | QUARTZ  | '0 0 2 ? * 1'        || '0 2 * * 0'
        '0 0 2 ? * MON'            | QUARTZ  | '0 0 2 ? * 2'        || '0 2 * * 1'
        '0 0 2 ? * 6-2'            | QUARTZ  | '0 0 2 ? * 6-2'      || '0 2 * * 0,1,5,6'
        '0 0 2 ? * 1-7'            | QUARTZ  | '0 0 2 ? * 1-7'      || '0 2 * * 0-6'
        '0 0 2 ? * */2'            | QUARTZ  | '0 0 2 ? * */2'      || '0 2 * * 0,2,4,6'
        '0 0 22-2 * * ?'           | QUARTZ  | '0 0 22-2 * * ?'     || '0 0-2,22,23 * * *'
        '0 0 20-4/2 * * ?'         | QUARTZ  | '0 0 20-4/2 * * ?'   || '0 0,2,4,20,22 * * *'
        '0 0 12 1/5 * ?'           | QUARTZ  | '0 0 12 1/5 * ?'     || '0 12 1-31/5 * *'
        '0 0 2 * * ? *'            | QUARTZ  | '0 0 2 * * ?'        || '0 2 * * *'
        '0 0 2 * * * *'            | QUARTZ  | '0 0 2 * * ?'        || '0 2 * * *'
        '0 0 12 * * MON'           | QUARTZ  | '0 0 12 ? * 2'       || '0 12 * * 1'
        '0 30 2 * * *'             | QUARTZ  | '0 30 2 * * ?'       || '30 2 * * *'
        '0 0 0 1 1 *'              | QUARTZ  | '0 0 0 1 1 ?'        || '0 0 1 1 *'
        '0 0 0 * * *'              | QUARTZ  | '0 0 0 * * ?'        || '0 0 * * *'
    }

    def "#text is #dialect, and five fields cannot say it: #obstacle"() {
        when:
        def cron = Cron.parse(text)

        then:
        cron.dialect() == dialect
        cron.text() == canonical
        cron.unixObstacle().get() == obstacle
        Cron.parse(cron.text()) == cron

        when:
        cron.toUnix()

        then:
        thrown(IllegalStateException)

        where:
        text                | dialect | canonical           || obstacle
        '30 0 2 * * ?'      | QUARTZ  | '30 0 2 * * ?'      || "its seconds are '30', and five fields know second 0 only"
        '*/5 * * * * ?'     | QUARTZ  | '*/5 * * * * ?'     || "its seconds are '*/5', and five fields know second 0 only"
        '0 0 2 * * ? 2027'  | QUARTZ  | '0 0 2 * * ? 2027'  || "it names the year '2027', and five fields have none"
        '0 10 * * ? 2027'   | AWS     | '0 10 * * ? 2027'   || "it names the year '2027', and five fields have none"
        '0 10 * * * 2027'   | AWS     | '0 10 * * ? 2027'   || "it names the year '2027', and five fields have none"
        '0 10 L * ? *'      | AWS     | '0 10 L * ? *'      || "five fields have no 'L'"
        '0 10 l * ? *'      | AWS     | '0 10 L * ? *'      || "five fields have no 'L'"
        '0 10 15W * ? *'    | AWS     | '0 10 15W * ? *'    || "five fields have no '15W'"
        '0 10 L * * *'      | AWS     | '0 10 L * ? *'      || "five fields have no 'L'"
        '0 10 ? * 6L *'     | AWS     | '0 10 ? * 6L *'     || "five fields have no '6L'"
        '0 10 ? * FRI#2 *'  | AWS     | '0 10 ? * 6#2 *'    || "five fields have no '6#2'"
        '0 0 2 LW * ?'      | QUARTZ  | '0 0 2 LW * ?'      || "five fields have no 'LW'"
        '0 0 2 L-3 * ?'     | QUARTZ  | '0 0 2 L-3 * ?'     || "five fields have no 'L-3'"
        '0 0 2 ? * 2,4#1'   | QUARTZ  | '0 0 2 ? * 2,4#1'   || "five fields have no '2,4#1'"
    }

    def "#text is refused: #message"() {
        when:
        Cron.parse(text)

        then:
        def refusal = thrown(InvalidValue)
        refusal.code().name() == 'F021'
        refusal.message == "'$text' $message"
        (refusal.hint() ?: '').contains(hint)

        where:
        text                  | message                                                | hint
        ''                    | 'is no cron: it has 0 fields, not 5, 6 or 7'           | "'0 2 * * *' (minute hour day month weekday)"
        'daily'               | 'is no cron: it has 1 field, not 5, 6 or 7'            | "'0 2 * * *'"
        '0 2 * *'             | 'is no cron: it has 4 fields, not 5, 6 or 7'           | "'0 2 * * *'"
        '0 0 2 * * ? * *'     | 'is no cron: it has 8 fields, not 5, 6 or 7'           | "'0 2 * * *'"
        '@reboot'             | 'is no cron'                                           | "'@daily'"
        '@every 1h'           | 'is no cron'                                           | "'@daily'"
        'TZ=UTC 0 2 * * *'    | 'is no cron'                                           | 'timezone:'
        '60 2 * * *'          | 'is no cron: minute 60 is not between 0 and 59'        | ''
        '0 24 * * *'          | 'is no cron: hour 24 is not between 0 and 23'          | ''
        '0 0 0 * *'           | 'is no cron: day 0 is not between 1 and 31'            | ''
        '0 0 32 * *'          | 'is no cron: day 32 is not between 1 and 31'           | ''
        '0 0 * 13 *'          | 'is no cron: month 13 is not between 1 and 12'         | ''
        '0 0 * * 8'           | 'is no cron: weekday 8 is not between 0 and 7'         | ''
        '*/0 * * * *'         | "is no cron: minute '*/0' has a step that is not between 1 and 59" | ''
        '*/90 * * * *'        | "is no cron: minute '*/90' has a step that is not between 1 and 59" | ''
        '0 22-2 * * *'        | "is no cron: hour '22-2' runs backwards"               | "write '22-23,0-2'"
        '0 2 * * Monday'      | "is no cron: weekday 'Monday' is not understood"       | "did you mean 'MON'?"
        '0 2 * * MOM'         | "is no cron: weekday 'MOM' is not understood"          | "did you mean 'MON'?"
        '0 2 * JANUARY *'     | "is no cron: month 'JANUARY' is not understood"        | "did you mean 'JAN'?"
        '0 2 MON * *'         | "is no cron: day 'MON' is not understood"              | ''
        '0 2 ? * *'           | "is no cron: day '?' is not understood"                | ''
        '0 2 L * *'           | "is no cron: day 'L' is not understood"                | ''
        '0 2 * * 5#2'         | "is no cron: weekday '5#2' is not understood"          | ''
        '1,,2 * * * *'        | "is no cron: minute '' is not understood"              | ''
        '1-2-3 * * * *'       | "is no cron: minute '1-2-3' is not understood"         | ''
        '*-5 * * * *'         | "is no cron: minute '*-5' is not understood"           | ''
        '-1 * * * *'          | "is no cron: minute '-1' is not understood"            | ''
        '+1 * * * *'          | "is no cron: minute '+1' is not understood"            | ''
        '/5 * * * *'          | "is no cron: minute '/5' is not understood"            | ''
        '1/ * * * *'          | "is no cron: minute '1/' is not understood"            | ''
        '1.5 * * * *'         | "is no cron: minute '1.5' is not understood"           | ''
        '99999999999 * * * *' | "is no cron: minute '99999999999' is not understood"   | ''
        '0 0 30 2 *'          | 'is no cron: no such month has a day 30'               | 'never'
        '0 0 31 FEB,APR *'    | 'is no cron: no such month has a day 31'               | 'never'
        '0 0 2 ? * 0'         | 'is no cron: weekday 0 is not between 1 and 7'         | ''
        '0 0 2 ? * 8'         | 'is no cron: weekday 8 is not between 1 and 7'         | ''
        '0 0 2 ? * 6#6'       | "is no cron: weekday '6#6' is not understood"          | ''
        '0 0 2 ? * ?'         | "is no cron: both day and weekday are '?'"             | "'*' for one"
        '0 0 2 1 * MON'       | 'is no cron'                                           | 'as Quartz (second first), it restricts both day and weekday'
        '0 0 2 1 * MON *'     | 'is no cron: it restricts both day and weekday'        | "'?' for one"
        '0 0 2 ?,1 * MON *'   | "is no cron: day '?,1' is not understood"              | "'?' stands alone"
        '0 0 2 * * ? 1969'    | 'is no cron: year 1969 is not between 1970 and 2099'   | ''
        '0 10 LW * ? *'       | "is no cron: day 'LW' is not understood"               | ''
        '0 61 2 * * ?'        | 'is no cron: minute 61 is not between 0 and 59'        | ''
        '0 61 * * * *'        | 'is no cron'                                           | 'as AWS (minute first), hour 61 is not between 0 and 23; as Quartz (second first), minute 61 is not between 0 and 59'
        '0 * * * * *'         | 'has two readings'                                     | "AWS (minute first) write '0 * * * *', for that of Quartz (second first) write '* * * * *'"
        '0 0 2 * * *'         | 'has two readings'                                     | "AWS (minute first) write '0 0 2 * *', for that of Quartz (second first) write '0 2 * * *'"
        '*/5 * * * * *'       | 'has two readings'                                     | "AWS (minute first) write '*/5 * * * *', for that of Quartz (second first) write '*/5 * * * * ?'"
        '0 5 1-7 * * *'       | 'has two readings'                                     | "AWS (minute first) write '0 5 1-7 * *', for that of Quartz (second first) write '5 1-7 * * *'"
    }

    def "a translation into five fields comes at the same times"() {
        given:
        def random = new Random(seed)
        def original = randomQuartz(random)
        def quartz = ExecutionTime.forCron(
                new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ)).parse(original))
        def unix = ExecutionTime.forCron(
                new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(Cron.parse(original).toUnix()))

        expect:
        times(unix) == times(quartz)

        where:
        seed << (1..100)
    }

    def "a cron that was not read is refused where it is made"() {
        when:
        new Cron(text, UNIX)

        then:
        thrown(IllegalArgumentException)

        where:
        text << ['0 2 * * MON', 'nonsense', '0  2 * * *', '0 0 2 * * ?']
    }

    private static String randomQuartz(Random random) {
        def minute = pick(random, [random.nextInt(60) as String, '*/20', '5/25', '10-12', '1,7,59', '50-55/2'])
        def hour = pick(random, ['*', random.nextInt(24) as String, '8-17', '*/6', '3/7'])
        def month = pick(random, ['*', 'JAN-MAR', '2,11', '*/5', '1/3'])
        def weekday = pick(random, ['MON-FRI', '1', '7', 'SUN,WED', '2-6', 'TUE-SAT', '3'])
        def day = pick(random, ['*', '1', '28-31', '1/9', '*/10', '5,20'])
        return random.nextBoolean() ? "0 $minute $hour ? $month $weekday" : "0 $minute $hour $day $month ?"
    }

    private static String pick(Random random, List<String> choices) {
        choices[random.nextInt(choices.size())]
    }

    private static List<ZonedDateTime> times(ExecutionTime cron) {
        def times = [ZonedDateTime.parse('2027-01-15T10:17:00Z')]
        30.times { times << cron.nextExecution(times.last()).get() }
        return times
    }
}
