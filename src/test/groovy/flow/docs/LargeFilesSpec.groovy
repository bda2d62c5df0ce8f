package flow.docs

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** In a process of its own, which has less memory than the file has bytes. */
class LargeFilesSpec extends Specification {
    @TempDir
    Path temporary

    def "a file is kept and read by a process whose memory could not hold a third of it"() {
        given:
        def shell = new Shell(temporary)
        shell.write('large.flow.groovy', '''
            flow('large') {
                step('make') {
                    new RandomAccessFile(current.tempDir.resolve('large.bin').toFile(), 'rw').withCloseable { it.length = 200_000_000 }
                    large = file('large.bin')
                }
                step('use') {
                    println "$large.size ${large.withInputStream { it.skip(199_999_999); it.read() }} ${Files.size(large.path)} ${Runtime.runtime.maxMemory() < 70_000_000}"
                }
            }''')

        expect:
        shell.shows('FLOW_JAVA_OPTS=-Xmx64m flow run large.flow.groovy').contains('200000000 0 200000000 true')
    }

    def "a byte[] is kept and read by a process whose memory holds it once and not twice, and dumped by one that does not hold it at all"() {
        given:
        def shell = new Shell(temporary)
        shell.write('bytes.flow.groovy', '''
            flow('bytes') {
                step('make') { large = new byte[60_000_000]; large[-1] = 7 }
                step('use') { println "$large.length ${large[-1]} ${Runtime.runtime.maxMemory() < 130_000_000}" }
            }''')

        expect:
        shell.shows('FLOW_JAVA_OPTS="-Xmx128m -XX:+UseSerialGC" flow run bytes.flow.groovy').contains('60000000 7 true')
        shell.shows('FLOW_JAVA_OPTS=-Xmx40m flow dump latest/make/0/large --to large.bin; wc -c < large.bin').contains('60000000')
        shell.shows('FLOW_JAVA_OPTS=-Xmx40m flow dump latest/make/0/large --to - | wc -c').contains('60000000')
        shell.shows('FLOW_JAVA_OPTS=-Xmx40m flow dump latest/make').contains('byte[]')
    }
}
