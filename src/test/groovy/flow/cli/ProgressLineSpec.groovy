package flow.cli

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path
import java.time.Clock
import java.time.Duration

/** How far long work is, for a person who waits for it. */
class ProgressLineSpec extends Specification {
    private static final String CLEAR = '\r\033[K'

    @TempDir
    Path temporary
    Terminal terminal

    def setup() {
        terminal = new Terminal(temporary)
        terminal.file('a.flow.groovy', "flow('a') { step('one') { rows = 'x' * 5_000 } }")
        2.times { terminal.flow('run', 'a.flow.groovy') }
    }

    def "on a terminal #command tells how far it is, on one line that is gone in the end"() {
        given:
        terminal.coloured = true
        terminal.clock = clock(Duration.ofSeconds(1))

        when:
        def result = terminal.flow(*command.split(' '))

        then:
        result.exit == 0
        result.err.startsWith(CLEAR)
        result.err.endsWith(CLEAR)
        result.err.split(/\r\033\[K/).toList().containsAll(told)
        !result.err.contains('\n')

        where:
        command          | told
        'fsck'           | ['looking at run 1 of 2', 'looking at run 2 of 2']
        'clean --keep 1' | ['runs to remove: 1 of 1', 'runs to read: 1 of 1', 'folders of values to sweep: 1 of 1']
    }

    def "#command says nothing of it #where"() {
        given:
        terminal.coloured = isTerminal
        terminal.clock = clock(pause)

        expect:
        terminal.flow(*command.split(' ')).err == ''

        where:
        [command, [where, isTerminal, pause]] << [
            ['fsck', 'clean --keep 1'],
            [['where nobody looks', false, Duration.ofSeconds(1)], ['when it is done in no time', true, Duration.ZERO]],
        ].combinations()
    }

    /** By which so much time passes between two looks at it. */
    private static Clock clock(Duration pause) {
        def now = Terminal.CLOCK.instant()
        [instant: { now = now.plus(pause) }, getZone: { Terminal.CLOCK.zone }] as Clock
    }
}
