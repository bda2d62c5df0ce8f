package flow.run

import flow.graph.Block
import flow.graph.Body
import flow.graph.Branch
import flow.graph.ByteSize
import flow.graph.Choice
import flow.graph.Condition
import flow.graph.Config
import flow.graph.Facts
import flow.graph.Flow
import flow.graph.Foreach
import flow.graph.Gang
import flow.graph.Items
import flow.graph.Join
import flow.graph.Node
import flow.graph.Parallel
import flow.graph.Parameter
import flow.graph.Repeat
import flow.graph.Resources
import flow.graph.Retry
import flow.graph.Scope
import flow.graph.Step
import flow.graph.StepOptions
import flow.problem.Position

import java.time.Duration

/** Parts of flows whose bodies are plain closures; each gets a {@link Here}. What has code may be given its {@code fingerprint}. */
class Nodes {
    private static final Closure NOTHING = {}

    static Flow flow(Map options = [:], Node... nodes) {
        def parameters = (options.parameters ?: [:]).keySet().collect {
            new Parameter(it, at(2), Parameter.Type.JSON, null, false, null, [])
        }
        def configs = (options.configs ?: [:]).collect { name, tree -> new Config(name, at(3), tree, 'default:') }
        new Flow('f', at(1), null, options.flowTags ?: [], parameters, configs, block(nodes))
    }

    static Position at(int line) { new Position('f.flow.groovy', line, 1, 1) }

    static Block block(Node... nodes) { new Block(nodes as List) }

    static Step step(Map options = [:], String name) { step(options, name, NOTHING) }

    static Step step(Map options = [:], String name, Closure body) {
        new Step(name, at(10), stepOptions(options), bodyOf(options, body))
    }

    static Join join(Map options = [:], String name) { join(options, name, NOTHING) }

    static Join join(Map options = [:], String name, Closure body) {
        new Join(name, at(20), stepOptions(options), bodyOf(options, body))
    }

    static Gang gang(Map options = [:], String name, int nodes, Closure body) {
        new Gang(name, at(30), nodes, stepOptions(options), bodyOf(options, body))
    }

    /** @param items the name of an artifact, or the items themselves */
    static Foreach foreach(Map options = [:], Object items, Node... nodes) {
        def over = items instanceof String ? new Items.Named(items, at(41)) : new Items.Literal(items as List)
        def name = options.as ? new Foreach.As(options.as, at(42)) : null
        new Foreach(at(40), over, name, options.maxParallel, block(nodes))
    }

    static Foreach foreach(Object items) { foreach([:], items, new Node[0]) }

    static Parallel parallel(Branch... branches) { new Parallel(at(50), branches as List) }

    static Branch branch(String name, Node... nodes) { new Branch(name, at(51), block(nodes)) }

    static Branch branch(Step step) { branch(step.name(), step) }

    static Choice choose(Choice.Option... options) { new Choice(at(60), options as List, null) }

    static Choice choose(Block otherwise, Choice.Option... options) { new Choice(at(60), options as List, otherwise) }

    static Choice.Option when(Closure question, Node... nodes) { when([:], question, nodes) }

    static Choice.Option when(Map options, Closure question, Node... nodes) {
        new Choice.Option(at(61), condition(options, question), block(nodes))
    }

    static Repeat repeat(Map options, String name, Closure until, Node... nodes) {
        new Repeat(name, at(70), condition(options, until), options.atMost, options.orFail ?: false, block(nodes))
    }

    private static StepOptions stepOptions(Map given) {
        def retry = given.retry instanceof Integer ? Retry.times(given.retry) : given.retry
        def resources = given.memory == null ? null : new Resources(null, ByteSize.from(given.memory), null, null, null, null)
        new StepOptions(null, given.catchInto, retry, given.timeout as Duration, resources, given.kubernetes, null, [:], given.secrets)
    }

    private static Body bodyOf(Map given, Closure code) {
        new Body(at(11), Facts.NONE, given.fingerprint ?: '', { Scope scope -> invoke(code, scope) } as Body.Code)
    }

    private static Condition condition(Map given, Closure question) {
        new Condition(at(62), Facts.NONE, given.fingerprint ?: '', { Scope scope -> invoke(question, scope) as boolean } as Condition.Question)
    }

    /** Many threads call the same closure at a time. */
    private static Object invoke(Closure code, Scope scope) {
        def own = (Closure) code.clone()
        own.maximumNumberOfParameters == 0 ? own.call() : own.call(new Here(scope))
    }
}
