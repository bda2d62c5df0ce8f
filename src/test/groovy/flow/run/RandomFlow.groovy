package flow.run

import flow.graph.Branch
import flow.graph.Choice
import flow.graph.Node
import flow.graph.Scope
import flow.graph.TaskId
import flow.graph.TaskId.Index
import flow.store.RunRecord

import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.ConcurrentLinkedQueue

/**
 * A generated flow, twice: as nodes for the engine, and as a walk over plain maps, one branch after the other, that says what
 * ought to happen. Every task notes what it sees when it begins. All code has a fingerprint, which is another one when the code is.
 */
class RandomFlow {
    private static final List<String> NAMES = ['a', 'b', 'c', 'd']
    private static final List<String> ACTS = ['set', 'set', 'sign', 'append', 'append', 'remove', 'copy']
    private static final List<String> JOIN_ACTS = ACTS + ['merge', 'merge', 'merge', 'take', 'take']

    final Random random
    final List<Piece> pieces
    private final boolean isFailing
    private final Map<String, Integer> bad = new ConcurrentHashMap<>()
    private int named

    /** What each task saw when it began the last time; by task, in its spelling. */
    final Map<String, Map> seen = new ConcurrentHashMap<>()

    /** The tasks whose bodies began, and came to their ends, in that order. */
    final Queue<String> began = new ConcurrentLinkedQueue<>()
    final Queue<String> ended = new ConcurrentLinkedQueue<>()

    /** How many of a hundred tasks fail at the end of their body, the first time or the first two times. */
    volatile int flaky = 0

    /** @param isFailing whether some tasks fail always */
    RandomFlow(long seed, boolean isFailing = true) {
        random = new Random(seed)
        this.isFailing = isFailing
        pieces = block(3)
    }

    /** What ought to happen, of the pieces as they are now and without flaky tasks. */
    Walk getExpected() {
        def walk = new Walk()
        walk.through(pieces, new State())
        walk
    }

    /** The tasks of which there is such a record, in the same spelling; without those that only decide. */
    static Set<String> tasksOf(List<RunRecord> records, Class<? extends RunRecord> kind) {
        records.findAll { kind.isInstance(it) }*.task()
            .findAll { !it.step().endsWith('?') }
            .collect { "${it.step()}/${it.spelling()}".toString() } as Set
    }

    Node[] getNodes() { nodesOf(pieces) }

    private Node[] nodesOf(List<Piece> block) { block.collectMany { it.nodes(this) } as Node[] }

    List<Piece> block(int depth) { (0..random.nextInt(3)).collect { piece(depth) } }

    Piece piece(int depth) {
        switch (depth == 0 ? 0 : random.nextInt(9)) {
            case 4: return items(block(depth - 1))
            case 5: return split((0..random.nextInt(3)).collect { block(depth - 1) })
            case 6: return choose((0..random.nextInt(2)).collect { block(depth - 1) }, random.nextInt(3) ? null : block(depth - 1))
            case 7: return loop(block(depth - 1))
            case 8: return new Team(one: one('node', ACTS), size: 1 + random.nextInt(3), join: one('join', JOIN_ACTS))
            default: return one('step', ACTS)
        }
    }

    Items items(List<Piece> block) { new Items(count: random.nextInt(4), as: "as${named++}", block: block, join: one('join', JOIN_ACTS)) }

    Split split(List<List<Piece>> blocks) { new Split(blocks: blocks, join: one('join', JOIN_ACTS)) }

    Choose choose(List<List<Piece>> blocks, List<Piece> otherwise) { new Choose(options: blocks.collect { option(it) }, otherwise: otherwise) }

    Option option(List<Piece> block) { new Option(asked: any(NAMES), block: block) }

    Loop loop(List<Piece> block) {
        new Loop(name: "loop${named++}", rounds: 1 + random.nextInt(3), asked: random.nextBoolean() ? any(NAMES) : null, block: block)
    }

    /** Lets a last step see what the flow comes to. */
    void end() { pieces << new One(name: 'end', acts: []) }

    /** Other acts for a task. */
    void reconsider(One one) { one.acts = acts(one.isJoin ? JOIN_ACTS : ACTS) }

    private One one(String kind, List<String> acts) {
        // A gang kills the others of a node that fails: which of them had begun is a matter of luck.
        def failing = isFailing && kind != 'node' && random.nextInt(30) == 0 ? ['fail'] : []
        new One(name: "$kind${named++}", isJoin: kind == 'join', acts: failing + this.acts(acts))
    }

    private List acts(List<String> acts) {
        (0..<random.nextInt(4)).collect { any(acts) }.collect { [act: it, name: any(NAMES), other: any(NAMES), value: random.nextInt(3)] }
    }

    def <T> T any(List<T> list) { list[random.nextInt(list.size())] }

