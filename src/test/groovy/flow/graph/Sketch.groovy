package flow.graph

import flow.problem.Position
import flow.problem.Problem
import flow.problem.ProblemPrinter
import flow.problem.SourceText
import groovy.transform.TupleConstructor

/**
 * A flow drawn as indented text, for specs about the graph. Positions are those of the text:
 *
 * <pre>
 * parameter alpha Double
 * config cfg
 * step start: sets names, maySet extra, changes rows
 * foreach names as name maxParallel 2
 *     step process catchInto failure: reads name, glimpses maybe, declares local, computed
 * join merge: inputs result, merges, merges a b, merges without a
 * parallel
 *     step left
 *     branch right
 *         step pack: opaque
 * join gather: inputs right.size, branch left
 * gang train nodes 3
 * join trained
 * choose
 *     when: asks x&gt;3, reads x
 *         step big
 *     when: always
 *     when: never
 *     otherwise
 *         step small
 * repeat refine atMost 5: reads error
 *     step improve: sets error
 * onFailure: reads alpha
 * trigger arrived fills alpha
 * </pre>
 *
 * {@code step big with heavy} has the options given under that name.
 */
class Sketch {
    static final String FILE = 'sketch.flow'

    final SourceText source
    final Flow flow

    private final Map<String, StepOptions> options
    private final List<Parameter> parameters = []
    private final List<Config> configs = []
    private final List<Hook> hooks = []
    private final List<Trigger> triggers = []

    /** @param configs trees of the configs, by name */
    Sketch(String text, Map<String, StepOptions> options = [:], Map<String, Map<String, Object>> trees = [:]) {
        source = SourceText.of(FILE, text.stripIndent(true).replaceFirst(/^\n/, ''))
        this.options = options
        def block = block(children(lines(), -1))
        configs.replaceAll { new Config(it.name(), it.position(), trees[it.name()] ?: [:], 'default:') }
        flow = new Flow('sketch', Position.ofFile(FILE), null, [], null, new Starts(null, triggers), parameters, configs,
            block, hooks, [])
    }

    /** As the command line shows them. */
    String print(List<Problem> problems) {
        ProblemPrinter.over(source).print(problems)
    }

    @TupleConstructor
    private static class Line {
        int indent
        List<Token> head
        List<List<Token>> actions
        List<Line> inside = []

        String word() { head[0].text }
        Token name() { head[1] }

        Token after(String option) {
            def i = head.findIndexOf(2) { it.text == option }
            i < 0 ? null : head[i + 1]
        }
    }

    @TupleConstructor
    private static class Token {
        String text
        Position position
    }

    private List<Line> lines() {
        (1..source.lines().size()).findAll { source.line(it).get().trim() }.collect { number ->
            def text = source.line(number).get()
            def parts = text.split(':', 2)
            def actions = parts.length > 1 ? split(parts[1], number, parts[0].length() + 1) : []
            new Line(text.length() - text.stripLeading().length(), tokens(parts[0], number, 0), actions)
        }
    }

    private static List<List<Token>> split(String text, int line, int column) {
        def start = column
        text.split(',').collect { part ->
            def found = tokens(part, line, start)
            start += part.length() + 1
            found
        }
    }

    private static List<Token> tokens(String text, int line, int column) {
        def matcher = text =~ /\S+/
        def found = []
        while (matcher.find()) {
            def at = new Position(FILE, line, column + matcher.start() + 1, matcher.end() - matcher.start())
            found << new Token(matcher.group(), at)
        }
        found
    }

    /** Takes the lines that are further in, each with those inside it. */
    private static List<Line> children(List<Line> lines, int outside) {
        def found = []
        while (lines && lines[0].indent > outside) {
            def line = lines.remove(0)
            line.inside = children(lines, line.indent)
            found << line
        }
        found
    }

    private Block block(List<Line> lines) {
        new Block(lines.collect { node(it) }.findAll())
    }

