package flow.schedule

import flow.graph.Cron
import flow.graph.Schedule
import flow.problem.Position

import java.time.ZoneId

/** Schedules to try, and random crons of every dialect. */
class Crons {

    static Schedule schedule(String zone, String... crons) {
        new Schedule(Position.NOWHERE, crons.collect { Cron.parse(it) }, ZoneId.of(zone))
    }

    /** Without seconds, often at night, when clocks are changed. */
    static Cron unix(Random random) {
        Cron.parse([minute(random), hour(random), pick(random, ['*', '*', '1-7', '1,15', '*/2', '29-31', '8-14/3']),
                    pick(random, ['*', '*', '3,4', '9-11', '*/2']), pick(random, ['*', '*', '0', '1-5', '0-6', '0,6', '*/2', '5-7'])].join(' '))
    }

    static Cron aws(Random random) {
        Cron.parse("${minute(random)} ${hour(random)} ${days(random, ['L', '15W', '1W', '31W'])} ${pick(random, ['*', '*', '2028', '2027-2028', '2027/2'])}")
    }

    static Cron quartz(Random random, List<String> seconds = ['0']) {
        Cron.parse("${pick(random, seconds)} ${minute(random)} ${hour(random)} ${days(random, ['L', 'LW', 'L-3', 'L-30', '15W', '1W', '31W'])} ${pick(random, ['*', '*', '2027'])}")
    }

    static Cron any(Random random) {
        switch (random.nextInt(3)) {
            case 0: return unix(random)
            case 1: return aws(random)
            default: return quartz(random)
        }
    }

    private static String minute(Random random) {
        pick(random, [random.nextInt(60) as String, '0', '30', '*', '*/15', '*/25', '5/10', '10-12', '1,7,59', '50-55/2'])
    }

    private static String hour(Random random) {
        pick(random, ['*', '0', '1', '2', '23', random.nextInt(24) as String, '0-3', '8-17', '*/2', '*/6', '3/7', '1,3,23'])
    }

    /** Day, month and weekday. */
    private static String days(Random random, List<String> special) {
        def month = pick(random, ['*', '*', 'JAN-MAR', '2,11', '*/5', '10-2'])
        random.nextBoolean()
            ? "${pick(random, ['*', '1', '28-31', '1/9', '*/10', '5,20', '27-3', special.join('|')].collectMany { it.split(/\|/) as List })} $month ?"
            : "? $month ${pick(random, ['MON-FRI', '1', '7', 'SUN,WED', 'SAT-MON', 'L', '6L', '2#1', '1#5', '2,4#2', '*/3'])}"
    }

    static <T> T pick(Random random, List<T> choices) {
        choices[random.nextInt(choices.size())]
    }
}
