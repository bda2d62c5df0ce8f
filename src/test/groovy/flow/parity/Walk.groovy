package flow.parity

import flow.parity.Block.*

/** The tasks that must run, by the graph alone: nothing here knows the engine. */
class Walk {

    /**
     * @param at as in {@code flow.graph.TaskId#at}
     * @param item of the innermost foreach
     * @param lineage the names of the steps that lead to the task, itself included; at a join, before them, the different
     *     lineages of the branches in order
     */
    record Visit(Place place, String at, Object item, List lineage) {
        String getTask() { place.name + at }

        /** Behind the step's name in paths: {@code 2.0~1}, {@code n3}, {@code 0}. */
        String getId() { at.replace('#', '.n').replaceFirst(/^\./, '') ?: '0' }
    }

    private final Map given
    private final List<Visit> visits = []

    private Walk(Map given) {
        this.given = given
    }

    /** @param given what decides otherwise than the graph says, by artifact */
    static List<Visit> of(Graph graph, Map given) {
        def walk = new Walk(given)
        walk.through(graph.blocks(), [], '', null, [])
        walk.visits
    }

    private List through(List<Block> blocks, List<Block> around, String at, Object item, List lineage) {
        def here = lineage
        def ends = []
        Place.of(blocks, around).each { place ->
            def block = place.block
            def deeper = around + [block]
            switch (block) {
                case Task:
                    here = visit(place, at, item, block.joins() ? ends.unique(false).sort { it.toString() } : here)
                    break
                case Gang:
                    ends = (0..<block.nodes()).collect { visit(place, "$at#$it", item, here) }
                    break
                case Each:
                    ends = given.getOrDefault(block.over(), block.items()).withIndex().collect { each, i ->
                        through(block.blocks(), deeper, "$at.$i", each, here)
                    }
                    break
                case Branches:
                    ends = block.named().values().collect { through(it, deeper, at, item, here) }
                    break
                case Switch:
                    here = through(block.options()[given[block.on()] ?: block.taken()(item)], deeper, at, item, here)
                    break
                case Loop:
                    (0..<block.rounds()(item)).each { here = through(block.blocks(), deeper, "$at~$it", item, here) }
                    break
            }
        }
        here
    }

    private List visit(Place place, String at, Object item, List lineage) {
        def visited = lineage + place.name
        visits << new Visit(place, at, item, visited)
        visited
    }
}