    private Node node(Line line) {
        def at = line.head[0].position
        switch (line.word()) {
            case 'step':
                return new Step(line.name().text, line.name().position, options(line), body(line))
            case 'join':
                return new Join(line.name().text, line.name().position, options(line), body(line))
            case 'gang':
                def nodes = (line.after('nodes')?.text ?: '2') as int
                return new Gang(line.name().text, line.name().position, nodes, options(line), body(line))
            case 'foreach':
                return foreach(line)
            case 'parallel':
                return new Parallel(at, line.inside.collect {
                    def inside = it.word() == 'branch' ? it.inside : [it]
                    new Branch(it.name().text, it.name().position, block(inside))
                })
            case 'choose':
                def whens = line.inside.findAll { it.word() == 'when' }
                def otherwise = line.inside.find { it.word() == 'otherwise' }
                return new Choice(at, whens.collect {
                    new Choice.Option(it.head[0].position, condition(it), block(it.inside))
                }, otherwise ? block(otherwise.inside) : null)
            case 'repeat':
                def atMost = (line.after('atMost')?.text ?: '10') as int
                return new Repeat(line.name().text, line.name().position, condition(line), atMost,
                    line.after('orFail') != null, block(line.inside))
            default:
                declare(line)
                return null
        }
    }

    private void declare(Line line) {
        switch (line.word()) {
            case 'parameter':
                def type = line.head[2] ? Parameter.Type.values().find { it.spelling() == line.head[2].text } : null
                parameters << new Parameter(line.name().text, line.name().position, type ?: Parameter.Type.STRING, null,
                    false, null, [])
                return
            case 'config':
                configs << new Config(line.name().text, line.name().position, [:], 'default:')
                return
            case 'onSuccess':
                hooks << new Hook(line.head[0].position, Hook.Occasion.SUCCESS, body(line))
                return
            case 'onFailure':
                hooks << new Hook(line.head[0].position, Hook.Occasion.FAILURE, body(line))
                return
            case 'trigger':
                def fills = line.head.drop(3).collect { new Trigger.Mapping(it.text, it.position, new PayloadPath([it.text])) }
                def event = new Trigger.Event(line.name().text, line.name().position, fills, [])
                triggers << new Trigger.OnEvent(line.head[0].position, Trigger.Needs.ANY, [event])
                return
            default:
                throw new IllegalArgumentException("no word of a sketch: ${line.word()}")
        }
    }

    private Foreach foreach(Line line) {
        def items = line.name().text.contains('..')
            ? new Items.Literal(Eval.me(line.name().text) as List)
            : new Items.Named(line.name().text, line.name().position)
        def item = line.after('as')
        new Foreach(line.head[0].position, items, item ? new Foreach.As(item.text, item.position) : null,
            line.after('maxParallel')?.text as Integer, block(line.inside))
    }

    private StepOptions options(Line line) {
        def given = options[line.after('with')?.text] ?: StepOptions.NONE
        def caught = line.after('catchInto')?.text
        caught == null ? given : new StepOptions(null, caught, null, null, null, null, null, [:], null).orElse(given)
    }

    private static Body body(Line line) {
        new Body(line.head[0].position, facts(line), { scope -> })
    }

    private static Condition condition(Line line) {
        new Condition(line.head[0].position, facts(line), { scope -> true })
    }

    private static Facts facts(Line line) {
        if (line.actions.any { it[0].text == 'opaque' }) {
            return Facts.OPAQUE
        }
        def of = { String verb -> line.actions.findAll { it[0].text == verb }*.drop(1) }
        def names = { String verb, boolean sure ->
            of(verb).sum([]).collect { Token it -> new Facts.Access(it.text, it.position, sure) }
        }
        def merges = line.actions.findAll { it[0].text == 'merges' }.collect {
            def rest = it.drop(1)*.text
            def without = rest && rest[0] == 'without'
            new Facts.Merge(it[0].position, rest && !without ? rest : null, without ? rest.drop(1) : null)
        }
        new Facts(false, line.actions.any { it[0].text == 'computed' },
            names('reads', true) + names('glimpses', false), names('sets', true), names('maySet', true), names('changes', true), names('declares', true),
            names('branch', true), of('inputs').sum([]).collect { branchRead(it) }, merges, expression(line))
    }

    private static Facts.BranchRead branchRead(Token token) {
        def parts = token.text.split(/\./)
        def at = token.position
        if (parts.length == 1) {
            return new Facts.BranchRead(null, token.text, at)
        }
        def column = at.column() + parts[0].length() + 1
        new Facts.BranchRead(parts[0], parts[1], new Position(FILE, at.line(), column, parts[1].length()))
    }

    private static Facts.Expression expression(Line line) {
        def verbs = line.actions*.first()*.text
        if ('always' in verbs || 'never' in verbs) {
            return new Facts.Expression(null, null, 'always' in verbs)
        }
        def asked = line.actions.find { it[0].text == 'asks' }
        asked ? new Facts.Expression(asked[1].text, asked[1].text, null) : null
    }
}
