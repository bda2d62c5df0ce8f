package flow.cli

import groovy.json.JsonSlurper
import java.nio.file.Path
import java.time.Clock
import java.time.Instant
import java.time.ZoneId
import spock.lang.Specification
import spock.lang.TempDir

class ShowScheduleSpec extends Specification {

    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
        script('nightly', "schedule crons: ['30 4 * * 1-5', '0 6 ? * 7 *'], timezone: 'America/New_York'")
        script('early', "schedule cron: '*/30 1,2 * * *', timezone: 'America/New_York'")
    }

    def "crons are told in words, and the next times in their zone, in that of the machine, and from now"() {
        given:
        terminal.clock = Clock.fixed(Instant.parse('2026-11-20T09:00:00Z'), ZoneId.of('Europe/Berlin'))

        expect:
        with(terminal.flow('schedule', 'nightly.flow.groovy', '--count', '3')) {
            exit() == 0
            err() == ''
            out() == '''\
nightly
  30 4 * * 1-5  at 04:30 from Monday to Friday, New York time
  0 6 ? * 7 *   at 06:00 on Saturday, New York time
  concurrency   allow: a run starts also while the one before goes on
  missed        latest: of times that were missed, the latest is made up for, up to 1 h late

America/New_York      Europe/Berlin         in
Fri 2026-11-20 04:30  Fri 2026-11-20 10:30  30 min
Sat 2026-11-21 06:00  Sat 2026-11-21 12:00  1 d 2 h
Mon 2026-11-23 04:30  Mon 2026-11-23 10:30  3 d
'''
        }
    }

    def "where both zones have the same clock, it is shown once"() {
        given:
        script('utc', 'schedule daily: true')

        expect:
        terminal.flow('schedule', 'utc.flow.groovy', '--count', '1').out().readLines().takeRight(2) ==
            ['UTC                   in', 'Sat 2026-11-21 00:00  5 h']
        terminal.flow('schedule', 'utc.flow.groovy', '--count', '1', '--timezone', 'Asia/Kathmandu').out().readLines().takeRight(2) ==
            ['UTC                   Asia/Kathmandu        in', 'Sat 2026-11-21 00:00  Sat 2026-11-21 05:45  5 h']
    }

    def "without a number ten times are shown, from a moment on it is one of them, and what is past is ago"() {
        given:
        script('utc', 'schedule daily: true')

        expect:
        terminal.flow('schedule', 'utc.flow.groovy').out().readLines().count { it ==~ /.* 00:00  .* h/ } == 10
        terminal.flow('schedule', 'utc.flow.groovy', '--from', '2026-11-20', '--count', '1').out().readLines().last() == 'Fri 2026-11-20 00:00  19 h ago'
    }

    def "times that are left out or come twice are shown where they would be, and warned of"() {
        when:
        def spring = terminal.flow('schedule', 'early.flow.groovy', '--from', '2027-03-14', '--count', '3')
        def autumn = terminal.flow('schedule', 'early.flow.groovy', '--from', '2027-11-07T05:00', '--count', '4')

        then:
        table(spring) == [
            'Sun 2027-03-14 01:00  Sun 2027-03-14 06:00  113 d 11 h',
            'Sun 2027-03-14 01:30  Sun 2027-03-14 06:30  113 d 11 h',
            'Sun 2027-03-14 02:00                                    does not come, nor 1 more time until 02:30: clocks go from 02:00 to 03:00',
            'Mon 2027-03-15 01:00  Mon 2027-03-15 05:00  114 d 10 h']
        table(autumn)*.replaceFirst(/.* d \d+ h/, '') == [
            '  first of two: clocks go back from 02:00 to 01:00',
            '  first of two: clocks go back from 02:00 to 01:00',
            '  second of two: clocks go back from 02:00 to 01:00',
            '  second of two: clocks go back from 02:00 to 01:00']
        spring.err().readLines().findAll { it.startsWith('warning[W108]') }.size() == 2
        spring.exit() == 0
    }

    def "a schedule that ends says so"() {
        given:
        script('short', "schedule cron: '0 0 2 31 12 ? 2026'")
        script('over', "schedule cron: '15 0 2 31 12 ? 2025'")

        expect:
        terminal.flow('schedule', 'short.flow.groovy').out().endsWith('''\
UTC                   in
Thu 2026-12-31 02:00  40 d 7 h
then the years of the schedule are over
''')
        terminal.flow('schedule', 'over.flow.groovy').out().endsWith('\n\nno time comes any more: the years of the schedule are over\n')
        terminal.flow('schedule', 'over.flow.groovy', '--from', '2025-12-31', '--count', '1').out().contains('Wed 2025-12-31 02:00:15  324 d 16 h ago')
    }

    def "what becomes of runs that overlap and of missed times is told: #options"() {
        given:
        script('told', "schedule hourly: true, $options")

        expect:
        def lines = terminal.flow('schedule', 'told.flow.groovy').out().readLines()
        lines[2] == "  concurrency  $concurrency"
        lines[3] == "  missed       $missed"

        where:
        options                                               || concurrency                                                                         | missed
        "concurrency: 'forbid', missed: 'none'"               || 'forbid: no run starts while the one before goes on, and the time counts as missed' | 'none: times that were missed are passed over'
        "concurrency: 'replace', missed: 'all'"               || 'replace: a run that still goes on is ended when the next one starts'               | 'all: times that were missed are made up for, up to 1 h late'
        "startingDeadline: '90 s'"                            || 'allow: a run starts also while the one before goes on'                             | 'latest: of times that were missed, the latest is made up for, up to 1 min 30 s late'
    }

    def "parameters to which nobody gives a value are named"() {
        given:
        script('asks', "schedule daily: true\nparameter 'region', required: true\nparameter 'day'\nparameter 'n', default: 1")

        expect:
        terminal.flow('schedule', 'asks.flow.groovy').out().contains('  parameters   region: required, and nobody is there to give a value; write a default:\n')
        new JsonSlurper().parseText(terminal.flow('schedule', 'asks.flow.groovy', '--json').out()).parametersWithoutValue == ['region']
    }

    def "a flow without a schedule says so, and that is no failure"() {
        given:
        script('plain', '')

        expect:
        with(terminal.flow('schedule', 'plain.flow.groovy')) {
            exit() == 0
            out() == ''
            err().startsWith("'plain' has no schedule; write for example schedule cron: '0 6 * * *'")
        }
        new JsonSlurper().parseText(terminal.flow('schedule', 'plain.flow.groovy', '--json').out()) ==
            [flow: 'plain', schedule: null, parametersWithoutValue: [], times: []]
    }

    def "the hint that a flow without a schedule gets has no trouble of its own"() {
        given:
        script('plain', '')
        def hint = terminal.flow('schedule', 'plain.flow.groovy').err().find(/schedule cron.*/)
        script('cured', hint)

        expect:
        with(terminal.flow('schedule', 'cured.flow.groovy')) {
            exit() == 0
            err() == ''
        }
    }

    def "JSON has every time as an instant and as the clock shows it, and what is left out"() {
        given:
        def json = new JsonSlurper().parseText(terminal.flow('schedule', 'early.flow.groovy', '--from', '2027-03-14T06:30:00Z', '--count', '2', '--json').out())

        expect:
        json == [
            flow: 'early',
            schedule: [crons: [[text: '*/30 1,2 * * *', dialect: 'Unix', words: 'at 01:00, 01:30, 02:00 and 02:30 every day']], timezone: 'America/New_York',
                       concurrency: 'allow', missed: 'latest', startingDeadline: '1 h'],
            parametersWithoutValue: [],
            times: [
                [at: '2027-03-14T06:30:00Z', shown: '2027-03-14T01:30:00-05:00', occurrence: 'only', leftOut: []],
                [at: '2027-03-15T05:00:00Z', shown: '2027-03-15T01:00:00-04:00', occurrence: 'only', leftOut: [[first: '2027-03-14T02:00:00', last: '2027-03-14T02:30:00', count: 2]]],
            ],
        ]
        new JsonSlurper().parseText(terminal.flow('schedule', 'early.flow.groovy', '--from', '2027-11-07T05:00:00Z', '--count', '3', '--json').out()).times*.occurrence ==
            ['first', 'first', 'second']
    }

    def "#arguments are refused: #message"() {
        when:
        def result = terminal.flow('schedule', *arguments)

        then:
        result.exit() == 2
        result.out() == ''
        result.err().startsWith("flow: $message")

        where:
        arguments                                          || message
        ['nightly.flow.groovy', '--count', '0']            || "--count is a whole number from 1, not '0'"
        ['nightly.flow.groovy', '--from', 'soon']          || "--from is a day, a time or how long ago"
        ['nightly.flow.groovy', '--timezone', 'Berlin']    || "--timezone: 'Berlin' is no time zone; did you mean 'Europe/Berlin'?"
        ['nightly.flow.groovy', '--zone', 'UTC']           || "there is no option '--zone'"
        ['nothing.flow.groovy']                            || "there is no file 'nothing.flow.groovy'"
    }

    def "a script with faults is not scheduled"() {
        given:
        script('wrong', "schedule cron: '0 25 * * *'")

        expect:
        terminal.flow('schedule', 'wrong.flow.groovy').exit() == 3
    }

    private void script(String name, String words) {
        terminal.file("${name}.flow.groovy", "flow('$name') {\n$words\nstep('load') { rows = [3, 5, 8] }\n}\n")
    }

    private static List<String> table(Terminal.Result result) {
        result.out().readLines().dropWhile { !it.startsWith('America') }.tail()
    }
}
