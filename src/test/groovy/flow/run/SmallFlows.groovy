package flow.run

import flow.run.RandomFlow.Choose
import flow.run.RandomFlow.Items
import flow.run.RandomFlow.Loop
import flow.run.RandomFlow.One
import flow.run.RandomFlow.Piece
import flow.run.RandomFlow.Split
import flow.run.RandomFlow.Team

/** Those of the generated flows that take few tasks, and yet have all that there is. */
class SmallFlows {
    /** What tasks may run in, a task that fails, and one that fails once. */
    static final Set<String> KINDS = ['Items', 'Split', 'Choose', 'Loop', 'Team', 'failed', 'flaky']

    private static final List<Integer> SEEDS = 0..<500
    private static final int FEWEST_TASKS = 3

    /** The seeds of so many: of each kind in turn the smallest that is not taken yet. */
    static List<Integer> seeds(int count) {
        def sizes = SEEDS.collectEntries { [it, new RandomFlow(it).expected.seen.size()] }
        def bySize = SEEDS.findAll { sizes[it] >= FEWEST_TASKS }.sort { sizes[it] }
        def kinds = bySize.collectEntries { [it, kindsOf(it)] }
        def taken = [] as LinkedHashSet
        for (int turn = 0; taken.size() < Math.min(count, bySize.size()); turn++) {
            def left = bySize - taken
            def kind = KINDS[turn % KINDS.size()]
            taken << (left.find { kind in kinds[it] } ?: left.first())
        }
        taken as List
    }

    /** What tasks come to when that flow runs. */
    static Set<String> kindsOf(int seed) {
        def flow = new RandomFlow(seed)
        def expected = flow.expected
        def begun = expected.seen.keySet()*.replaceFirst('/.*', '') as Set
        def all = flow.pieces.collectMany { within(it) }
        def kinds = all.findAll { !(it instanceof One) && within(it).any { it instanceof One && it.name in begun } }*.class*.simpleName as Set
        kinds + (expected.failed ? ['failed'] : []) + (all.any { it instanceof One && it.name in begun && RandomScript.isFlaky(it) } ? ['flaky'] : [])
    }

    /** A piece, and all that is in it. */
    private static List<Piece> within(Piece piece) { [piece] + inner(piece).collectMany { within(it) } }

    private static List<Piece> inner(Piece piece) {
        switch (piece) {
            case Items: return piece.block
            case Split: return piece.blocks.collectMany { it }
            case Choose: return piece.options.collectMany { it.block } + (piece.otherwise ?: [])
            case Loop: return piece.block
            case Team: return [piece.one]
            default: return []
        }
    }
}
