package flow.cli

import flow.launcher.Jdk
import flow.launcher.Started
import flow.progress.Emulator
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** A real run on a pseudo-terminal, made by {@code script} of util-linux. */
@Requires(value = { TerminalSpec.hasScript() }, reason = "there is no 'script' of util-linux here (Debian: apt-get install bsdutils)")
class TerminalSpec extends Specification {

    static final Path FLOW = Path.of(System.getProperty('flow.home'), 'bin', 'flow')

    @TempDir
    Path temporary

    static boolean hasScript() {
        System.getenv('PATH').split(':').any { Files.isExecutable(Path.of(it, 'script')) }
    }

    def "2,000 lines of 20 tasks are all there once, each task's in order, above the rows: #columns × #lines"() {
        given:
        temporary.resolve('x.flow.groovy').text = '''
            flow('x') {
                foreach((0..<20).toList(), as: 'n') {
                    step('print') {
                        100.times { i -> println "line $n $i."; sleep(5) }
                    }
                }
                join('end') { inputs -> println 'the end' }
            }
            '''

        when:
        def screen = shown(columns, lines)
        def printed = screen.text.collect { it =~ /^\[print\/(\d+)] line (\d+) (\d+)\.$/ }.findAll { it.matches() }

        then:
        printed.every { it.group(1) == it.group(2) }
        printed.groupBy { it.group(1) as int }.collectEntries { n, all -> [n, all.collect { it.group(3) as int }] } ==
            (0..<20).collectEntries { [it, (0..<100).toList()] }
        screen.text.takeRight(3)*.trim()*.replaceAll(/ {2,}/, '  ').first() ==~ /print  20\/20 done  .*/
        screen.text.last() ==~ /run \w{12} succeeded after .*s: 21 tasks done/
        screen.drawings > 1

        where:
        columns | lines
        100     | 30
        40      | 10
    }

    def "rows fit into the terminal as it is: no line is too wide, and none is drawn over a line that stays"() {
        given:
        temporary.resolve('x.flow.groovy').text = '''
            flow('x') {
                (0..<30).each { n -> step("a_step_with_a_long_name_$n") { sleep(20); println 'wide 東京 é' } }
            }
            '''

        when:
        def screen = shown(34, 12)

        then:
        screen.text.count { it ==~ /\[a_step_with_a_long_name_\d+] wide 東京 é/ } == 30
        screen.highestBlock <= 8
    }

    /** What stands on a terminal of that size when the run is over. */
    private Emulator shown(int columns, int lines) {
        def file = temporary.resolve('typescript')
        def run = "stty cols $columns rows $lines; exec '$FLOW' run '${temporary.resolve('x.flow.groovy')}' --max-workers 20"
        def started = new Started(
            [JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH'), HOME: temporary.toString(), TERM: 'xterm', SHELL: '/bin/sh',
             LANG: 'C.UTF-8', XDG_CACHE_HOME: temporary.resolve('cache').toString(), FLOW_STORE: temporary.resolve('store').toString()],
            ['script', '--quiet', '--return', '--flush', '--command', run.toString(), file.toString()])
        assert started.exitCode == 0
        new Emulator(columns, lines).tap { write(started.out) }
    }
}
