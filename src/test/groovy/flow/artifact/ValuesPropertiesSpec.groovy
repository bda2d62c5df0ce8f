package flow.artifact

import spock.lang.Shared
import spock.lang.Specification

class ValuesPropertiesSpec extends Specification {
    static final int ROUNDS = Integer.getInteger('flow.values.rounds', 300)

    @Shared
    ScriptForValues script = new ScriptForValues()

    @Shared
    Values values = new Values(script.loader)

    def "what comes back is what was kept, and gives the same bytes again"() {
        given:
        def seed = Long.getLong('flow.values.seed', System.nanoTime())

        expect:
        ROUNDS.times { round ->
            def value = new AnyValue(seed + round, script).next()
            def before = Likeness.of(value)
            def encoded = values.encode('result', value)
            def back = values.decode(encoded)
            assert Likeness.of(back) == before, "-Dflow.values.seed=${seed + round} -Dflow.values.rounds=1: ${text(encoded)}"
            assert values.encode('result', back) == encoded, "-Dflow.values.seed=${seed + round} -Dflow.values.rounds=1: ${text(encoded)}"
        }
    }

    def "every kind of value comes back by itself"() {
        given:
        def any = new AnyValue(4711, script)

        expect:
        (any.scalars + any.containers).eachWithIndex { maker, number ->
            3.times {
                def value = maker.call(2)
                def before = Likeness.of(value)
                def encoded = values.encode('result', value)
                def back = values.decode(encoded)
                assert Likeness.of(back) == before, "maker $number: ${text(encoded)}"
                assert values.encode('result', back) == encoded, "maker $number: ${text(encoded)}"
            }
        }
    }

    private static String text(Encoded encoded) {
        "$encoded.encoding ${new String(encoded.bytes(), 'UTF-8')}"
    }
}
