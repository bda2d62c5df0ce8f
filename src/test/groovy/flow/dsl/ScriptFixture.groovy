package flow.dsl

import flow.graph.Config
import flow.graph.Flow
import flow.graph.StepOptions
import flow.problem.Problem
import flow.problem.Problems
import org.codehaus.groovy.control.CompilerConfiguration

/** Evaluates a script's text without the checks of the syntax tree, so that what happens at run time shows. */
trait ScriptFixture {
    Problems problems = new Problems()
    ByteArrayOutputStream printed = new ByteArrayOutputStream()

    Flow evaluate(String text) {
        def configuration = new CompilerConfiguration(scriptBaseClass: FlowScript.name)
        def script = new GroovyShell(getClass().classLoader, new Binding(), configuration).parse(text, 'x.flow.groovy') as FlowScript
        def configs = { ConfigSource.Declaration it -> new Config(it.name(), it.position(), it.defaultTree(), 'default:') } as ConfigSource
        new Evaluation('x.flow.groovy', [], configs, StepOptions.NONE, new PrintStream(printed, true), problems)
            .of(script)
            .orElse(null)
    }

    /** Runs the body of the only step of a flow; code before it stands at script level. */
    MapScope runBody(String before = '', String body, MapScope scope = new MapScope()) {
        def flow = evaluate("$before\nflow('f') { step('s') { $body } }")
        assert problems.sorted() == []
        flow.tasks()[0].body().code().run(scope)
        scope
    }

    /** Runs the body of a join of branches that ended with these values. */
    MapScope runJoin(String body, List<Map<String, Object>> branches, List<String> names = []) {
        def ends = branches.withIndex().collect { values, i -> new MapScope.End(name: names[i], index: i, values: values) }
        def flow = evaluate("flow('f') { join('j') { inputs -> $body } }")
        assert problems.sorted() == []
        def scope = new MapScope(join: true, ends: ends)
        flow.tasks()[0].body().code().run(scope)
        scope
    }

    List<Problem> faultsOf(String text) {
        evaluate(text)
        problems.sorted()
    }
}
