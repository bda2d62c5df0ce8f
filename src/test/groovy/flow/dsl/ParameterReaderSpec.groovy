package flow.dsl

import static flow.graph.Parameter.Type.*

import flow.graph.Parameter
import flow.graph.StepOptions
import flow.problem.Fault
import flow.problem.Problems
import java.nio.file.Path
import java.time.Duration
import java.time.LocalDate
import spock.lang.Specification

class ParameterReaderSpec extends Specification implements ScriptFixture {

    def "parameter with #options"() {
        when:
        def parameter = read(options)

        then:
        problems.sorted() == []
        parameter.name() == 'p'
        parameter.position().file() == '0'
        parameter.type() == type
        parameter.defaultValue()?.value() == value
        parameter.defaultValue()?.value()?.class == value?.class || value instanceof Collection || value instanceof Map

        where:
        options                                     || type        | value
        [:]                                         || STRING      | null
        [default: 'a']                              || STRING      | 'a'
        [default: "a${1}"]                          || STRING      | 'a1'
        [default: 5]                                || INTEGER     | 5
        [default: 5L]                               || LONG        | 5L
        [default: 0.5]                              || BIG_DECIMAL | 0.5
        [default: 0.5d]                             || DOUBLE      | 0.5d
        [default: 0.5f]                             || DOUBLE      | 0.5d
        [default: true]                             || BOOLEAN     | true
        [default: false]                            || BOOLEAN     | false
        [default: LocalDate.of(2026, 1, 2)]         || LOCAL_DATE  | LocalDate.of(2026, 1, 2)
        [default: Duration.ofHours(2)]              || DURATION    | Duration.ofHours(2)
        [default: [1, 2]]                           || LIST        | [1, 2]
        [default: 1..3]                             || LIST        | [1, 2, 3]
        [default: [a: 1]]                           || JSON        | [a: 1]
        [default: Path.of('x')]                     || PATH        | 'x'
        [default: new File('x')]                    || FILE        | 'x'
        [default: null]                             || STRING      | null
        [type: Double, default: 0.01]               || DOUBLE      | 0.01d
        [type: Double, default: 1]                  || DOUBLE      | 1.0d
        [type: double, default: '1']                || DOUBLE      | 1.0d
        [type: Long, default: 5]                    || LONG        | 5L
        [type: int]                                 || INTEGER     | null
        [type: BigDecimal, default: 5]              || BIG_DECIMAL | 5.0
        [type: LocalDate, default: '2026-01-02']    || LOCAL_DATE  | LocalDate.of(2026, 1, 2)
        [type: Duration, default: '2 h']            || DURATION    | Duration.ofHours(2)
        [type: flow.Json, default: 'text']          || JSON        | 'text'
        [type: Map]                                 || JSON        | null
        [type: List, default: 'a,b']                || LIST        | ['a', 'b']
        [type: File, default: 'data.csv']           || FILE        | 'data.csv'
        [type: 'Integer', default: 5]               || INTEGER     | 5
        [type: Integer, default: 5.0]               || INTEGER     | 5
    }

    def "a parameter knows whether it is required, its help and its choices"() {
        when:
        def required = read(type: LocalDate, required: true, help: 'The day')
        def chosen = read(type: Long, choices: [1, 10], default: 10)
        def list = read(type: List, choices: ['a', 'b'], default: ['b'])

        then:
        problems.sorted() == []
        required.required()
        required.help() == 'The day'
        required.defaultValue() == null
        !chosen.required()
        chosen.choices() == [1L, 10L]
        chosen.defaultValue() == new Parameter.Default.Fixed(10L)
        list.choices() == ['a', 'b']
    }

