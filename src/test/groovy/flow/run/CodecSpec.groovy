package flow.run

import flow.cli.Terminal
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

/** {@code codec}: how the script teaches a class that flow cannot keep. */
@Timeout(60)
class CodecSpec extends Specification {
    static final MODEL = '''
        class Model extends Number {
            double[] weights
            int intValue() { weights[0] }
            long longValue() { weights[0] }
            float floatValue() { weights[0] }
            double doubleValue() { weights[0] }
        }
        class Tuned extends Model { }
        '''

    @TempDir
    Path temporary

    def "a value of a class that is taught is written and read by its codec, wherever it stands"() {
        expect:
        resultOf("""$MODEL
            def lined(values) { values.join(',') }
            flow('f') {
                codec(Model, write: { model, out -> out << lined(model.weights) },
                             read: { input -> new Model(weights: input.text.split(',')*.toDouble() as double[]) })
                step('train') {
                    best = new Model(weights: [1.5, 2.5])
                    all = [rows: [1, new Tuned(weights: [0.5] * 20_000)], array: [best] as Model[]]
                }
                step('use') {
                    result([best.weights as List, all.rows[1].weights.size(), all.array[0].weights[0], all.array.class.componentType.simpleName])
                    best.weights[0] = 9
                }
                step('again') { result(best.weights as List) }
            }""") == [[[1.5d, 2.5d], 20_000, 1.5d, 'Model'], [9.0d, 2.5d]]
    }

    def "what the codec of a class writes itself is only one more copy, when it differs each time"() {
        expect:
        resultOf("""$MODEL
            flow('f') {
                codec(Model, write: { model, out -> out << System.nanoTime() }, read: { input -> input.text; new Model(weights: [1]) })
                step('a') { model = new Model(weights: [1]) }
                step('b') { result(model.weights as List) }
                step('c') { result(model.weights as List) }
            }""") == [[1.0d], [1.0d]]
    }

    def "the nearest codec is taken, and one for an interface will do"() {
        expect:
        resultOf('''
            interface Shape { }
            class Circle extends Thread implements Shape { int r }
            class Square extends Thread implements Shape { int a }
            flow('f') {
                codec(Shape, write: { shape, out -> out << "${shape.r}" }, read: { input -> new Circle(r: input.text as int) })
                codec(Square, write: { square, out -> out << "${square.a}" }, read: { input -> new Square(a: input.text as int) })
                step('a') { shapes = [new Circle(r: 1), new Square(a: 2)] }
                step('b') { result([shapes*.class*.simpleName, shapes[0].r, shapes[1].a]) }
            }''') == [[['Circle', 'Square'], 1, 2]]
    }

    def "a codec that fails names the artifact, the place in it, and what it said"() {
        given:
        def ran = run("""$MODEL
            flow('f') {
                parameter 'alpha', default: 1
                codec(Model, write: { model, out -> $write }, read: { input -> $read })
                step('a') { rows = [x: [1, new Model(weights: [1])]] }
                step('b', catchInto: 'never') { println rows }
            }""")

        expect:
        ran.exit() == 1
        ran.err().contains(message)

        where:
        write                               | read                              | message
        "throw new IOException('too odd')"  | 'null'                            | "artifact 'rows' cannot be kept: rows.x[1] (Model) cannot be written by its codec: java.io.IOException: too odd"
        "out << alpha"                      | 'null'                            | "rows.x[1] (Model) cannot be written by its codec: flow.problem.Fault: a codec does not see 'alpha'"
        "println model; step('x') { }"      | 'null'                            | "rows.x[1] (Model) cannot be written by its codec: "
        "out << 'x'"                        | "throw new IOException('broken')" | "artifact 'rows' cannot be read: rows.x[1]: the codec of the class 'Model' fails: java.io.IOException: broken"
        "out << 'x'"                        | 'null'                            | "artifact 'rows' cannot be read: rows.x[1]: the codec of the class 'Model' made null of it"
        "out << 'x'"                        | "'text'"                          | "the codec of the class 'Model' made java.lang.String of it"
    }

    def "what a codec cannot be for is told while the flow is built"() {
        given:
        def terminal = new Terminal(temporary)
        terminal.file('f.flow.groovy', "flow('f') {\n    $words\n    step('s') { }\n}")

        expect:
        terminal.flow('check', 'f.flow.groovy').with { [it.exit(), it.err() + it.out()] }.with { it[0] == 3 && it[1].contains(message) }

        where:
        words                                                      | message
        "codec(List, java: true)"                                  | 'error[F004]: flow keeps values of List by itself'
        "codec(Object, java: true)"                                | 'error[F004]: flow keeps values of Object by itself'
        "codec(int[], java: true)"                                 | 'error[F004]: flow keeps values of int[] by itself'
        "codec(Random, java: true); codec(Random, java: true)"     | 'error[F005]: the class Random has a codec already'
        "codec('Random', java: true)"                              | "error[F004]: 'codec' takes a class, not the text 'Random'"
        "codec(Random, java: false)"                               | "error[F004]: 'codec' needs write: and read:, or java: true"
        "codec(Random, write: { a, b -> })"                        | "error[F004]: 'codec' needs write: and read:, or java: true"
    }

    def "Java's serialisation keeps objects of the script's classes and of what the codec is for"() {
        expect:
        resultOf('''
            class Net extends ArrayList implements Serializable { Map<String, BigDecimal> layers = new TreeMap(); LocalDate day; Random random }
            flow('f') {
                codec(Net, java: true)
                codec(Random, java: true)
                step('a') { net = new Net(layers: [b: 1.50, a: 2.5], day: LocalDate.of(2026, 11, 26), random: new Random(7)); net << 'x'; seeded = new Random(7) }
                step('b') { result([net as List, net.layers, net.day.toString(), net.random.nextInt() == new Random(7).nextInt(), seeded.nextInt() == new Random(7).nextInt()]) }
            }''') == [[['x'], [b: 1.50, a: 2.5], '2026-11-26', true, true]]
    }

    def "Java's serialisation refuses, when it writes, what it would not read"() {
        given:
        def ran = run("""
            class Net implements Serializable { Object inside }
            flow('f') {
                codec(Net, java: true)
                step('a') { net = new Net(inside: $inside) }
            }""")

        expect:
        ran.exit() == 1
        ran.err().contains("artifact 'net' cannot be kept: net (Net) cannot be written by its codec: $message")

        where:
        inside                  | message
        '{ 1 }'                 | 'java.lang.IllegalArgumentException: groovy.lang.Closure is of neither'
        "new URL('http://x/')"  | 'java.lang.IllegalArgumentException: java.net.URL is of neither the run\'s own sources and jars nor a plain value of Java'
        'new Object()'          | 'java.io.NotSerializableException: java.lang.Object'
        'new groovy.util.Expando()' | 'java.io.NotSerializableException: groovy.util.Expando'
        "({ 1 } as Comparable)" | 'java.lang.IllegalArgumentException: an interface made of a closure or a handler is of neither'
    }

    private List resultOf(String script) {
        ScriptResults.VALUES.clear()
        def ran = run(script)
        assert ran.exit() == 0, ran.err()
        ScriptResults.VALUES as List
    }

    private Terminal.Result run(String script) {
        def terminal = new Terminal(temporary)
        terminal.file('f.flow.groovy', "def result(value) { flow.run.ScriptResults.VALUES << value }\n$script")
        terminal.flow('run', 'f.flow.groovy')
    }
}
