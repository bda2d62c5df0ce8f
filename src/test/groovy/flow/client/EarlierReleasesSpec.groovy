package flow.client

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.time.LocalDate

/**
 * Stores as releases left them, each made by everything.flow.groovy: a run that succeeded, one that failed, one that was killed
 * and got a tag afterwards; from format 2 on one that resumes the second. They are read for good; a format that is no longer written stays here as it was.
 */
class EarlierReleasesSpec extends Specification {
    static final Path FIXTURES = Path.of(System.getProperty('flow.home'), 'src', 'test', 'resources', 'fixtures')

    @TempDir
    Path folder

    def "everything in a store of format #format is read: runs, tags, steps, tasks, values, files, failures, logs"() {
        given:
        def golden = FIXTURES.resolve("store-${format}.txt")

        when:
        def text = text(runs("store-$format"))
        if (Boolean.getBoolean('flow.update')) {
            golden.text = text
        }

        then:
        text == golden.text

        where:
        format << [1, 2, 3]
    }

    def "values of a store of format #format are what the script made"() {
        given:
        def run = runs("store-$format").of('everything').last()

        expect:
        run.artifacts.large.value == (1..400).collect { "row $it" }
        run.artifacts.day.value == LocalDate.of(2026, 11, 20)
        run.artifacts.raw.value == [0, -1, 127] as byte[]
        run.artifacts.amount.value == 12.50
        run.artifacts.model.value.text == 'weights'
        run.parameters.text.value == 'a long text ' * 100
        run['caught'][1]['failure'].message == 'odd'

        where:
        format << [1, 2, 3]
    }

    def "a run of format #format gets tags, which are read with those that it had"() {
        given:
        def runs = runs("store-$format")
        def lost = runs.ids().reverse()[2]

        when:
        runs.get(lost).addTags('more')

        then:
        runs.get(lost).status.toString() == 'lost'
        runs.get(lost).tags as List == ['kept', 'lost', 'more']

        where:
        format << [1, 2, 3]
    }

    /** A copy, since nobody is to change what a release left. */
    private Runs runs(String name) {
        def from = FIXTURES.resolve(name)
        Files.walk(from).forEach { Files.copy(it, folder.resolve('.flow').resolve(from.relativize(it).toString())) }
        Runs.in(folder)
    }

    private static String text(Runs runs) {
        runs.ids().reverse().collect { text(runs.get(it)) }.join('\n')
    }

    private static String text(Run run) {
        def lines = ["run of $run.flow by $run.user: $run.status, tags $run.tags, script $run.script, origin $run.originRunId, over $run.over"]
        run.parameters.values().each { lines << "  parameter $it.name ${text(it)}" }
        run.steps.each { step ->
            lines << "  step $step.name"
            step.tasks.each { task ->
                lines << "    task $task.id $task.state after $task.attempts attempts"
                task.failedAttempts().each { lines << "      failed: ${it.failure().type()}: ${it.failure().message()} (${it.clue().place()})" }
                task.own.values().each { lines << "      $it.name ${text(it)}" }
            }
        }
        run.artifacts.values().each { lines << "  at the end $it.name $it.type" }
        run.openLog().withCloseable { log ->
            for (def entry = log.next(); entry != null; entry = log.next()) {
                lines << "  log ${entry.source().task()} ${entry.source().attempt()} ${entry.line().stream()} ${entry.line().text().inspect()}"
            }
        }
        lines.join('\n') + '\n'
    }

    private static String text(Artifact artifact) {
        def bytes = artifact.encoded().bytes()
        def text = artifact.encoding == 'bytes/1' ? bytes.encodeHex().toString() : new String(bytes, 'UTF-8')
        "$artifact.type $artifact.encoding $artifact.size ${artifact.digest[0..7]} ${text.size() > 100 ? text[0..99] + '…' : text}"
    }
}
