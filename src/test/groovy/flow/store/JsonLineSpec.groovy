package flow.store

import com.fasterxml.jackson.core.JsonFactory
import spock.lang.Specification

import java.time.Instant

/** What is written by hand is what Jackson reads. */
class JsonLineSpec extends Specification {
    def "objects, arrays and what stands in them have their commas"() {
        given:
        def line = new JsonLine()

        when:
        line.startObject()
        line.name('a').number(1).name('b').text('x').name('c').truth(true).name('d').time(Instant.ofEpochSecond(7, 50))
        line.name('e').startArray().text('y').text('z').startArray().endArray().startObject().endObject().endArray()
        line.name('f').startObject().endObject().name('g').startObject().name('h').number(-1).endObject()
        line.nameOfUser('it"s').text('').endObject()

        then:
        new String(line.bytes()) == '{"a":1,"b":"x","c":true,"d":7.000000050,"e":["y","z",[],{}],"f":{},"g":{"h":-1},"it\\"s":""}\n'
    }

    def "#text.inspect() is read as it was"() {
        given:
        def bytes = new JsonLine().text(text).bytes()

        expect:
        new JsonFactory().createParser(bytes).withCloseable {
            it.nextToken()
            it.text
        } == text
        !bytes[0..-2].any { it in 0..31 }

        and: 'the same of bytes that are such a text'
        !(text ==~ /[ -~]*/) || new JsonLine().visible(text.getBytes('UTF-8')).bytes() == bytes

        where:
        text << ['', 'plain', "it's", '"quoted"', 'a\\b', '\t\n\r\b\f', '\u0000\u001f\u007f\u0080', 'äöü€', '\u2028', '\ud83d\ude00', 'half \ud83d', '\ude00 the other', '\ude00\ud83d', '\ud83d\ud83d\ude00']
    }
}