    private Closure body(One one) {
        return { Here here ->
            def scope = here.scope
            def task = "${here.current.stepName}/${here.current.taskId}".toString()
            began << task
            seen[task] = visible(scope)
            one.acts.each { perform(it, scope) }
            if (isBad(task)) {
                throw new IOException()
            }
            ended << task
        }
    }

    private boolean isBad(String task) {
        def luck = new Random(task.hashCode() * 31L + pieces.size())
        def times = luck.nextInt(100) < flaky ? 1 + luck.nextInt(2) : 0
        bad.merge(task, 1, Integer::sum) <= times
    }

    private Map visible(Scope scope) {
        def fixed = ['input', 'index', 'iteration'] + (0..<named).collect { "as$it".toString() }
        (scope.names() + fixed).findAll { scope.has(it) }.collectEntries { [it, copy(scope.read(it))] }
    }

    private static void perform(Object what, Scope scope) {
        switch (what == 'fail' ? what : what.act) {
            case 'fail': throw new IOException()
            case 'set': scope.write(what.name, what.value); break
            case 'sign': scope.write(what.name, scope.current().taskId); break
            case 'append': append(what, scope); break
            case 'remove': scope.remove(what.name); break
            case 'copy': if (scope.has(what.other)) scope.write(what.name, copy(scope.read(what.other))); break
            case 'merge': scope.merge(null, null); break
            case 'take': take(what, scope)
        }
    }

    private static void append(Map what, Scope scope) {
        if (scope.has(what.name) && scope.read(what.name) instanceof List) {
            scope.read(what.name) << what.value
        } else {
            scope.write(what.name, [what.value])
        }
    }

    private static void take(Map what, Scope scope) {
        def end = scope.inputs() ? scope.inputs()[what.value % scope.inputs().size()] : null
        if (end?.has(what.other)) {
            scope.write(what.name, copy(end.read(what.other)))
        }
    }

    private static Object copy(Object value) { value instanceof List ? new ArrayList(value) : value }

    private static Closure truth(String name) {
        return { Here here -> here.scope.has(name) && isTrue(here.scope.read(name)) }
    }

    private static boolean isTrue(Object value) { value != 0 && value != [0] }

    /** What is visible at one place; names that have no one value stand for BLOCKED. */
    static class State {
        static final Object BLOCKED = new Object()

        Map<String, Object> names = [:]
        Map<String, Object> fixed = [:]
        List<Index> path = []

        State inside(Index index, Map<String, Object> more) { new State(names: copied(), fixed: fixed + more, path: path + index) }

        State leaving(State left) { left == null ? null : new State(names: left.names, fixed: fixed, path: path) }

        Map<String, Object> copied() { names.collectEntries { [it.key, RandomFlow.copy(it.value)] } }

        Map visible() { copied().findAll { it.value !== BLOCKED } + fixed }

        boolean isTrue(String name) { has(name) && RandomFlow.isTrue(names[name]) }

        boolean has(String name) { names.containsKey(name) && names[name] !== BLOCKED }

        String task(String step) {
            def id = new TaskId(step, path)
            "${id.step()}/${id.spelling()}"
        }
    }

    /** The walk that says what ought to happen. */
    static class Walk {
        final Map<String, Map> seen = [:]
        final Set<String> done = []
        final Set<String> failed = []

        /** What is left behind a block; null when it failed. */
        State through(List<Piece> block, State state) {
            block.inject(state) { left, piece -> left == null ? null : piece.walk(this, left) }
        }

        State task(One one, State state, List<State> ends = []) {
            def id = state.task(one.name)
            seen[id] = state.visible()
            def left = new Body(state, ends, id)
            if (one.acts.every { left.perform(it) }) {
                done << id
                return left.state
            }
            failed << id
            null
        }

        State join(One join, State before, List<State> ends) {
            if (ends.contains(null)) {
                return null
            }
            def names = before.copied()
            changed(before, ends).each { names[it] = State.BLOCKED }
            task(join, new State(names: names, fixed: before.fixed, path: before.path), ends)
        }

        static Set<String> changed(State before, List<State> ends) {
            (before.names.keySet() + ends*.names*.keySet().flatten()).findAll { name ->
                ends.any { it.names.containsKey(name) != before.names.containsKey(name) || it.names[name] != before.names[name] }
            }
        }
    }

    /** One body in that walk. */
    static class Body {
        final State state
        final State before
        final List<State> ends
        final String id
        final Set<String> touched = []

        Body(State state, List<State> ends, String id) {
            this.before = state
            this.state = new State(names: state.copied(), fixed: state.fixed, path: state.path)
            this.ends = ends
            this.id = id
        }

        /** False when it fails. */
        boolean perform(Object what) {
            switch (what == 'fail' ? what : what.act) {
                case 'fail': return false
                case 'set': return set(what.name, what.value)
                case 'sign': return set(what.name, id.substring(id.indexOf('/') + 1))
                case 'append': return append(what.name, what.value)
                case 'remove': return remove(what.name)
                case 'copy': return !state.has(what.other) || set(what.name, RandomFlow.copy(state.names[what.other]))
                case 'merge': return merge()
                default: return take(what)
            }
        }

