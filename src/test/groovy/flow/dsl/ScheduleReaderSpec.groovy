package flow.dsl

import flow.problem.Problems
import spock.lang.Specification

class ScheduleReaderSpec extends Specification {
    Problems problems = new Problems()

    def "schedule #options"() {
        when:
        def schedule = read(options)

        then:
        problems.sorted() == []
        schedule.crons()*.text() == crons
        schedule.timezone()?.id == zone
        schedule.position().file() == 'schedule'

        where:
        options                                                        || crons                          | zone
        [hourly: true]                                                 || ['0 * * * *']                  | null
        [daily: true, timezone: 'Europe/Berlin']                       || ['0 0 * * *']                  | 'Europe/Berlin'
        [weekly: true]                                                 || ['0 0 * * 0']                  | null
        [cron: '0 2 * * *', timezone: 'America/New_York']              || ['0 2 * * *']                  | 'America/New_York'
        [cron: "0 ${2} * * *"]                                         || ['0 2 * * *']                  | null
        [crons: ['0 2 * * MON-FRI', '0 10 ? * 7 *']]                   || ['0 2 * * 1-5', '0 10 ? * 7 *'] | null
        [crons: '0 2 * * *']                                           || ['0 2 * * *']                  | null
        [crons: ['0 2 * * *', '0  2 * * *']]                           || ['0 2 * * *']                  | null
        [hourly: false, daily: true]                                   || ['0 0 * * *']                  | null
        [daily: false, cron: '0 2 * * *']                              || ['0 2 * * *']                  | null
    }

    def "schedule says what becomes of runs that overlap and of times that were missed: #options"() {
        when:
        def schedule = read([daily: true] + options)

        then:
        problems.sorted() == []
        [schedule.concurrency().spelling(), schedule.missed().spelling(), schedule.startingDeadline().toSeconds()] == said

        where:
        options                                   || said
        [:]                                       || ['allow', 'latest', 3600]
        [concurrency: 'allow']                    || ['allow', 'latest', 3600]
        [concurrency: 'forbid', missed: 'none']   || ['forbid', 'none', 3600]
        [concurrency: 'replace', missed: 'all']   || ['replace', 'all', 3600]
        [missed: 'latest', startingDeadline: 90]  || ['allow', 'latest', 90]
        [startingDeadline: '1 d']                 || ['allow', 'latest', 86400]
        [startingDeadline: null, missed: null]    || ['allow', 'latest', 3600]
    }

    def "false means no schedule, as a config may say"() {
        expect:
        read(daily: false) == null
        read(hourly: false, timezone: 'UTC') == null
        problems.sorted() == []
    }

    def "schedule #options is refused where it is wrong"() {
        when:
        read(options)

        then:
        Places.shown(problems.sorted()) == [shown]

        where:
        options                                   || shown
        [:]                                       || "schedule | F004 | 'schedule' does not say when | write schedule daily: true, or schedule cron: '0 2 * * *'"
        [timezone: 'UTC']                         || "schedule | F004 | 'schedule' does not say when | write schedule daily: true, or schedule cron: '0 2 * * *'"
        [dayly: true, daily: true]                || "dayly: | F003 | 'schedule' has no option 'dayly' | did you mean 'daily'?"
        [hourly: true, daily: true]               || "daily: | F004 | 'schedule' says both hourly: and daily: | say one of them; several times are crons: ['0 2 * * *', '0 14 * * *']"
        [cron: '0 2 * * *', crons: ['0 3 * * *']] || "crons: | F004 | 'schedule' says both cron: and crons: | say one of them; several times are crons: ['0 2 * * *', '0 14 * * *']"
        [daily: 'yes']                            || "daily | F004 | daily: takes true or false, not the text 'yes' | null"
        [cron: 5]                                 || "cron | F004 | cron: takes a text, not the number 5 | write it in quotes"
        [cron: '0 25 * * *']                      || "cron | F021 | cron: '0 25 * * *' is no cron: hour 25 is not between 0 and 23 | null"
        [crons: ['0 2 * * *', '0 * * * * *']]     || "crons.1 | F021 | crons: '0 * * * * *' has two readings | for that of AWS (minute first) write '0 * * * *', for that of Quartz (second first) write '* * * * *'"
        [crons: []]                               || "crons | F004 | crons: it has no cron | write schedule daily: true, or schedule cron: '0 2 * * *'"
        [daily: true, concurency: 'forbid']       || "concurency: | F003 | 'schedule' has no option 'concurency' | did you mean 'concurrency'?"
        [daily: true, concurrency: 'forbit']      || "concurrency | F004 | concurrency: 'forbit' is none of 'allow', 'forbid', 'replace' | did you mean 'forbid'?"
        [daily: true, concurrency: false]         || "concurrency | F004 | concurrency: takes a text, not false | write it in quotes"
        [daily: true, missed: 'last']             || "missed | F004 | missed: 'last' is none of 'latest', 'all', 'none' | did you mean 'latest'?"
        [daily: true, startingDeadline: '1 hou']  || "startingDeadline | F004 | startingDeadline: '1 hou' is no duration | 'hou' is no unit; did you mean 'hour'?"
        [daily: true, startingDeadline: 0]        || "startingDeadline | F004 | startingDeadline: nothing can start within no time | for none write missed: 'none'"
        [daily: true, startingDeadline: '-1 h']   || "startingDeadline | F004 | startingDeadline: '-1 h' is negative | null"
        [daily: true, startingDeadline: '90 ms']  || "startingDeadline | F004 | startingDeadline: it is whole seconds, not '90 ms' | null"
        [daily: true, startingDeadline: '400 d']  || "startingDeadline | F004 | startingDeadline: it is at most a year, not '400 d' | null"
        [daily: true, missed: 'none', startingDeadline: '1 h'] || "startingDeadline | F004 | startingDeadline: with missed: 'none' nothing is started late | leave one of the two out"
        [daily: true, timezone: 'Europe/Berln']   || "timezone | F022 | timezone: 'Europe/Berln' is no time zone | did you mean 'Europe/Berlin'?"
    }

    def "a fault in one cron does not hide another, nor the zone's"() {
        when:
        read(crons: ['x', '0 2 * * *', 'y'], timezone: 'z')

        then:
        problems.sorted()*.position()*.file() == ['crons.0', 'crons.2', 'timezone']
    }

    def "the word says the same options as the reader"() {
        expect:
        Vocabulary.words(Vocabulary.Room.FLOW).schedule.options() == ScheduleReader.NAMES as Set
    }

    private read(Map<String, ?> options) {
        new ScheduleReader(Places.of('schedule', options), problems).read(options)
    }
}
