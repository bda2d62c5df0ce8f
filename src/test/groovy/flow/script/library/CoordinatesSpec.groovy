package flow.script.library

import spock.lang.Specification

class CoordinatesSpec extends Specification {

    def "#text is read and written back"() {
        when:
        def coordinates = Coordinates.parse(text)

        then:
        [coordinates.group(), coordinates.name(), coordinates.version(), coordinates.classifier(), coordinates.extension()] == parts
        coordinates.toString() == text

        where:
        text                                | parts
        'com.acme:alpha:1.0'                | ['com.acme', 'alpha', '1.0', '', 'jar']
        'com.acme:alpha:1.0:linux-x86_64'   | ['com.acme', 'alpha', '1.0', 'linux-x86_64', 'jar']
        'com.acme:alpha:1.0@zip'            | ['com.acme', 'alpha', '1.0', '', 'zip']
        'com.acme:alpha:1.0:linux@zip'      | ['com.acme', 'alpha', '1.0', 'linux', 'zip']
        'a:b_2.13:1.0.0-M1+build.7'         | ['a', 'b_2.13', '1.0.0-M1+build.7', '', 'jar']
    }

    def "blanks around a text do not count"() {
        expect:
        Coordinates.parse(' com.acme:alpha:1.0 ') == Coordinates.parse('com.acme:alpha:1.0')
    }

    def "#text is refused: #message"() {
        when:
        Coordinates.parse(text)

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message == message

        where:
        text                      | message
        ''                        | "'' names no library"
        'commons-csv'             | "'commons-csv' names no library"
        'com.acme:alpha'          | "'com.acme:alpha' has no version"
        'a:b:c:d:e'               | "'a:b:c:d:e' names no library"
        'com.acme::1.0'           | 'the name is empty'
        'com.acme:alpha:'         | 'the version is empty'
        'com.acme:alpha:1.0@'     | 'the extension is empty'
        'com.acme:al pha:1.0'     | "the name 'al pha' has a character that no name has"
        'com.acme:../../etc:1.0'  | "the name '../../etc' has a character that no name has"
        'com.acme:alpha:..'       | "the version '..' has a character that no version has"
        'com.acme:alpha:[1.0,2)'  | "the version '[1.0,2)' is not one exact version"
        'com.acme:alpha:1.+'      | "the version '1.+' is not one exact version"
        'com.acme:alpha:+'        | "the version '+' is not one exact version"
        'com.acme:alpha:*'        | "the version '*' is not one exact version"
        'com.acme:alpha:LATEST'   | "the version 'LATEST' is not one exact version"
        'com.acme:alpha:latest.release' | "the version 'latest.release' is not one exact version"
    }

    def "#text lies at #path"() {
        expect:
        Coordinates.parse(text).path() == path

        where:
        text                                        | path
        'com.acme:alpha:1.0'                        | 'com/acme/alpha/1.0/alpha-1.0.jar'
        'com.acme:alpha:1.0:linux@zip'              | 'com/acme/alpha/1.0/alpha-1.0-linux.zip'
        'com.acme:alpha:1.0-SNAPSHOT'               | 'com/acme/alpha/1.0-SNAPSHOT/alpha-1.0-SNAPSHOT.jar'
        'com.acme:alpha:1.0-20260131.235959-7'      | 'com/acme/alpha/1.0-SNAPSHOT/alpha-1.0-20260131.235959-7.jar'
        'com.acme:alpha:1.0-20260131-235959-7'      | 'com/acme/alpha/1.0-20260131-235959-7/alpha-1.0-20260131-235959-7.jar'
    }
}