        private boolean set(String name, Object value) {
            touched << name
            state.names[name] = value
            true
        }

        private boolean append(String name, Object value) {
            if (state.has(name) && state.names[name] instanceof List) {
                state.names[name] << value
                return true
            }
            set(name, [value])
        }

        private boolean remove(String name) {
            state.names.remove(name)
            before.names.containsKey(name) ? touched << name : touched.remove(name)
            true
        }

        private boolean take(Map what) {
            def end = ends ? ends[what.value % ends.size()] : null
            !end?.has(what.other) || set(what.name, RandomFlow.copy(end.names[what.other]))
        }

        private boolean merge() {
            def agreed = [:]
            for (name in ends*.names*.keySet().flatten().toSet() - touched) {
                def there = ends.findAll { it.has(name) }*.names*.get(name).toSet()
                def isBlockedSomewhere = ends.any { it.names[name] === State.BLOCKED }
                if (there.size() > 1 || there && isBlockedSomewhere) {
                    return false
                }
                if (there) {
                    agreed[name] = RandomFlow.copy(there.first())
                }
            }
            agreed.each { name, value -> if (!state.has(name)) set(name, value) }
            true
        }
    }

    abstract static class Piece {
        abstract List<Node> nodes(RandomFlow flow)

        abstract State walk(Walk walk, State state)
    }

    static class One extends Piece {
        String name
        boolean isJoin
        List acts

        List<Node> nodes(RandomFlow flow) {
            [isJoin ? Nodes.join(name, fingerprint: fingerprint, flow.body(this)) : Nodes.step(name, fingerprint: fingerprint, flow.body(this))]
        }

        String getFingerprint() { "$name $acts" }

        State walk(Walk walk, State state) { walk.task(this, state) }
    }

    static class Items extends Piece {
        int count
        String as
        List<Piece> block
        One join

        List<Node> nodes(RandomFlow flow) { [Nodes.foreach((0..<count).toList(), as: as, flow.nodesOf(block))] + join.nodes(flow) }

        State walk(Walk walk, State state) {
            walk.join(join, state, (0..<count).collect { i ->
                walk.through(block, state.inside(new Index.Item(i), [input: i, index: i, (as): i]))
            })
        }
    }

    static class Split extends Piece {
        List<List<Piece>> blocks
        One join

        List<Node> nodes(RandomFlow flow) {
            def branches = blocks.withIndex().collect { block, i -> Nodes.branch("b$i", flow.nodesOf(block)) }
            [Nodes.parallel(branches as Branch[])] + join.nodes(flow)
        }

        State walk(Walk walk, State state) {
            walk.join(join, state, blocks.collect { walk.through(it, new State(names: state.copied(), fixed: state.fixed, path: state.path)) })
        }
    }

    static class Option {
        String asked
        List<Piece> block
    }

    static class Choose extends Piece {
        List<Option> options
        List<Piece> otherwise

        List<Node> nodes(RandomFlow flow) {
            def whens = options.collect { Nodes.when(truth(it.asked), fingerprint: it.asked, flow.nodesOf(it.block)) } as Choice.Option[]
            [otherwise == null ? Nodes.choose(whens) : Nodes.choose(Nodes.block(flow.nodesOf(otherwise)), whens)]
        }

        State walk(Walk walk, State state) {
            def taken = options.find { state.isTrue(it.asked) }?.block ?: otherwise
            taken == null ? state : walk.through(taken, state)
        }
    }

    static class Loop extends Piece {
        String name
        int rounds
        /** An artifact that ends it earlier when it is true. */
        String asked
        List<Piece> block

        List<Node> nodes(RandomFlow flow) {
            def last = rounds - 1
            def isEnough = asked == null ? { false } : truth(asked)
            [Nodes.repeat(name, { it.iteration == last || isEnough(it) }, atMost: 5, fingerprint: "$last $asked", flow.nodesOf(block))]
        }

        State walk(Walk walk, State state) {
            def left = state
            for (int i = 0; i < rounds && left != null; i++) {
                left = state.leaving(walk.through(block, left.inside(new Index.Round(i), [iteration: i])))
                if (asked != null && left?.isTrue(asked)) {
                    return left
                }
            }
            left
        }
    }

    static class Team extends Piece {
        One one
        int size
        One join

        List<Node> nodes(RandomFlow flow) { [Nodes.gang(one.name, size, fingerprint: one.fingerprint, flow.body(one))] + join.nodes(flow) }

        State walk(Walk walk, State state) {
            walk.join(join, state, (0..<size).collect { walk.task(one, state.inside(new Index.Node(it), [:])) })
        }
    }
}
