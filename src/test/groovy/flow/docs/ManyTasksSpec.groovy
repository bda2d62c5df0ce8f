package flow.docs

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** In a process of its own, with less memory than everything that is printed would take. */
class ManyTasksSpec extends Specification {
    private static final int TASKS = 400

    @TempDir
    Path temporary

    def "#command is printed while it is made: what all tasks left would not fit into memory at once"() {
        given:
        def shell = new Shell(temporary)
        shell.write('many.flow.groovy', """
            flow('many') {
                step('start') { numbers = 1..$TASKS }
                foreach('numbers', as: 'number') { step('work') { text = 'x' * 200_000 + number } }
                join('end') { }
            }""")
        shell.prints('flow run many.flow.groovy --store many')

        expect:
        shell.prints("FLOW_JAVA_OPTS='-Xmx$heap -XX:+UseSerialGC' flow $command --store many | grep -c '\"path\"'").trim() == "$TASKS"

        where:
        command                   | heap
        'dump latest/work --json' | '40m'
    }
}
