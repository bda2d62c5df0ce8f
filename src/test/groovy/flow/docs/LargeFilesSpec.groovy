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
}
