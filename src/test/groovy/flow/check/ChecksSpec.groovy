package flow.check

import flow.graph.Sketch
import flow.problem.Position
import spock.lang.Specification

class ChecksSpec extends Specification {

    def "a flow without faults has no problems, whatever it looks like"() {
        given:
        def sketches = (1..100).collect { RandomFlow.sketch(it) }
        def wrong = sketches.find { Checked.problems(it) != '\n' }

        expect:
        wrong == null || "$wrong\n${Checked.problems(wrong)}" == ''
    }

    def "in any flow, one misspelt read is one problem at its place"() {
        given:
        def random = new Random(seed)
        def lines = RandomFlow.sketch(seed).readLines()
        def line = pickReading(lines, random)
        lines[line] = lines[line].replaceFirst(/reads \w+/, 'reads nonsense')
        def sketch = new Sketch(lines.join('\n'))

        when:
        def problems = Checks.of(sketch.flow)

        then:
        problems*.code*.name() == ['F012']
        problems[0].position() == new Position(Sketch.FILE, line + 1, lines[line].indexOf('nonsense') + 1, 8)

        where:
        seed << (1..50)
    }

    def "in any flow, one missing join is one problem"() {
        given:
        def lines = RandomFlow.sketch(seed).readLines()
        def join = lines.findIndexOf { it.trim().startsWith('join') }
        lines[join] = lines[join].replace('join', 'step').replaceAll(/(inputs|branch|merges)[^,]*,?/, '')

        when:
        def problems = Checks.of(new Sketch(lines.join('\n')).flow)

        then:
        problems*.code*.name() == ['F007']

        where:
        seed << (1..60).findAll { RandomFlow.sketch(it).contains('join') }.take(20)
    }

    def "problems of all rules come together, in the order of the script"() {
        expect:
        Checks.of(new Sketch('''
            step a: reads x
            join b
            choose
                when: never
                    step a
            foreach 1..3
                step c
            ''').flow).collect { "${it.code()} ${it.position().line()}".toString() } == [
            'F012 1', 'F008 2', 'F019 4', 'F005 5', 'F007 6',
        ]
    }

    def "a flow of five thousand steps is judged at once"() {
        given:
        def lines = (1..5000).collect { "step s$it: sets v$it${it > 1 ? ", reads v${it - 1}" : ''}" }
        def sketch = new Sketch(lines.join('\n'))

        expect:
        Checks.of(sketch.flow).empty
    }

    private static int pickReading(List<String> lines, Random random) {
        def places = lines.findIndexValues { it.contains('reads ') && !it.contains('sets nonsense') }
        places[random.nextInt(places.size())] as int
    }
}
