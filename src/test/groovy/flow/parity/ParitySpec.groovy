package flow.parity

import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Path

/** Metaflow's core tests on its core graphs, through our front door. */
@Timeout(60)
class ParitySpec extends Specification {
    @Shared @TempDir
    Path temporary

    @Shared
    List<Cell> executed = []

    def "#cell"() {
        expect:
        cell.judge(cell.run(temporary))
        executed << cell

        where:
        cell << CoreTests.ALL.collectMany { Cell.of(it) }
    }

    def "#test.name does without `#line`, which is refused"() {
        when:
        def refusal = new Cell(test, Graphs.SINGLE_LINEAR_STEP).check(temporary, line)

        then:
        refusal.exit() == 3
        refusal.out().contains("error[$code]")

        where:
        [test, line, code] << CoreTests.ALL.collectMany { test -> test.refused.collect { line, code -> [test, line, code] } }
    }

    def "docs/parity.md has every graph and every test, and says on which graphs they were run"() {
        given:
        def page = new ParityPage()

        expect:
        page.tables['Graphs']*.first() == Graphs.ALL*.name()
        page.tests.toSorted() == ParityPage.TESTS.toSorted()
        page.running == executed.groupBy { it.test().name }.collectEntries { test, cells -> [test, ParityPage.spelling(cells*.graph())] }
    }

    def "a cell is red when #what"() {
        given:
        def wrong = new Cell(test, Graphs.SMALL_FOREACH)

        when:
        wrong.judge(wrong.run(temporary))

        then:
        def red = thrown(AssertionError)
        red.message.contains(reason)

        where:
        what                              | test                                                                  || reason
        'a step demands what is not true' | new Wrong(bodies: ['foreach-inner': 'assert index == 2'])             || 'assert index == 2'
        'it has another outcome'          | new Wrong(fails: true)                                                || 'succeeded'
        'other tasks run than should'     | new Wrong(bodies: ['foreach-split': 'arr = [1, 2]'])                  || 'ran.done.keySet()'
        'flow has something to warn of'   | new Wrong(bodies: [start: 'x = 1', 'foreach-inner': 'x = 1', join: 'assert x']) || 'warning'
        'nothing is left to resume'       | new Wrong(resumed: [], bodies: [start: 'x = 1'])                      || 'SucceedsFirst'
        'it finds something else'         | new Wrong(bodies: [start: 'x = 1'], finds: { it.set('start').x == 2 }) || 'finds'
    }

    static class Wrong extends CoreTest {
        Closure<Boolean> finds = { true }

        void setBodies(Map<String, String> bodies) { bodies.each { on(it.key, it.value) } }

        @Override
        void check(Ran ran) { assert finds(ran) }
    }

    def cleanupSpec() {
        println "parity: ${executed.size()} cells executed, ${executed*.test().unique().size()} tests on ${executed*.graph().unique().size()} graphs"
    }
}
