package flow

import spock.lang.Specification

class VersionSpec extends Specification {
    def "it runs"() {
        expect:
        GroovySystem.version.startsWith('5.')
    }
}
