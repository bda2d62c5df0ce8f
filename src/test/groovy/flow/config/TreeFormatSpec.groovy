package flow.config

import flow.problem.Position
import flow.problem.ProblemException
import spock.lang.Specification

import static flow.config.TreeFormat.*

class TreeFormatSpec extends Specification {

    def "the same tree comes from #format"() {
        expect:
        format.read('x', text).values() ==
            [image: 'python:3.12', cpu: 4, rate: 0.25, debug: true, nested: [regions: ['north', 'south'], big: 3000000000]]

        where:
        format | text
        YAML   | '''\
            image: python:3.12
            cpu: 4
            rate: 0.25
            debug: true
            nested:
              regions: [north, south]
              big: 3000000000
            '''.stripIndent()
        JSON   | '''{"image": "python:3.12", "cpu": 4, "rate": 0.25, "debug": true,
                     "nested": {"regions": ["north", "south"], "big": 3000000000}}'''
        TOML   | '''\
            image = "python:3.12"
            cpu = 4
            rate = 0.25
            debug = true
            [nested]
            regions = ["north", "south"]
            big = 3000000000
            '''.stripIndent()
    }

    def "numbers have the smallest whole type that holds them, and fractions are exact"() {
        given:
        def values = format.read('x', text).values()

        expect:
        values.values()*.class == [Integer, Long, BigInteger, BigDecimal]
        values.values() as List == [1, 3000000000L, 30000000000000000000G, 0.1]

        where:
        format | text
        YAML   | 'a: 1\nb: 3000000000\nc: 30000000000000000000\nd: 0.1\n'
        JSON   | '{"a": 1, "b": 3000000000, "c": 30000000000000000000, "d": 0.1}'
    }

    def "the YAML word #word is the text that it looks like"() {
        expect:
        YAML.read('x', "a: $word").values() == [a: word]

        where:
        word << ['no', 'on', '012', '0x1F', '12:30:45', '2026-11-20', '1_000', '.5', 'NaN', 'Null', 'True']
    }

    def "a quoted YAML number is a text"() {
        expect:
        YAML.read('x', 'a: "1"\nb: !!str 2\n').values() == [a: '1', b: '2']
    }

    def "what YAML leaves out is null"() {
        expect:
        YAML.read('x', 'a:\nb: ~\nc: null\n').values() == [a: null, b: null, c: null]
    }

    def "YAML anchors and merged keys are resolved, and what stands there wins"() {
        expect:
        YAML.read('x', '''\
            base: &base {cpu: 1, memory: 2}
            more: &more {memory: 9, disk: 3}
            one: {<<: *base, cpu: 8}
            two:
              <<: [*base, *more]
            '''.stripIndent()).values().subMap('one', 'two') ==
            [one: [cpu: 8, memory: 2], two: [cpu: 1, memory: 2, disk: 3]]
    }

    def "properties nest at their dots and hold texts"() {
        expect:
        PROPERTIES.read('x', 'a.b=1\na.c=two\nd=\n').values() == [a: [b: '1', c: 'two'], d: '']
    }

    def "TOML dates are texts and its infinities are numbers"() {
        expect:
        TOML.read('x', 'day = 2026-11-20\nmost = inf\n').values() == [day: '2026-11-20', most: Double.POSITIVE_INFINITY]
    }

    def "an empty #format holds nothing"() {
        expect:
        format.read('x', text).values() == [:]

        where:
        format     | text
        YAML       | ''
        YAML       | '# only a comment\n'
        TOML       | ''
        PROPERTIES | ''
        JSON       | '{}'
    }

    def "nothing that was read can be changed"() {
        given:
        def values = YAML.read('x', 'a: {b: [1]}').values()

        when:
        change(values)

        then:
        thrown(UnsupportedOperationException)

        where:
        change << [{ it.c = 1 }, { it.a.c = 1 }, { it.a.b << 2 }]
    }

    def "keys know where they were written"() {
        expect:
        format.read('x', text).positions()['a.b'].with { [it.line(), it.column()] } == [2, 3]

        where:
        format | text
        YAML   | 'a:\n  b: 1\n'
        JSON   | '{"a": {\n  "b": 1}}'
    }

    def "a fault is shown at its place: #message"() {
        when:
        format.read('settings', text)

        then:
        def failure = thrown(ProblemException)
        def problem = failure.problems().first()
        problem.code().name() == 'F028'
        [problem.position().file(), problem.position().line(), problem.position().column()] == ['settings', *place]
        problem.message() == message

        where:
        format     | text                           | place   | message
        YAML       | 'a: 1\nb: [1,\n'               | [3, 1]  | "this is not YAML: expected the node content, but found '<stream end>'"
        YAML       | 'a: 1\na: 2\n'                 | [2, 1]  | "'a' is there twice"
        YAML       | '- 1\n- 2\n'                   | [1, 1]  | 'it holds no keys and values'
        YAML       | 'a: 1\n---\nb: 2\n'            | [2, 1]  | 'this is not YAML: but found another document'
        YAML       | 'a: !!javax.script.X [1]\n'    | [1, 4]  | 'this is not YAML: Global tag is not allowed: tag:yaml.org,2002:javax.script.X'
        YAML       | 'a: !Ref b\n'                  | [1, 4]  | 'the tag !Ref means nothing here'
        YAML       | 'a: &a\n  b: *a\n'             | [1, 4]  | 'it holds itself'
        YAML       | 'a:\n  <<: 1\n'                | [2, 7]  | "'<<' takes over keys and values, and here are none"
        YAML       | '[a]: 1\n'                     | [1, 1]  | 'a key is a text'
        JSON       | '{"a": 1,\n "b": }'            | [2, 7]  | "this is not JSON: Unexpected character ('}' (code 125))"
        JSON       | '{"a": 1, "a": 2}'             | [1, 13] | "this is not JSON: Duplicate field 'a'"
        JSON       | '{"a": 1} {"b": 2}'            | [1, 10] | 'there is more behind the end of the JSON object'
        JSON       | '[1]'                          | [1, 1]  | 'it holds no keys and values'
        TOML       | 'a = \n'                       | [1, 5]  | 'this is not TOML: Newline not permitted here'
        PROPERTIES | 'a=1\na.b=2\n'                 | [0, 0]  | "'a.b' is below a key that has a value of its own"
        PROPERTIES | 'a=\\u12\n'                    | [0, 0]  | 'a \\u in it is not followed by four hexadecimal digits'
    }

    def "the ending #ending tells the format"() {
        expect:
        TreeFormat.ofFile("some.dir/x$ending").orElse(null) == format

        where:
        ending        || format
        '.yaml'       || YAML
        '.yml'        || YAML
        '.JSON'       || JSON
        '.toml'       || TOML
        '.properties' || PROPERTIES
        '.txt'        || null
        ''            || null
    }

    def "a key's place falls back to the file"() {
        expect:
        PROPERTIES.read('x', 'a=1').position('a', Position.ofFile('x')) == Position.ofFile('x')
    }
}
