package flow.progress

import flow.graph.TaskId
import flow.problem.Code
import flow.run.RunEvent
import flow.run.RunResult
import flow.store.RunEnd.Status
import flow.store.StoreFailure
import flow.task.Diagnosis
import groovy.json.JsonSlurper
import spock.lang.Specification

import java.nio.file.Path
import java.time.Duration

import static flow.progress.Events.*
import static flow.run.Nodes.block
import static flow.run.Nodes.choose
import static flow.run.Nodes.foreach
import static flow.run.Nodes.repeat
import static flow.run.Nodes.step
import static flow.run.Nodes.when

/** The page that describes the events, and what {@code --events} writes. */
class EventsPageSpec extends Specification {

    static final TASK = task('read', 2, 0)
    static final FAULT = new Diagnosis(failure('no', 'exception'), AT, ['load (x.flow.groovy:2)'], Code.F012, 'a hint')

    /** One of each kind, with everything that can be in it. */
    static final List<RunEvent> SAMPLES = [
        begun(),
        new RunEvent.RunResumed(START, 'r0', 41),
        new RunEvent.TaskReused(START, TASK, 'r0'),
        started(TASK),
        finished(TASK, START, FAULT),
        new RunEvent.TaskRetried(START, TASK, 0, FAULT, Duration.ofSeconds(2)),
        new RunEvent.TaskFailed(START, TASK, 1, FAULT),
        killed(TASK),
        printed(TASK, 'hello'),
        new RunEvent.ItemsDecided(START, task('list'), foreach([1], step('a')), 3),
        new RunEvent.OptionTaken(START, task('list'), choose(block(), when({ true }, step('b'))), -1),
        new RunEvent.LoopEnded(START, task('list'), repeat('tune', { true }, step('c'), atMost: 3), 3),
        new RunEvent.Warning(START, task('list'), AT, 'still false'),
        new RunEvent.RunTold(START, 2, Duration.ofSeconds(5)),
        new RunEvent.RunFinished(START, new RunResult('r1', Status.FAILED, 1, [FAULT], [new RunResult.NotStarted('merge', 1)],
            new StoreFailure('/x is full'))),
        new RunEvent.Notified(START, 'slack', 'it refuses the message'),
    ]

    def "there is a sample of every kind of event"() {
        expect:
        SAMPLES*.class as Set == RunEvent.permittedSubclasses as Set
    }

    def "an event is one line of JSON with the version, its kind, its time and the run"() {
        given:
        def json = new EventJson()

        when:
        def lines = SAMPLES.collect { json.of(it) }
        def trees = lines.collect { new JsonSlurper().parseText(it) }

        then:
        lines.every { it.count('\n') == 1 && it.endsWith('\n') }
        trees.every { it.v == 1 && it.at == '2026-11-20T19:00:00Z' && it.run == 'r1' }
        trees[3] == [v: 1, event: 'taskStarted', at: '2026-11-20T19:00:00Z', run: 'r1', step: 'read', task: '2.0', attempt: 0]
    }

    def "every kind and every field stands on the page, and nothing else"() {
        given:
        def json = new EventJson()
        json.of(begun())
        def written = [:]
        SAMPLES.each { written << fieldsOf(new JsonSlurper().parseText(json.of(it)) as Map) }

        expect:
        described() == written
    }

    /** The fields of a kind, besides those that all have; and, as a kind of its own, those of what is inside. */
    private static Map<String, Set<String>> fieldsOf(Map tree) {
        def all = ['v', 'event', 'at', 'run']
        def found = ['every event': all as Set, (tree.event): (tree.keySet() - all) as Set]
        [failure: tree.failure ?: tree.caught ?: tree.cause, 'not started': tree.notStarted?.first()].each { name, inner ->
            if (inner) {
                found[name] = inner.keySet() as Set
            }
        }
        found
    }

    /** By the sections of the page and the first columns of their tables. */
    private static Map<String, Set<String>> described() {
        def page = Path.of(System.getProperty('flow.home'), 'docs', 'events.md').text
        page.split(/(?m)^## /).drop(1).collectEntries { section ->
            def name = section.readLines().first().replace('`', '')
            [name, section.findAll(/(?m)^\| `(\w+)`/) { all, field -> field } as Set]
        }
    }
}
