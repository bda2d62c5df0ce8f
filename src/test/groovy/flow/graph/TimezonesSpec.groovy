package flow.graph

import java.time.ZoneId
import java.time.ZoneOffset
import spock.lang.Specification

class TimezonesSpec extends Specification {

    def "#value is a time zone"() {
        expect:
        Timezones.from(value).id == id

        where:
        value                               || id
        'Europe/Berlin'                     || 'Europe/Berlin'
        ' America/New_York '                || 'America/New_York'
        'America/Argentina/Buenos_Aires'    || 'America/Argentina/Buenos_Aires'
        'UTC'                               || 'UTC'
        'Etc/GMT-2'                         || 'Etc/GMT-2'
        "Asia/${'Tokyo'}"                   || 'Asia/Tokyo'
        ZoneId.of('Europe/Paris')           || 'Europe/Paris'
        ZoneOffset.UTC                      || 'UTC'
        TimeZone.getTimeZone('Asia/Tokyo')  || 'Asia/Tokyo'
    }

    def "#value is no time zone; perhaps #similar"() {
        when:
        Timezones.from(value)

        then:
        def refusal = thrown(InvalidValue)
        refusal.code().name() == 'F022'
        refusal.message == "'${value.toString()}' is no time zone"
        refusal.hint() == "did you mean '$similar'?"

        where:
        value                     || similar
        'Europe/Berln'            || 'Europe/Berlin'
        'europe/berlin'           || 'Europe/Berlin'
        'Berlin'                  || 'Europe/Berlin'
        'new york'                || 'America/New_York'
        'America/New York'        || 'America/New_York'
        'EST'                     || 'America/New_York'
        'PST'                     || 'America/Los_Angeles'
        'CEST'                    || 'Europe/Berlin'
        '+02:00'                  || 'Etc/GMT-2'
        'UTC+2'                   || 'Etc/GMT-2'
        'GMT-05:00'               || 'Etc/GMT+5'
        'UTC+0'                   || 'UTC'
        'utc'                     || 'UTC'
        ZoneOffset.ofHours(2)     || 'Etc/GMT-2'
    }

    def "#value is no time zone, and none is near"() {
        when:
        Timezones.from(value)

        then:
        def refusal = thrown(InvalidValue)
        refusal.hint() == "write for example 'Europe/Berlin', 'America/New_York' or 'UTC'"

        where:
        value << ['', 'here', 'SystemV/EST5', '+05:30', '+99', 5, [:]]
    }
}
