package flow.parity

/** A node of one of Metaflow's graphs, in the shape that our language gives it. */
sealed interface Block {

    /** A step, or a join, which {@code joins} the fork before it. */
    record Task(String name, boolean joins) implements Block {}

    /** A block for each of the {@code items}, which the task before it leaves in the artifact {@code over}. */
    record Each(String over, List items, List<Block> blocks) implements Block {}

    /** Branches at the same time, by name. */
    record Branches(Map<String, List<Block>> named) implements Block {}

    /**
     * One of several options, by what the task before it leaves in the artifact {@code on}.
     *
     * @param left code for that value; may read {@code input}
     * @param taken the option that follows from it, of an item or of null
     */
    record Switch(String on, String left, Closure<String> taken, Map<String, List<Block>> options) implements Block {}

    /**
     * Rounds, until the artifact {@code flag} that the last task of each leaves has the value {@code exit}.
     *
     * @param left code for that value; may read {@code input} and {@code iteration}
     * @param rounds how many follow from it, of an item or of null
     */
    record Loop(String name, String flag, String left, Object exit, Closure<Integer> rounds, List<Block> blocks) implements Block {}

    /** A task on several nodes at once. */
    record Gang(String name, int nodes) implements Block {}
}
