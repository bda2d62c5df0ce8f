package flow.artifact

import spock.lang.Shared
import spock.lang.Specification

import java.nio.file.Path
import java.util.concurrent.Executors

class UnkeepableValueSpec extends Specification {
    @Shared
    ScriptForValues script = new ScriptForValues()

    Values values = new Values(script.loader)

    def "what can never be kept is refused with its artifact, its place and its class"() {
        when:
        values.encode('result', [rows: [1, 2, 3, [handler: value]]])

        then:
        def refused = thrown(UnkeepableValue)
        refused.artifact() == 'result'
        refused.path() == '.rows[3].handler'
        refused.className() == className
        refused.message == "artifact 'result' cannot be kept: result.rows[3].handler ($className) $reason"

        where:
        value                                    | className                           | reason
        ({ 1 })                                  | 'groovy.lang.Closure'               | 'is a closure, which cannot be kept. Keep what it computes.'
        String.&valueOf                          | 'groovy.lang.Closure'               | 'is a closure, which cannot be kept. Keep what it computes.'
        [1].iterator()                           | Refused.readableClassOf(value)       | 'can be read only once, which cannot be kept. Keep what it gives: .toList()'
        Thread.currentThread()                   | 'java.lang.Thread'                  | 'is a thread, which cannot be kept. Keep what it computes.'
        new StringReader('')                     | 'java.io.StringReader'              | 'is open and has to be closed, which cannot be kept. Keep what is read from it.'
        new File('a')                            | 'java.io.File'                      | 'is a place on this machine, which cannot be kept. Keep what is there: file(path); or its text: .toString()'
        String                                   | 'java.lang.Class'                   | 'is a class, which cannot be kept. Keep its name.'
        new Random(1)                            | 'java.util.Random'                  | 'goes on with each number that it gives, which cannot be kept. Keep its seed, or the numbers.'
        [:].withDefault { 0 }                    | 'groovy.lang.MapWithDefault'        | 'has a default closure (withDefault), which cannot be kept. Keep its entries alone: [:] + the map.'
        [].withDefault { 0 }                     | 'groovy.lang.ListWithDefault'       | 'has a default closure (withDefault), which cannot be kept. Keep its elements alone: [] + the list.'
        ({ -> } as Comparable)                   | Refused.readableClassOf(value)       | 'is a closure in the shape of an interface, which cannot be kept. Keep what it computes.'
        new TimeZoneOfMine()                     | 'flow.artifact.UnkeepableValueSpec.TimeZoneOfMine' | 'is a variant, mine, that its name would not bring back.'
    }

    def "whatever is refused inside is refused at its assignment, when it is the value itself"() {
        when:
        values.requireKeepable('result', value)

        then:
        def refused = thrown(UnkeepableValue)
        refused.path() == ''

        where:
        value << [{ 1 }, [1].stream(), Path.of('a'), new Random(1), [:].withDefault { 0 }, new ByteArrayInputStream(new byte[0])]
    }

    def "what can be kept passes, without a look inside"() {
        when:
        values.requireKeepable('result', value)

        then:
        noExceptionThrown()

        where:
        value << [null, 1, [{ 1 }], [a: { 1 }], new Exception(), "a ${1}", Locale.US, script.make('Point', 1, 2, 3)]
    }

    def "threads and programs are refused too"() {
        given:
        def executor = Executors.newSingleThreadExecutor()

        when:
        values.requireKeepable('pool', executor)

        then:
        def refused = thrown(UnkeepableValue)
        refused.message.endsWith('runs threads, which cannot be kept. Keep what they compute.')

        cleanup:
        executor.shutdown()
    }

    def "a cycle is refused with both of its places"() {
        given:
        def parent = [name: 'a', children: []]
        parent.children << [parent: parent]

        when:
        values.encode('tree', [root: parent])

        then:
        def refused = thrown(UnkeepableValue)
        refused.path() == '.root.children[0].parent'
        refused.message.contains('is the same object as what is at tree.root, which holds it: a cycle cannot be kept')
    }

    def "a cycle through objects of the script is refused too"() {
        given:
        def point = script.make('Point', 1, 2, null)
        point.label = [point] as Object[]

        when:
        values.encode('point', point)

        then:
        def refused = thrown(UnkeepableValue)
        refused.path() == '.label[0]'
        refused.message.contains('is the same object as the whole artifact')
    }

