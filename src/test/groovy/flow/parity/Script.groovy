package flow.parity

import flow.parity.Block.*
import flow.parity.CoreTest.Part

/** Writes the script of a test on a graph: the graph's blocks with the test's bodies in them. */
class Script {
    private static final String INDENT = ' ' * 4

    private final CoreTest test
    private final StringBuilder text = new StringBuilder()

    private Script(CoreTest test) {
        this.test = test
    }

    /** @param first a line for the body of {@code start} */
    static String of(CoreTest test, Graph graph, String first = '') {
        def script = new Script(test)
        script.text << test.header.stripIndent() << "flow('$test.name') {\n"
        script.write(1, test.settings.stripIndent())
        script.write(1, graph.blocks(), [], first)
        script.text << '}\n'
        script.text
    }

    /** What a task of the test does there. */
    static Part partAt(CoreTest test, Place place) {
        test.parts.find { it.fits(place) } ?: new Part([] as Set, false, '', '')
    }

    private void write(int depth, List<Block> blocks, List<Block> around, String first = '') {
        Place.of(blocks, around).each { place ->
            def block = place.block
            switch (block) {
                case Task:
                    write(depth, place, block.joins() ? 'join' : 'step', '', block.joins() ? ' inputs ->' : '', place.name == 'start' ? first : '')
                    break
                case Gang:
                    write(depth, place, 'step', ", nodes: ${block.nodes()}", '', '')
                    break
                default:
                    writeBlock(depth, block, around + [block])
            }
        }
    }

    private void writeBlock(int depth, Block block, List<Block> around) {
        switch (block) {
            case Each:
                inBraces(depth, "foreach('${block.over()}')", block.blocks(), around)
                break
            case Loop:
                def until = "${block.flag()} == ${block.exit().inspect()}"
                inBraces(depth, "repeat('${block.name()}', until: { $until }, atMost: 50)", block.blocks(), around)
                break
            case Branches:
                write(depth, 'parallel {')
                block.named().each { name, blocks -> inBraces(depth + 1, "branch('$name')", blocks, around) }
                write(depth, '}')
                break
            case Switch:
                write(depth, 'choose {')
                block.options().each { name, blocks -> inBraces(depth + 1, "when({ ${block.on()} == '$name' })", blocks, around) }
                write(depth, '}')
                break
        }
    }

    private void inBraces(int depth, String word, List<Block> blocks, List<Block> around) {
        write(depth, "$word {")
        write(depth + 1, blocks, around)
        write(depth, '}')
    }

    private void write(int depth, Place place, String word, String fixed, String parameters, String first) {
        def part = partAt(test, place)
        def options = part.options() ? ", ${part.options()}" : ''
        write(depth, "$word('$place.name'$fixed$options) {$parameters")
        write(depth + 1, decision(place))
        write(depth + 1, first)
        write(depth + 1, part.body())
        write(depth, '}')
    }

    /** What the task leaves for the block that it decides; the test's body behind it may think otherwise. */
    private String decision(Place place) {
        def next = place.next
        if (next instanceof Each) {
            return "${next.over()} = ${test.given.getOrDefault(next.over(), next.items()).inspect()}"
        }
        if (next instanceof Switch) {
            return "${next.on()} = ${test.given[next.on()]?.inspect() ?: next.left()}"
        }
        if (place.decidesLoop) {
            def loop = place.around.last() as Loop
            return "${loop.flag()} = ${loop.left()}"
        }
        ''
    }

    private void write(int depth, CharSequence lines) {
        lines.toString().readLines().findAll { !it.blank }.each { text << INDENT * depth << it << '\n' }
    }
}
