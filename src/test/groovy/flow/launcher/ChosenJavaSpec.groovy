package flow.launcher

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class ChosenJavaSpec extends Specification {

    private static final int INFRASTRUCTURE = 6

    @TempDir
    Path folder

    Clone clone
    Path jdk

    def setup() {
        clone = new Clone(folder)
        jdk = Jdk.fake(folder.resolve('jdk'), '17.0.1')
    }

    def "FLOW_JAVA_HOME wins over JAVA_HOME"() {
        given:
        def other = Jdk.fake(folder.resolve('other'), '11')

        expect:
        clone.start(FLOW_JAVA_HOME: jdk, JAVA_HOME: other, 'here').out.endsWith('here\n')
    }

    def "the runtime of a distribution wins over JAVA_HOME, whatever that is, and FLOW_JAVA_HOME over both"() {
        given:
        Jdk.fakeJre(clone.folder.resolve('runtime'), '17.0.2')

        expect:
        clone.start(JAVA_HOME: folder.resolve('nothing'), 'here').out.endsWith('here\n')

        when:
        jdk.resolve('bin/java').text = '#!/bin/sh\nprintf chosen'

        then:
        clone.start(FLOW_JAVA_HOME: jdk, JAVA_HOME: folder.resolve('nothing'), 'here').out == 'chosen'
    }

    def "without a home in the environment it is the java on the PATH, through links"() {
        given:
        def programs = Files.createDirectory(folder.resolve('programs'))
        def link = Files.createSymbolicLink(folder.resolve('alternative'), jdk.resolve('bin/java'))
        Files.createSymbolicLink(programs.resolve('java'), link)

        expect:
        clone.start(JAVA_HOME: null, PATH: "$programs:/usr/bin:/bin", 'here').out.endsWith('here\n')
    }

    def "a java on the PATH that is a script is asked for its home"() {
        given:
        def programs = Files.createDirectory(folder.resolve('programs'))
        def script = programs.resolve('java')
        script.text = """#!/bin/sh
            printf '    java.home = %s\\n    java.version = 17.0.1\\n' '${jdk}' >&2
            """.stripIndent()
        script.toFile().executable = true

        expect:
        clone.start(JAVA_HOME: null, PATH: "$programs:/usr/bin:/bin", 'here').out.endsWith('here\n')
    }

    def "a home that does not say its version is asked"() {
        given:
        Files.delete(jdk.resolve('release'))
        jdk.resolve('bin/java').text = """#!/bin/sh
            [ "\$1" = -XshowSettings:properties ] || { printf '%s\\n' "\$@"; exit; }
            printf '    java.home = /elsewhere\\n    java.version = $version\\n' >&2
            """.stripIndent()

        expect:
        clone.start(JAVA_HOME: jdk, 'here').out.endsWith(out)

        where:
        version     | out
        '21.0.1'    | 'here\n'
        '1.8.0_292' | ''
    }

    def "a home relative to the current folder works, for building too"() {
        given:
        clone.write('pom.xml', '<project>changed</project>')

        expect:
        clone.startAs(JAVA_HOME: '../jdk', ['/bin/sh', '-c', "cd '${jdk.parent}/tools'; '${clone.launcher}' here".toString()])
            .out.endsWith('here\n')
    }

    def "a home without Java is refused: #origin"() {
        when:
        def flow = clone.start((origin): folder.resolve('nothing'))

        then:
        flow.exitCode == INFRASTRUCTURE
        flow.err == "flow: $origin is '${folder.resolve('nothing')}', but there is no bin/java in it." +
            ' Set FLOW_JAVA_HOME to the folder of a JDK 17 or newer.\n'
        flow.out.empty

        where:
        origin << ['FLOW_JAVA_HOME', 'JAVA_HOME']
    }

    def "where there is no Java at all, it says what to do"() {
        when:
        def flow = clone.start(JAVA_HOME: null)

        then:
        flow.exitCode == INFRASTRUCTURE
        flow.err == 'flow: no Java found. Install a JDK 17 or newer, or set FLOW_JAVA_HOME to the folder of one.\n'
    }

    def "Java #version is too old"() {
        given:
        def home = Jdk.fake(folder.resolve('old'), version)

        when:
        def flow = clone.start(JAVA_HOME: home)

        then:
        flow.exitCode == INFRASTRUCTURE
        flow.err == "flow: JAVA_HOME ('$home') is Java $version, and flow needs 17 or newer." +
            ' Set FLOW_JAVA_HOME to the folder of a JDK 17 or newer.\n'

        where:
        version << ['1.8.0_292', '11.0.2', '16']
    }

    def "Java #version is new enough"() {
        given:
        def home = Jdk.fake(folder.resolve('new'), version)

        expect:
        clone.start(JAVA_HOME: home, 'here').out.endsWith('here\n')

        where:
        version << ['17', '17.0.15', '21.0.1', '25', '26-ea']
    }

    def "a JRE is enough while nothing has to be built"() {
        given:
        def jre = Jdk.fakeJre(folder.resolve('jre'), '17.0.1')

        expect:
        clone.start(JAVA_HOME: jre, 'here').out.endsWith('here\n')
    }

    def "a JRE cannot build"() {
        given:
        def jre = Jdk.fakeJre(folder.resolve('jre'), '17.0.1')
        clone.write('pom.xml', '<project>changed</project>')

        when:
        def flow = clone.start(JAVA_HOME: jre)

        then:
        flow.exitCode == INFRASTRUCTURE
        flow.err == "flow: JAVA_HOME ('$jre') is a JRE, but building flow needs a JDK." +
            ' Set FLOW_JAVA_HOME to the folder of a JDK 17 or newer.\n'
    }
}
