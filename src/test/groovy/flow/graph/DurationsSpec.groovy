package flow.graph

import java.time.Duration
import spock.lang.Specification

class DurationsSpec extends Specification {

    def "#value is #duration"() {
        expect:
        Durations.from(value) == Duration.parse(duration)

        where:
        value                     || duration
        '90 s'                    || 'PT90S'
        '1 h 30 min'              || 'PT1H30M'
        'PT1H30M'                 || 'PT1H30M'
        'pt1h30m'                 || 'PT1H30M'
        'P1DT2H'                  || 'PT26H'
        Duration.ofMinutes(90)    || 'PT1H30M'
        '90'                      || 'PT90S'
        90                        || 'PT90S'
        90L                       || 'PT90S'
        0.5                       || 'PT0.5S'
        0.5d                      || 'PT0.5S'
        1e3                       || 'PT1000S'
        '0.5'                     || 'PT0.5S'
        0                         || 'PT0S'
        '0'                       || 'PT0S'
        '0 s'                     || 'PT0S'
        '2 h'                     || 'PT2H'
        '2h'                      || 'PT2H'
        ' 2  h '                  || 'PT2H'
        '2 hours'                 || 'PT2H'
        '2 Hours'                 || 'PT2H'
        '1 hour'                  || 'PT1H'
        '1h30m'                   || 'PT1H30M'
        '1h30min'                 || 'PT1H30M'
        '1 hour and 30 minutes'   || 'PT1H30M'
        '1 hour, 30 minutes'      || 'PT1H30M'
        '1 d, 2 h, 3 min and 4 s' || 'P1DT2H3M4S'
        '30 min 1 h'              || 'PT1H30M'
        '1.5 h'                   || 'PT1H30M'
        '.5 h'                    || 'PT30M'
        '5m'                      || 'PT5M'
        '5 mins'                  || 'PT5M'
        '250 ms'                  || 'PT0.25S'
        '1 d'                     || 'PT24H'
        '2 days'                  || 'PT48H'
        '2 weeks'                 || 'PT336H'
        "${2} h"                  || 'PT2H'
        '-90 s'                   || 'PT-90S'
        '- 1 h 30 min'            || 'PT-90M'
        'PT-5M'                   || 'PT-5M'
        -5                        || 'PT-5S'
    }

    def "#value is no duration"() {
        when:
        Durations.from(value)

        then:
        def refusal = thrown(InvalidValue)
        refusal.message == "'$value' is no duration"
        refusal.hint().contains(hint)

        where:
        value          || hint
        ''             || "'90 s', '1 h 30 min', 'PT1H30M' or 90 (seconds)"
        'soon'         || "'90 s'"
        '2 hurs'       || "did you mean 'hours'?"
        '2 minuets'    || "did you mean 'minutes'?"
        '2 fortnights' || "'90 s'"
        '1:30:00'      || "'90 s'"
        '1 h,'         || "'90 s'"
        '1 h and'      || "'90 s'"
        'h'            || "'90 s'"
        '1,5 h'        || "'90 s'"
        '1 h 30'       || "'90 s'"
        '1 h -30 min'  || "'90 s'"
        '1 h 2 h'      || "says 'h' twice"
        '1 h 2 hours'  || "says 'hours' twice"
        '5 M'          || "'min' for minutes"
        '2 months'     || 'write days'
        '1 year'       || 'write days'
        'P1M'          || "'P1DT2H'"
        'P1W'          || "'P1DT2H'"
        'PT'           || "'P1DT2H'"
    }

    def "a text beyond all measure is refused like any other"() {
        when:
        Durations.from('1 h ' * 100_000)

        then:
        thrown(InvalidValue)
    }

    def "something that is neither text nor number is no duration"() {
        when:
        Durations.from([1])

        then:
        thrown(InvalidValue)
    }

    def "a number that is no time at all is refused"() {
        when:
        Durations.from(value)

        then:
        thrown(InvalidValue)

        where:
        value << [Double.NaN, Double.POSITIVE_INFINITY, 1e999999999, 1e-999999999, '99999999999999999999999 d', 1e25]
    }

    def "a duration is shown so that it reads back as the same"() {
        given:
        def random = new Random(seed)
        def duration = Duration.ofSeconds(random.nextInt(10_000_000), random.nextInt(1000) * 1_000_000)

        expect:
        Durations.from(Durations.text(duration)) == duration
        Durations.from(Durations.text(duration.negated())) == duration.negated()
        Durations.from(duration.toString()) == duration

        where:
        seed << (1..200)
    }

    def "a duration is shown in its largest parts"() {
        expect:
        Durations.text(Duration.parse(duration)) == text

        where:
        duration    || text
        'PT0S'      || '0 s'
        'PT90S'     || '1 min 30 s'
        'PT5400S'   || '1 h 30 min'
        'PT50H0.5S' || '2 d 2 h 0.5 s'
        'PT-90S'    || '-1 min 30 s'
    }
}
