package flow.task

import spock.lang.Specification
import spock.lang.Timeout

/** Reading what a program writes. */
@Timeout(60)
class PumpSpec extends Specification {
    def "output that cannot be taken is read to its end all the same, and then told: #failure.class.simpleName"() {
        given:
        def bytes = new ByteArrayInputStream(new byte[1_000_000])
        def sink = [add: { more, count -> throw failure }, end: {}] as Pump.Sink

        when:
        new Pump('pump', bytes, sink).started().await()

        then:
        def thrown = thrown(Throwable)
        thrown.is(failure)
        bytes.available() == 0

        where:
        failure << [new OutOfMemoryError(), new IllegalStateException()]
    }
}
