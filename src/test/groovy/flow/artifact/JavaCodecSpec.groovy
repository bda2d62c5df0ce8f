package flow.artifact

import spock.lang.Shared
import spock.lang.Specification

/** What Java's serialisation may bring back: a byte stream is a list of orders to make objects. */
class JavaCodecSpec extends Specification {
    @Shared
    ScriptForValues script = new ScriptForValues('class Net implements Serializable { Object inside }')

    Values values = new Values(script.loader, [Values.javaCodec(script.type('Net'), script.loader)])

    def "an object of a foreign class is never made, whoever asks for it"() {
        given:
        Trap.sprung = false
        def bytes = new ByteArrayOutputStream()
        new ObjectOutputStream(bytes).withCloseable { it.writeObject(script.make('Net').tap { net -> net.inside = inside }) }
        def json = '{"$coded":["Net",{"$bytes":"' + bytes.toByteArray().encodeBase64() + '"}]}'

        when:
        values.decode(new Encoded('files/1', json.bytes))

        then:
        def unreadable = thrown(UnreadableValue)
        unreadable.message.contains(message)
        !Trap.sprung

        where:
        inside                                                                             | message
        (new Trap())   | "the codec of the class 'Net' fails: java.lang.IllegalArgumentException: ${Trap.name} is of neither"
        [[new Trap()] as Trap[]]                                                           | 'is of neither'
        new URL('http://host/')                                                            | 'java.net.URL is of neither'
        Trap.asRunnable() | 'an interface made of a closure or a handler'
        ({ 1 }.dehydrate()) | 'is of neither'
    }

    def "plain values of Java come back"() {
        given:
        def net = script.make('Net').tap { it.inside = inside }

        expect:
        values.decode(values.encode('net', net)).inside == inside

        where:
        inside << [
            1, 2L, 1.5d, 1.50, 'text', null, [1, 'a'], [a: 1], [1] as TreeSet, [b: 1] as TreeMap, List.of(1), Map.of(1, 2), Optional.empty().orElse(null),
            UUID.randomUUID(), new Date(), java.time.ZonedDateTime.now(), java.time.DayOfWeek.MONDAY, Locale.US, [1].asImmutable(), Arrays.asList(1),
            new ArrayDeque([1]).toList(), new BitSet(), EnumSet.of(java.time.DayOfWeek.MONDAY), Collections.emptyList()]
    }

    static class Trap implements Serializable, java.lang.reflect.InvocationHandler {
        static boolean sprung

        static Runnable asRunnable() {
            java.lang.reflect.Proxy.newProxyInstance(Trap.classLoader, [Runnable] as Class[], new Trap()) as Runnable
        }

        private void readObject(ObjectInputStream input) { sprung = true }

        Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) { null }
    }
}
