package flow.parity

import flow.parity.Block.*

/** A core graph: a name and a sequence of blocks. */
record Graph(String name, List<Block> blocks) {

    static Graph graph(String name, Block... blocks) { new Graph(name, blocks as List) }

    static Task step(String name) { new Task(name, false) }

    static Task join(String name) { new Task(name, true) }

    static Each each(String over, List items, Block... blocks) { new Each(over, items, blocks as List) }

    static Branches branches(Map<String, List<Block>> named) { new Branches(named) }

    static Switch choose(Map<String, List<Block>> options, String on, String taken) {
        new Switch(on, "'$taken'", { taken }, options)
    }

    static Gang gang(String name, int nodes) { new Gang(name, nodes) }

    /** Whether one of its nodes is of that kind. */
    boolean has(Class<? extends Block> kind) { blocks.any { holds(it, kind) } }

    private static boolean holds(Block block, Class<? extends Block> kind) {
        kind.isInstance(block) || inner(block).any { holds(it, kind) }
    }

    private static List<Block> inner(Block block) {
        switch (block) {
            case Branches: return block.named().values().collectMany { it }
            case Switch: return block.options().values().collectMany { it }
            case Each: return block.blocks()
            case Loop: return block.blocks()
            default: return []
        }
    }

    @Override
    String toString() { name }
}
