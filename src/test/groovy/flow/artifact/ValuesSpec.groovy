package flow.artifact

import spock.lang.Specification

class ValuesSpec extends Specification {
    Values values = new Values(getClass().classLoader)

    def "a JSON-shaped value is plain JSON"() {
        when:
        def encoded = values.encode('result', [a: [1, 2.50, null, true], b: 'text'])

        then:
        encoded.encoding() == 'json/1'
        new String(encoded.bytes(), 'UTF-8') == '{"a":[1,2.50,null,true],"b":"text"}'
        values.decode(encoded) == [a: [1, 2.50, null, true], b: 'text']
    }
}
