package flow.graph

import static flow.graph.Parameter.Type.*

import flow.problem.Position
import java.nio.file.Path
import java.time.Duration
import java.time.LocalDate
import spock.lang.Specification

class ParameterSpec extends Specification {

    def "as #type the text '#text' is #value"() {
        when:
        def read = parameter(type).fromText(text)

        then:
        read == value
        read?.getClass() == value?.getClass() || value instanceof Collection || value instanceof Map

        where:
        type        | text                   || value
        STRING      | ' as it is '           || ' as it is '
        STRING      | ''                     || ''
        PATH        | '/data/in.csv'         || '/data/in.csv'
        FILE        | 'line 1\nline 2'       || 'line 1\nline 2'
        INTEGER     | '3'                    || 3
        INTEGER     | ' -3 '                 || -3
        INTEGER     | '3.0'                  || 3
        INTEGER     | '1e3'                  || 1000
        INTEGER     | '2147483647'           || Integer.MAX_VALUE
        LONG        | '3'                    || 3L
        LONG        | '9223372036854775807'  || Long.MAX_VALUE
        DOUBLE      | '3'                    || 3.0d
        DOUBLE      | '0.01'                 || 0.01d
        DOUBLE      | '1e-3'                 || 0.001d
        DOUBLE      | '0.10000000000000001'  || 0.1d
        DOUBLE      | '3.141592653589793'    || Math.PI
        DOUBLE      | '0.5000000000000000000000' || 0.5d
        DOUBLE      | 'NaN'                  || Double.NaN
        DOUBLE      | '-Infinity'            || Double.NEGATIVE_INFINITY
        BIG_DECIMAL | '0.10'                 || 0.10
        BIG_DECIMAL | '0.33333333333333333333' || 0.33333333333333333333
        BOOLEAN     | 'true'                 || true
        BOOLEAN     | 'False'                || false
        LOCAL_DATE  | '2026-11-20'           || LocalDate.of(2026, 11, 20)
        DURATION    | '1 h 30 min'           || Duration.ofMinutes(90)
        DURATION    | '90'                   || Duration.ofSeconds(90)
        DURATION    | 'PT-5M'                || Duration.ofMinutes(-5)
        LIST        | 'a, b,c'               || ['a', 'b', 'c']
        LIST        | 'a'                    || ['a']
        LIST        | ''                     || []
        LIST        | 'a,,b'                 || ['a', '', 'b']
        LIST        | '[1, "b", [2.5, null]]' || [1, 'b', [2.5, null]]
        LIST        | '[]'                   || []
        JSON        | '{"a": {"b": [1, 2.50, true]}}' || [a: [b: [1, 2.50, true]]]
        JSON        | '"text"'               || 'text'
        JSON        | '3000000000'           || 3000000000L
        JSON        | 'null'                 || null
    }

    def "as #type the text '#text' is refused"() {
        when:
        parameter(type).fromText(text)

        then:
        def refusal = thrown(InvalidValue)
        refusal.code().name() == 'F004'
        refusal.message == "parameter 'p': '$text' $message"
        refusal.hint().contains(hint)

        where:
        type        | text                     || message                       | hint
        INTEGER     | 'three'                  || 'is no Integer'               | 'write a number, such as 3'
        INTEGER     | ''                       || 'is no Integer'               | 'write a number, such as 3'
        INTEGER     | '2.5'                    || 'is no Integer'               | 'it has a fraction'
        INTEGER     | '2147483648'             || 'is no Integer'               | 'declare type: Long'
        INTEGER     | '1e999999999'            || 'is no Integer'               | 'declare type: Long'
        LONG        | '9223372036854775808'    || 'is no Long'                  | 'declare type: BigDecimal'
        LONG        | '0x10'                   || 'is no Long'                  | 'write a number'
        DOUBLE      | 'a'                      || 'is no Double'                | 'such as 0.01'
        DOUBLE      | '1d'                     || 'is no Double'                | 'such as 0.01'
        DOUBLE      | '0.33333333333333333333' || 'is no Double'                | 'the nearest is 0.3333333333333333; write that, or declare type: BigDecimal'
        DOUBLE      | '9007199254740993'       || 'is no Double'                | 'the nearest is 9.007199254740992E15'
        DOUBLE      | '1e400'                  || 'is no Double'                | 'it is too large, or declare type: BigDecimal'
        DOUBLE      | '1e-400'                 || 'is no Double'                | 'the nearest is 0.0'
        BIG_DECIMAL | 'NaN'                    || 'is no BigDecimal'            | 'write a number'
        BOOLEAN     | 'yes'                    || 'is no Boolean'               | 'write true or false'
        BOOLEAN     | '1'                      || 'is no Boolean'               | 'write true or false'
        LOCAL_DATE  | '20.11.2026'             || 'is no LocalDate'             | '2026-11-20'
        LOCAL_DATE  | '2026-02-30'             || 'is no LocalDate'             | '2026-11-20'
        DURATION    | 'soon'                   || 'is no duration'              | "'90 s'"
        JSON        | '{"a": 1'                || 'is no JSON (line 1, column 8)' | 'double quotes'
        JSON        | 'text'                   || 'is no JSON (line 1, column 1)' | 'double quotes'
        JSON        | '1 2'                    || 'is no JSON (line 1, column 3)' | 'double quotes'
        JSON        | '{"a": 1, "a": 2}'       || 'is no JSON (line 1, column 13)' | 'double quotes'
        JSON        | ''                       || 'is no JSON (line 1, column 1)' | 'double quotes'
        LIST        | '[a, b]'                 || 'is no JSON (line 1, column 2)' | 'double quotes'
    }