    def "parameter with #options is refused where it is wrong"() {
        when:
        read(options)

        then:
        Places.shown(problems.sorted()) == [shown]

        where:
        options                                  || shown
        [typ: Double]                            || "typ: | F003 | 'parameter' has no option 'typ' | did you mean 'type'?"
        [type: Float]                            || "type | F024 | type: 'Float' is no type of a parameter | did you mean Double?"
        [type: 'Doubel']                         || "type | F024 | type: 'Doubel' is no type of a parameter | did you mean Double?"
        [type: BigInteger]                       || "type | F024 | type: 'BigInteger' is no type of a parameter | did you mean Long or BigDecimal?"
        [type: StringBuilder]                     || "type | F024 | type: 'StringBuilder' is no type of a parameter | write String, Integer, Long, Double, BigDecimal, Boolean, LocalDate, Duration, Json, List, Path, File"
        [type: 5]                                || "type | F024 | type: '5' is no type of a parameter | write String, Integer, Long, Double, BigDecimal, Boolean, LocalDate, Duration, Json, List, Path, File"
        [default: 5, required: true]             || "required: | F024 | parameter 'p' is required and has a default | leave out one of them"
        [required: 'yes']                        || "required | F004 | required: takes true or false, not the text 'yes' | null"
        [type: Integer, default: 2.5]            || "default | F024 | parameter 'p': '2.5' is no Integer | it has a fraction; write a whole number"
        [type: Double, default: 'a']             || "default | F024 | parameter 'p': 'a' is no Double | write a number, such as 0.01"
        [type: Boolean, default: 1]              || "default | F024 | parameter 'p': '1' is no Boolean | write true or false"
        [default: 5000000000000000000000]        || "default | F024 | default: the number 5000000000000000000000 has no type of a parameter | say which one: type: Long or BigDecimal"
        [default: Currency.getInstance('EUR')]   || "default | F024 | default: a Currency has no type of a parameter | say which one: type: String"
        [default: Currency.getInstance('EUR'), type: String] || "default | F024 | parameter 'p': 'EUR' is no String | write it in quotes"
        [choices: []]                            || "choices | F004 | choices: there is none | write choices: ['a', 'b'], or leave it out"
        [type: Integer, choices: [1, 'two']]     || "choices.1 | F024 | choices: 'two' is no Integer | write a number, such as 3"
        [choices: ['fast', 'exact'], default: 'fsat'] || "default | F024 | parameter 'p': 'fsat' is none of its choices | did you mean 'fast'?"
        [help: 5]                                || "help | F004 | help: takes a text, not the number 5 | write it in quotes"
    }

    def "all faults of a parameter are found, and it is there all the same"() {
        when:
        def parameter = read(type: 'x', default: 5, help: 1, wrong: 2)

        then:
        problems.sorted()*.position()*.file() == ['help', 'type', 'wrong:']
        parameter.type() == STRING
    }

    def "a closure gives the default from its context, the script's configs, constants and methods"() {
        given:
        def flow = evaluate('''
            import groovy.transform.Field
            @Field String prefix = 'run'
            def join(a, b) { "$a-$b" }
            flow('f') {
                config 'cfg', default: [bucket: 'b1']
                parameter 'plain', default: { "$userName/$cfg.bucket" }
                parameter 'withHelper', default: { join(prefix, it.flowName) }
                parameter 'none', default: { -> projectName }
                parameter 'list', type: List, default: { ctx -> ["${ctx.userName}"] }
                step('s') { }
            }
        ''')
        def context = [flowName: 'f', userName: 'alice', projectName: null]

        expect:
        problems.sorted() == []
        flow.parameters()*.type() == [STRING, STRING, STRING, LIST]
        flow.parameters().collect { it.defaultValue().computation().compute(context) } == ['alice/b1', 'run-f', null, ['alice']]
        flow.parameters()[0].defaultValue().computation().compute(context).class == String
    }

    def "a closure that asks for what its context has not fails with the nearest name"() {
        given:
        def flow = evaluate("flow('f') { parameter 'p', default: { $code }; step('s') { } }")

        when:
        flow.parameters()[0].defaultValue().computation().compute([flowName: 'f', userName: 'alice'])

        then:
        def fault = thrown(Fault)
        fault.message == message
        fault.hint() == hint

        where:
        code            || message                                                 | hint
        'usrName'       || "the closure does not see 'usrName'"    | "did you mean 'userName'?"
        'something'     || "the closure does not see 'something'"  | 'it sees flowName, userName'
        'it.usrName'    || "'the context' has no 'usrName'"            | "did you mean 'userName'?"
        'x = 5'         || "'x = …' in a default changes nothing"                  | "declare it with 'def'"
    }

    def "the word says the same options as the reader"() {
        expect:
        Vocabulary.words(Vocabulary.Room.FLOW).parameter.options() == ParameterReader.NAMES as Set
    }

    private Parameter read(Map<String, ?> options) {
        def nothing = { throw new AssertionError() } as ConfigSource
        def evaluation = new Evaluation('x', [], nothing, StepOptions.NONE, System.out, problems)
        new ParameterReader(Places.of('parameter', options, ['p']), evaluation).read('p', options)
    }
}
