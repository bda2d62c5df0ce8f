package flow.compile.argo

import com.fasterxml.jackson.databind.ObjectMapper
import flow.argo.Interpreter
import flow.argo.Node.Phase
import flow.argo.Pods
import flow.graph.Node
import flow.run.Nodes
import spock.lang.Specification

/** What people see of nodes in Argo's pictures. */
class DisplayNameSpec extends Specification {
    private static final ObjectMapper JSON = new ObjectMapper()

    /** @param decisions what steps write down as decided, one after the other */
    private static Interpreter.Run run(List<Node> nodes, Map<String, List<String>> decisions = [:]) {
        def left = decisions.collectEntries { [it.key, it.value.toList()] }
        def pods = { pod ->
            def decided = left[pod.environment().FLOW_TASK_STEP]
            new Pods.Ended(Optional.of(0), decided ? ['/tmp/flow/next': decided.remove(0)] : [:])
        } as Pods
        Interpreter.run(Compiled.of(Nodes.flow(nodes as Node[])).collect { JSON.valueToTree(it.content()) }, 'f', 'f-x', [:], pods, new Random(1))
    }

    private static List<String> shown(Interpreter.Run run) { run.nodes().findAll { it.phase != Phase.SKIPPED }*.displayName - ['f-x', 'onExit', 'end', 'end(0)'] }

    def "step #step is shown as #display"() {
        when:
        def run = run([Nodes.step(step)])

        then:
        run.phase() == Phase.SUCCEEDED
        shown(run) == [display]

        where:
        step        || display
        'in'        || 'in'
        'contains'  || 'contains'
        'load--all' || 'load--all'
        'load-all'  || 'load-all'
        'x'         || 'x'
        'load_all'  || 'load--all'
        'a_'        || 'a---u-'
        'a-'        || 'a---d-'
    }

    def "the items of a fork stay apart, and what is inside of them is shown as it is called"() {
        expect:
        shown(run([Nodes.foreach([7, 8], Nodes.step('in')), Nodes.join('all')], ['x---r-in---decide': ['2']])) ==
            ['x---r-in---decide', 'x---r-in---decide(0)', 'x---r-in', 'x---r-in(0:0)', 'x---r-in(1:1)', 'all']
        shown(run([Nodes.step('a'), Nodes.foreach([7, 8], Nodes.step('b'), Nodes.step('in')), Nodes.join('all')], [a: ['2']])).count('in') == 2
    }

    def "attempts stay apart below the name of their step"() {
        expect:
        shown(run([Nodes.step('in', retry: 2)])) == ['in', 'x---r-in(0)']
    }

    def "rounds of #name, at most #most, are shown as #rounds"() {
        when:
        def run = run([Nodes.repeat([atMost: most], name, { true }, Nodes.step('a'))], [a: ['again', 'again', 'done']])

        then:
        run.phase() == Phase.SUCCEEDED
        shown(run) - 'a' == rounds

        where:
        name       | most || rounds
        'tune'     | 3    || ['tune.0', 'tune.1', 'tune.2']
        'tune'     | 100  || ['tune', 'tune.0', 'tune.1', 'tune.2']
        't'        | 3    || ['t.0', 't.1', 't.2']
        'tune_all' | 3    || ['tune--all---loop', 'tune--all---loop-again', 'tune--all---loop-again']
    }

    def "what Argo would not show is refused by the interpreter as by Argo: #name"() {
        given:
        def whole = [metadata: [name: 'f'], spec: [entrypoint: 'main', templateDefaults: [container: [image: 'i', command: ['c'], env: []]], templates: [
            [name: 'main', dag: [tasks: [[name: 'a', template: 'b', arguments: [parameters: [[name: 'n', value: 'x']]]]]]],
            [name: 'b', annotations: ['workflows.argoproj.io/display-name': name], inputs: [parameters: [[name: 'n']]], container: [:]]]]]

        when:
        def run = Interpreter.run([JSON.valueToTree(whole)], 'f', 'f-x', [:], { Pods.Ended.with(0) } as Pods, new Random(1))

        then:
        [run.phase(), run.node('f-x.a').get().message, run.node('f-x.a').get().displayName] == expected

        where:
        name                       || expected
        'of-{{inputs.parameters.n}}' || [Phase.SUCCEEDED, '', 'of-x']
        '{{inputs.parameters.n}}'    || [Phase.ERROR, 'displayName must match the regex ^[a-zA-Z0-9][a-zA-Z0-9-.]{0,61}[a-zA-Z0-9]$', 'a']
        'load_all'                   || [Phase.ERROR, 'displayName must match the regex ^[a-zA-Z0-9][a-zA-Z0-9-.]{0,61}[a-zA-Z0-9]$', 'a']
    }
}