    def "as #type the value #value is #converted"() {
        when:
        def read = parameter(type).fromValue(value)

        then:
        read == converted
        read?.getClass() == converted?.getClass() || converted instanceof Collection || converted instanceof Map

        where:
        type        | value                     || converted
        STRING      | "run-${1 + 1}"            || 'run-2'
        STRING      | 5                         || '5'
        STRING      | true                      || 'true'
        STRING      | 'c' as char               || 'c'
        INTEGER     | 5L                        || 5
        INTEGER     | 5.0                       || 5
        INTEGER     | 5.0d                      || 5
        INTEGER     | '5'                       || 5
        LONG        | 5                         || 5L
        DOUBLE      | 0.01                      || 0.01d
        DOUBLE      | 1                         || 1.0d
        DOUBLE      | 0.1f                      || 0.1d
        BIG_DECIMAL | 0.1d                      || 0.1
        BIG_DECIMAL | 5                         || 5.0
        BOOLEAN     | false                     || false
        BOOLEAN     | 'true'                    || true
        LOCAL_DATE  | LocalDate.of(2026, 1, 2)  || LocalDate.of(2026, 1, 2)
        LOCAL_DATE  | '2026-01-02'              || LocalDate.of(2026, 1, 2)
        DURATION    | 90                        || Duration.ofSeconds(90)
        DURATION    | Duration.ofHours(1)       || Duration.ofHours(1)
        PATH        | Path.of('a/b')            || 'a/b'
        FILE        | new File('a/b')           || 'a/b'
        FILE        | 'contents'                || 'contents'
        LIST        | 1..3                      || [1, 2, 3]
        LIST        | ['a', 'b'] as Set         || ['a', 'b']
        LIST        | ['a', 'b'] as String[]    || ['a', 'b']
        LIST        | ["${1}", [x: "${2}"]]     || ['1', [x: '2']]
        LIST        | 'a,b'                     || ['a', 'b']
        JSON        | [a: [1, null], ("${1}"): 2] || [a: [1, null], '1': 2]
        JSON        | 5                         || 5
        INTEGER     | null                      || null
    }

    def "as #type the value #value is refused"() {
        when:
        parameter(type).fromValue(value)

        then:
        def refusal = thrown(InvalidValue)
        refusal.message == "parameter 'p': " + message

        where:
        type       | value                || message
        STRING     | [1]                  || "'[1]' is no String"
        STRING     | new Object() { String toString() { 'x' * 100 } } || "'${'x' * 59}…' is no String"
        INTEGER    | 2.5                  || "'2.5' is no Integer"
        INTEGER    | true                 || "'true' is no Integer"
        INTEGER    | Double.NaN           || "'NaN' is no Integer"
        LONG       | 1e30                 || "'1E+30' is no Long"
        DOUBLE     | 0.1234567890123456789 || "'0.1234567890123456789' is no Double"
        DOUBLE     | Long.MAX_VALUE       || "'9223372036854775807' is no Double"
        BOOLEAN    | 1                    || "'1' is no Boolean"
        LOCAL_DATE | 20261120             || "'20261120' is no LocalDate"
        DURATION   | true                 || 'it is no duration'
        PATH       | 5                    || "'5' is no Path"
        LIST       | 5                    || "'5' is no List"
        LIST       | [a: 1]               || "'{a=1}' is no List"
        JSON       | LocalDate.of(2026, 1, 2) || "'2026-01-02' is no JSON"
        JSON       | [a: [LocalDate.of(2026, 1, 2)]] || "'2026-01-02' is no JSON"
    }

    def "what is read cannot be changed"() {
        when:
        parameter(LIST).fromText('[["a"]]')[0] << 'b'

        then:
        thrown(UnsupportedOperationException)

        when:
        parameter(JSON).fromValue([a: [:]]).a.b = 1

        then:
        thrown(UnsupportedOperationException)
    }

    def "only the choices are allowed"() {
        given:
        def parameter = parameter(type, choices)

        expect:
        parameter.fromText(good) != null

        when:
        parameter.fromText(bad)

        then:
        def refusal = thrown(InvalidValue)
        refusal.message == "parameter 'p': '$named' is none of its choices"
        refusal.hint() == hint

        where:
        type        | choices            | good   | bad    | named  || hint
        STRING      | ['fast', 'exact']  | 'fast' | 'fsat' | 'fsat' || "did you mean 'fast'?"
        STRING      | ['fast', 'exact']  | 'fast' | 'slow' | 'slow' || "they are 'fast', 'exact'"
        INTEGER     | [1, 10]            | '10'   | '5'    | '5'    || "they are '1', '10'"
        BIG_DECIMAL | [0.1, 1.0]         | '0.10' | '2'    | '2'    || "they are '0.1', '1.0'"
        LIST        | ['a', 'b']         | 'b,a'  | 'a,z'  | 'z'    || "they are 'a', 'b'"
    }

    def "minus nothing keeps its sign"() {
        expect:
        1 / (parameter(DOUBLE).fromText('-0.0') as double) == Double.NEGATIVE_INFINITY
        1 / (parameter(DOUBLE).fromValue(-0.0d) as double) == Double.NEGATIVE_INFINITY
        1 / (parameter(DOUBLE).fromText('0.0') as double) == Double.POSITIVE_INFINITY
    }

    def "every double survives its shortest text"() {
        given:
        def random = new Random(seed)
        def value = Double.longBitsToDouble(random.nextLong())
        def expected = Double.isNaN(value) ? Double.NaN : value

        expect:
        parameter(DOUBLE).fromText(expected.toString()) == expected
        parameter(DOUBLE).fromText(String.format('%.16e', expected)) == expected

        where:
        seed << (1..200)
    }

    private static Parameter parameter(Parameter.Type type, List<Object> choices = []) {
        new Parameter('p', Position.NOWHERE, type, null, false, null, choices)
    }
}
