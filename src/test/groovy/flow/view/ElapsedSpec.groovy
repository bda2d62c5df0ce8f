package flow.view

import spock.lang.Specification

import java.time.Duration

class ElapsedSpec extends Specification {

    def "#iso is read as '#text'"() {
        expect:
        Elapsed.text(Duration.parse(iso)) == text

        where:
        iso          || text
        'PT0S'       || '0 ms'
        'PT0.9999S'  || '999 ms'
        'PT1S'       || '1.0 s'
        'PT1.25S'    || '1.2 s'
        'PT59.99S'   || '59.9 s'
        'PT1M'       || '1 min 0 s'
        'PT59M59.9S' || '59 min 59 s'
        'PT1H4M30S'  || '1 h 4 min'
        'PT50H'      || '50 h 0 min'
    }
}