    def "nesting has a bottom, and a thread's stack is deep enough for it"() {
        given:
        def thread = new ResultOf({ values.encode('deep', nested(depth)) }, stackInKilobytes)

        when:
        def result = thread.await()

        then:
        result.class.simpleName == expected

        where:
        depth     | stackInKilobytes | expected
        250       | 512              | 'Encoded'
        251       | 512              | 'UnkeepableValue'
        1_000_000 | 512              | 'UnkeepableValue'
    }

    def "places are written as the script would write them"() {
        when:
        values.encode('a', value)

        then:
        def refused = thrown(UnkeepableValue)
        refused.path() == path

        where:
        value                                                  | path
        [1, { 2 }]                                             | '[1]'
        [b: { 2 }]                                             | '.b'
        ['two words': { 2 }]                                   | "['two words']"
        [(7): { 2 }]                                           | '[7]'
        [(1): 1, ({ 2 }): 2]                                   | '.keySet()[1]'
        [1, { 2 }] as Object[]                                 | '[1]'
        Map.entry('k', { 2 })                                  | '.value'
        Optional.of({ 2 })                                     | '.get()'
        script.make('Point', 1, 2, [c: { 2 }])                 | '.label.c'
        [('x' * 100): { 2 }]                                     | '.' + 'x' * 100
        [('x ' * 50): { 2 }]                                     | "['${'x ' * 30}…']"
    }

    def "a class of the script is refused for what it extends, holds on to, or declares"() {
        when:
        values.encode('odd', value.call(script))

        then:
        def refused = thrown(UnkeepableValue)
        refused.message == "artifact 'odd' cannot be kept: odd$rest"

        where:
        value                                              | rest
        ({ it.make('Table') })                             | ' (Table) extends java.util.ArrayList, whose inside cannot be kept. Hold one in a field instead.'
        ({ it.make('Outer$Inner', it.make('Outer')) })     | ' (Outer.Inner) is of a class within another, which holds on to what is around it. Declare the class by itself.'
        ({ it.make('Odd') })                               | '.queue (java.util.PriorityQueue) stands where java.util.PriorityQueue is declared, but comes back as ArrayList. Declare it as List.'
        ({ odd(it, [text: "a ${1}"]) })                    | '.text (org.codehaus.groovy.runtime.GStringImpl) stands where groovy.lang.GString is declared, but comes back as String. Declare it as String.'
        ({ odd(it, [error: new Exception('x')]) })         | '.error (java.lang.Exception) stands where java.lang.Exception is declared, but comes back as Failure. Declare it as Object.'
        ({ odd(it, [pair: new Tuple2(1, 2)]) })            | '.pair (groovy.lang.Tuple2) stands where groovy.lang.Tuple2 is declared, but comes back as ArrayList. Declare it as List.'
        ({ [new LinkedList()] as LinkedList[] })           | ' (java.util.LinkedList[]) is an array of a class that cannot be kept. Keep it as a list.'
    }

    def "two keys that are the same text once kept are refused, not dropped"() {
        when:
        values.encode('counts', [x: [("a${1}"): 1, a1: 2]])

        then:
        def refused = thrown(UnkeepableValue)
        refused.path() == '.x'
        refused.message.endsWith("would not come back: it has two entries under the key a1")
    }

    def "a value that fails while it is read is refused with its place"() {
        when:
        values.encode('result', [text: ["${-> throw new IllegalStateException('late')}"]])

        then:
        def refused = thrown(UnkeepableValue)
        refused.path() == '.text[0]'
        refused.message.contains('fails while it is read: java.lang.IllegalStateException: late')
    }

    private static Object odd(ScriptForValues script, Map fields) {
        script.make('Odd').tap { odd ->
            odd.queue = null
            fields.each { name, content -> odd."$name" = content }
        }
    }

    private static List nested(int depth) {
        def value = []
        (depth - 1).times { value = [value] }
        value
    }

    static class TimeZoneOfMine extends SimpleTimeZone {
        TimeZoneOfMine() {
            super(1, 'mine')
        }

        @Override
        String toString() {
            'mine'
        }
    }
}
