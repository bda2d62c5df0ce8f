package flow.parity

import flow.parity.Block.*

/** Where a block stands in its graph. */
final class Place {
    final Block block
    final Block previous
    final Block next
    final List<Block> around

    private Place(Block block, Block previous, Block next, List<Block> around) {
        this.block = block
        this.previous = previous
        this.next = next
        this.around = around
    }

    /** The places of a sequence's blocks. */
    static List<Place> of(List<Block> blocks, List<Block> around) {
        blocks.withIndex().collect { block, i -> new Place(block, i == 0 ? null : blocks[i - 1], blocks[i + 1], around) }
    }

    String getName() { block instanceof Task || block instanceof Gang ? block.name() : null }

    /** What a test may call the task that stands here, besides its name. */
    Set<String> getKinds() {
        ([name, 'all', ending, beginning] + surroundings).findAll() as Set
    }

    /** How it ends the fork before it. */
    private String getEnding() {
        if (block instanceof Gang) {
            return 'parallel-step'
        }
        if (!block.joins()) {
            return null
        }
        switch (previous) {
            case Each: return 'foreach-join'
            case Gang: return 'parallel-join'
            default: return 'join-and'
        }
    }

    /** What it leads to. */
    private String getBeginning() {
        switch (next) {
            case Each: return 'foreach-split'
            case Branches: return 'split-and'
            case Gang: return 'parallel-split'
            case Switch: return 'switch'
            default: return decidesLoop ? 'loop-end' : 'linear'
        }
    }

    boolean isDecidesLoop() { next == null && around && around.last() instanceof Loop }

    private List<String> getSurroundings() {
        def kinds = around.empty && !(block instanceof Gang) ? ['singleton'] : []
        if (block instanceof Task && block.joins()) {
            kinds << 'join'
        }
        if (around.any { it instanceof Each }) {
            kinds << 'foreach-inner'
        }
        if (around && around.last() instanceof Each && previous == null) {
            kinds << 'foreach-first'
        }
        kinds
    }
}
