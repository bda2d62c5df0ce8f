package flow.run

import flow.run.RandomFlow.Choose
import flow.run.RandomFlow.Items
import flow.run.RandomFlow.Loop
import flow.run.RandomFlow.One
import flow.run.RandomFlow.Piece
import flow.run.RandomFlow.Split
import flow.run.RandomFlow.Team

/** An edit of a generated flow between two runs: a piece more, a piece less, or other code in steps that did not finish. */
class RandomChange {
    private final RandomFlow flow

    /** The first piece of the flow that is not what it was. */
    private int place

    RandomChange(RandomFlow flow) { this.flow = flow }

    /**
     * Changes the flow.
     *
     * @param finished the steps that have a finished task, whose code stays
     * @return the steps before the change, but for the last piece, which may have to decide over something else now
     */
    Set<String> make(Set<String> finished) {
        place = flow.random.nextInt(flow.pieces.size())
        switch (flow.random.nextInt(3)) {
            case 0: insert(); break
            case 1: remove(); break
            default: reconsider(finished)
        }
        ones(flow.pieces.take(Math.max(place - 1, 0)))*.name as Set
    }

    private void insert() {
        def block = somewhere()
        // The last step of all stays the last.
        block.add(block.is(flow.pieces) ? place : flow.random.nextInt(block.size() + 1), flow.piece(1))
    }

    private void remove() {
        def block = somewhere()
        if (block.is(flow.pieces)) {
            block.size() > 1 && place < block.size() - 1 ? block.remove(place) : insert()
            return
        }
        block.size() > 1 ? block.remove(flow.random.nextInt(block.size())) : block.add(flow.piece(0))
    }

    private void reconsider(Set<String> finished) {
        ones(flow.pieces).findAll { !(it.name in finished) && it.name != 'end' }.each { flow.reconsider(it) }
    }

    /** The flow itself, or a block within the piece at the place. */
    private List<Piece> somewhere() { flow.any([flow.pieces] + blocksWithin(flow.pieces[place])) }

    private static List<List<Piece>> blocksWithin(Piece piece) {
        def own = blocks(piece)
        own + own.collectMany { block -> block.collectMany { blocksWithin(it) } }
    }

    private static List<List<Piece>> blocks(Piece piece) {
        switch (piece) {
            case Items: return [piece.block]
            case Loop: return [piece.block]
            case Split: return piece.blocks
            case Choose: return piece.options*.block + (piece.otherwise == null ? [] : [piece.otherwise])
            default: return []
        }
    }

    private static List<One> ones(List<Piece> block) {
        block.collectMany { piece -> own(piece) + blocks(piece).collectMany { ones(it) } }
    }

    private static List<One> own(Piece piece) {
        switch (piece) {
            case One: return [piece]
            case Team: return [piece.one, piece.join]
            case Items: return [piece.join]
            case Split: return [piece.join]
            default: return []
        }
    }
}
