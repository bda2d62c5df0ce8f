package flow.check

/**
 * Draws a random flow in which nothing is wrong, as a sketch: every fork is joined, every name is set before it is read, on
 * each path and under one meaning.
 */
class RandomFlow {
    private final Random random
    private final List<String> lines = []
    private int counter

    private RandomFlow(long seed) {
        random = new Random(seed)
    }

    static String sketch(long seed) {
        def flow = new RandomFlow(seed)
        flow.lines << 'parameter alpha' << 'parameter list List' << 'config cfg'
        flow.block(0, ['alpha', 'cfg'], [], 1 + flow.random.nextInt(6))
        flow.lines.join('\n')
    }

    /**
     * @param readable all that may be visible
     * @param artifacts those that a task may set again without a clash
     * @return the names that the block surely or perhaps set
     */
    private Set<String> block(int depth, List<String> readable, List<String> artifacts, int size) {
        def visible = readable as LinkedHashSet
        def own = artifacts as LinkedHashSet
        def set = [] as LinkedHashSet
        size.times { i ->
            def last = i + 1 == size
            def next = last ? 'lastStep' : pick(['step', 'step', 'choose', 'foreach', 'parallel', 'gang', 'repeat'])
            def more = this."${depth > 3 && !last ? 'step' : next}"(depth, visible as List, own as List)
            set.addAll(more)
            visible.addAll(more)
            own.addAll(more)
        }
        set
    }

    private Set<String> step(int depth, List<String> visible, List<String> own) {
        task('step', depth, visible, own, [])
    }

    /** Decides nothing, so it may be caught. */
    private Set<String> lastStep(int depth, List<String> visible, List<String> own) {
        task('step', depth, visible, own, [], random.nextInt(3) == 0 ? " catchInto ${fresh('failure')}" : '')
    }

    private Set<String> task(String word, int depth, List<String> visible, List<String> own, List<?> more,
            String options = '') {
        def sets = [fresh('v')] + (own && random.nextBoolean() ? [pick(own)] : [])
        def possible = random.nextBoolean() ? [fresh('m')] : []
        def actions = more + sets.collect { "sets $it" } + possible.collect { "maySet $it" } + reads(visible)
        line(depth, "$word ${fresh(word)}$options: ${actions.join(', ')}")
        (sets + possible) as Set
    }

    private Set<String> gang(int depth, List<String> visible, List<String> own) {
        def set = task('gang', depth, visible, own, [])
        join(depth, visible, own, set, set.collect { "inputs $it" })
    }

    private Set<String> foreach(int depth, List<String> visible, List<String> own) {
        def item = fresh('item')
        def items = pick(['list', '1..3', 'cfg'] + own)
        line(depth, "foreach $items as $item")
        def set = block(depth + 1, visible + item, own, 1 + random.nextInt(3))
        join(depth, visible, own, set, set.collect { "inputs $it" } + "inputs $item".toString())
    }

    private Set<String> parallel(int depth, List<String> visible, List<String> own) {
        line(depth, 'parallel')
        def set = [] as LinkedHashSet
        def inputs = []
        (1 + random.nextInt(3)).times {
            def name = fresh('branch')
            line(depth + 1, "branch $name")
            def more = block(depth + 2, visible, own, 1 + random.nextInt(3))
            set.addAll(more)
            inputs += ["branch $name"] + more.collect { "inputs ${name}.$it" }
        }
        join(depth, visible, own, set, inputs)
    }

    /** Takes over all that the branches changed: names them, or merges. */
    private Set<String> join(int depth, List<String> visible, List<String> own, Set<String> set, List<?> inputs) {
        def taken = random.nextBoolean() ? set.collect { "sets $it" } : [pick(['merges', "merges ${set.join(' ')}"])]
        def left = visible - set
        task('join', depth, left, own - set, inputs + taken) + set
    }

    private Set<String> choose(int depth, List<String> visible, List<String> own) {
        line(depth, 'choose')
        def set = [] as LinkedHashSet
        (1 + random.nextInt(2)).times {
            line(depth + 1, "when: asks ${fresh('q')}, ${reads(visible).join(', ')}")
            set.addAll(block(depth + 2, visible, own, 1 + random.nextInt(2)))
        }
        if (random.nextBoolean()) {
            line(depth + 1, 'otherwise')
            set.addAll(block(depth + 2, visible, own, 1))
        }
        set
    }

    private Set<String> repeat(int depth, List<String> visible, List<String> own) {
        def place = lines.size()
        def set = block(depth + 1, visible, own, 1 + random.nextInt(3))
        def until = reads(visible + set)
        lines.add(place, '    ' * depth + "repeat ${fresh('repeat')}: ${until.join(', ')}")
        set
    }

    private List<String> reads(Collection<String> visible) {
        (1 + random.nextInt(3)).collect { "reads ${pick(visible as List)}".toString() }
    }

    private String fresh(String word) {
        "${word}${++counter}"
    }

    private void line(int depth, String text) {
        lines << '    ' * depth + text
    }

    private <T> T pick(List<T> all) {
        all[random.nextInt(all.size())]
    }
}
