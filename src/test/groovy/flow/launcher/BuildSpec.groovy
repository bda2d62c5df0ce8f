package flow.launcher

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class BuildSpec extends Specification {

    private static final int INFRASTRUCTURE = 6
    private static final String MESSAGE = 'flow: building; the first time this fetches libraries and may take a minute\n'

    @TempDir
    Path folder

    Clone clone

    def setup() {
        clone = new Clone(folder)
    }

    def "what is built is not built again"() {
        when:
        def flow = clone.start('here')

        then:
        flow.out == 'here'
        flow.err.empty
        clone.builds == 0
    }

    def "it builds once when #what"() {
        given:
        change(clone)

        when:
        def first = clone.start('first')

        then:
        first.out == 'first'
        first.err == MESSAGE
        clone.builds == 1

        when:
        def second = clone.start('second')

        then:
        second.out == 'second'
        second.err.empty
        clone.builds == 1

        where:
        what                             | change
        'nothing is built yet'           | { it.folder.resolve('target').toFile().deleteDir() }
        'the jar is gone'                | { Files.delete(it.jar) }
        'a source has changed'           | { it.write('src/main/java/flow/cli/Main.java', 'class Main { int i; }') }
        'a source has come'              | { it.write('src/main/java/flow/cli/New.java', 'class New {}') }
        'an old source was moved there'  | { Files.move(it.folder.resolve('old'), it.folder.resolve('src/main/java/Old.java')) }
        'a source was deleted'           | { Files.delete(it.folder.resolve('src/main/java/flow/cli/Main.java')) }
        'the description has changed'    | { it.write('pom.xml', '<project>changed</project>') }
        'the last build was cut short'   | { Files.move(it.folder.resolve('target/built'), it.folder.resolve('target/building')) }
    }

    def "it builds with the JDK that was chosen, and with letters beyond ASCII even where no locale is set"() {
        given:
        def jdk = Jdk.fake(folder.resolve('jdk'), '17.0.1')
        clone.write('pom.xml', '<project>changed</project>')

        when:
        clone.start(FLOW_JAVA_HOME: jdk, LC_ALL: null, 'here').exitCode

        then:
        clone.folder.resolve('builds').text == "built with $jdk in C.UTF-8\n"
    }

    def "a failed build shows the end of its log, and the next start builds again"() {
        given:
        clone.write('pom.xml', '<project>changed</project>')
        def failing = clone.write('failing', '')

        when:
        def flow = clone.start('here')

        then:
        flow.exitCode == INFRASTRUCTURE
        flow.err == "${MESSAGE}a source does not compile\n" +
            "flow: building failed; what was said is above and in ${clone.folder}/target/build.log\n"
        flow.out.empty

        when:
        Files.delete(failing)

        then:
        clone.start('here').out == 'here'
        clone.builds == 2
    }

    def "a build that is interrupted by #signal ends with exit code #exitCode and is begun again by the next start"() {
        given:
        clone.write('pom.xml', '<project>changed</project>')
        clone.holdBuilds()
        def flow = clone.start('here')
        clone.untilABuildHasBegun()

        when:
        flow.signal(signal)

        then:
        flow.exitCode == exitCode
        flow.err == "${MESSAGE}flow: the build was interrupted; the next start begins it again\n"
        flow.out.empty

        when:
        def next = clone.start('here')
        clone.untilABuildHasBegun()
        clone.letBuildGo()

        then:
        next.out == 'here'
        clone.builds == 2

        where:
        signal | exitCode
        'HUP'  | 129
        'INT'  | 130
        'TERM' | 143
    }

    def "of two starts at once one builds and the other waits for it"() {
        given:
        clone.write('pom.xml', '<project>changed</project>')
        clone.holdBuilds()
        def first = clone.start('first')
        clone.untilABuildHasBegun()

        when:
        def second = clone.start('second').untilItSays('another start of flow is building')
        clone.letBuildGo()

        then:
        first.out == 'first'
        second.out == 'second'
        clone.builds == 1
    }

    def "a build whose starter was killed goes on, and the next start waits for it"() {
        given:
        clone.write('pom.xml', '<project>changed</project>')
        clone.holdBuilds()
        def killed = clone.start('killed')
        clone.untilABuildHasBegun()
        killed.signal('KILL').exitCode

        when:
        def next = clone.start('next').untilItSays('another start of flow is building')
        clone.letBuildGo()

        then:
        next.out == 'next'
        clone.builds == 1
    }

    def "the claim of a process that is gone does not count: #whose"() {
        given:
        clone.write('pom.xml', '<project>changed</project>')
        claim(clone, "$machine-$process")

        when:
        def flow = clone.start('here')

        then:
        flow.out == 'here'
        flow.err == MESSAGE

        where:
        whose                                  | process
        'nobody has its number'                | '999999999-1'
        'another process has got its number'   | "${ProcessHandle.current().pid()}-1"
    }

    def "the claim of a process that has ended does not count before its parent has taken notice"() {
        given:
        clone.write('pom.xml', '<project>changed</project>')
        // It ends when its parent is the tail that never asks about it: the shell itself would.
        def child = '(until read -r name </proc/$$/comm && [ "$name" = tail ]; do :; done) &'
        def parent = new ProcessBuilder('/bin/sh', '-c', "$child echo \$!; exec tail -f /dev/null").start()
        def zombie = parent.inputStream.newReader().readLine()
        while (stateOf(zombie) != 'Z') {
            Thread.onSpinWait()
        }
        claim(clone, "$machine-$zombie-${fieldsOf(zombie)[19]}")

        when:
        def flow = clone.start('here')

        then:
        flow.out == 'here'
        flow.err == MESSAGE

        cleanup:
        parent.destroy()
    }

    private static String stateOf(String process) {
        fieldsOf(process)[0]
    }

    /** What Linux tells of a process, from its state on. */
    private static List<String> fieldsOf(String process) {
        Path.of("/proc/$process/stat").text.replaceFirst(/.*\) /, '').tokenize()
    }

    def "nobody can tell whether a claim of another machine counts, so it waits and says what to do"() {
        given:
        clone.write('pom.xml', '<project>changed</project>')
        def claim = claim(clone, 'elsewhere-999999999-1')

        when:
        def flow = clone.start('here')
            .untilItSays("flow: another start of flow is building, waiting for it (if there is none any more, delete $claim)")
        Files.delete(claim)

        then:
        flow.out == 'here'
    }

    private static Path claim(Clone clone, String name) {
        Files.createDirectories(clone.folder.resolve('target/builders'))
        clone.write("target/builders/$name", '')
    }

    private static String getMachine() {
        'uname -n'.execute().text.trim()
    }
}
