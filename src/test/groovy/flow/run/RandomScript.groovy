package flow.run

import flow.run.RandomFlow.Choose
import flow.run.RandomFlow.Items
import flow.run.RandomFlow.Loop
import flow.run.RandomFlow.One
import flow.run.RandomFlow.Piece
import flow.run.RandomFlow.Split
import flow.run.RandomFlow.Team

/**
 * Writes a generated flow as a script: the same tasks do the same. Each leaves what it saw in the artifact {@code seen}, and some that fail
 * the first time are repeated.
 */
class RandomScript {
    private static final String INDENT = ' ' * 4
    private static final List<String> HELPERS = '''\
        def see(artifacts, given) {
            def names = artifacts.names.findAll { it != 'seen' }
            artifacts['seen'] = names.collectEntries { [it, copy(artifacts[it])] } + given
        }
        def append(artifacts, name, value) {
            if (artifacts.containsKey(name) && artifacts[name] instanceof List) { artifacts[name] << value } else { artifacts[name] = [value] }
        }
        def take(artifacts, name, from, other) { if (from?.containsKey(other)) { artifacts[name] = copy(from[other]) } }
        def copyOf(artifacts, name, other) { if (artifacts.containsKey(other)) { artifacts[name] = copy(artifacts[other]) } }
        def copy(value) { value instanceof List ? new ArrayList(value) : value }
        '''.stripIndent().readLines()

    private final StringBuilder text = new StringBuilder()

    static String of(RandomFlow flow) {
        def script = new RandomScript()
        HELPERS.each { script.text << it << '\n' }
        script.text << "flow('random') {\n"
        script.write(1, flow.pieces, [])
        script.text << '}\n'
        script.text
    }

    /** @param fixed the names besides artifacts that can be read there */
    private void write(int depth, List<Piece> block, List<String> fixed) {
        block.each { write(depth, it, fixed) }
    }

    private void write(int depth, Piece piece, List<String> fixed) {
        switch (piece) {
            case One:
                writeTask(depth, piece as One, fixed)
                break
            case Items:
                inBraces(depth, "foreach(${(0..<piece.count).toList()}, as: '$piece.as')", piece.block, fixed + ['input', 'index', piece.as])
                writeTask(depth, piece.join, fixed)
                break
            case Split:
                write(depth, 'parallel {')
                piece.blocks.eachWithIndex { block, i -> inBraces(depth + 1, "branch('b$i')", block, fixed) }
                write(depth, '}')
                writeTask(depth, piece.join, fixed)
                break
            case Choose:
                write(depth, 'choose {')
                // What is asked a second time is refused.
                piece.options.eachWithIndex { option, i -> inBraces(depth + 1, "when({ ${truth(option.asked)}${' && true' * i} })", option.block, fixed) }
                if (piece.otherwise != null) {
                    inBraces(depth + 1, 'otherwise', piece.otherwise, fixed)
                }
                write(depth, '}')
                break
            case Loop:
                def isEnough = piece.asked == null ? '' : " || ${truth(piece.asked)}"
                inBraces(depth, "repeat('$piece.name', until: { iteration == ${piece.rounds - 1}$isEnough }, atMost: 5)", piece.block, fixed + ['iteration'])
                break
            case Team:
                writeTask(depth, piece.one, fixed, ", nodes: $piece.size")
                writeTask(depth, piece.join, fixed)
                break
        }
    }

    private void writeTask(int depth, One one, List<String> fixed, String options = '') {
        write(depth, "${one.isJoin ? 'join' : 'step'}('$one.name'$options${isFlaky(one) ? ', retry: 1' : ''}) {${one.isJoin ? ' inputs ->' : ''}")
        write(depth + 1, "see(artifacts, [${fixed.unique(false).collect { "$it: $it" }.join(', ') ?: ':'}])")
        one.acts.takeWhile { it != 'fail' }.each { write(depth + 1, act(it as Map)) }
        if (isFlaky(one)) {
            write(depth + 1, "if (current.attempt == 0) { throw new IOException('as at first') }")
        }
        if (one.acts.contains('fail')) {
            write(depth + 1, "throw new IOException('as ever')")
        }
        write(depth, '}')
    }

    static boolean isFlaky(One one) { new Random(one.fingerprint.hashCode()).nextInt(10) == 0 }

    private static String act(Map what) {
        switch (what.act) {
            case 'set': return "artifacts['$what.name'] = $what.value"
            case 'sign': return "artifacts['$what.name'] = current.taskId"
            case 'append': return "append(artifacts, '$what.name', $what.value)"
            case 'remove': return "artifacts.remove('$what.name')"
            case 'copy': return "copyOf(artifacts, '$what.name', '$what.other')"
            case 'merge': return 'merge(inputs)'
            case 'take': return "take(artifacts, '$what.name', inputs ? inputs[$what.value % inputs.size()] : null, '$what.other')"
        }
    }

    private static String truth(String name) { "artifacts.containsKey('$name') && !(artifacts['$name'] in [0, [0]])" }

    private void inBraces(int depth, String word, List<Piece> block, List<String> fixed) {
        write(depth, "$word {")
        write(depth + 1, block, fixed)
        write(depth, '}')
    }

    private void write(int depth, CharSequence line) { text << INDENT * depth << line << '\n' }
}
