package flow.compile.argo

import com.fasterxml.jackson.databind.ObjectMapper
import flow.problem.Code
import flow.problem.ProblemException
import flow.argo.Interpreter
import flow.argo.Node as ArgoNode
import flow.argo.Pods
import flow.graph.Step
import flow.run.Nodes
import spock.lang.Specification

/** How large what Argo gets is: it keeps each template twice in every run, within a megabyte. */
class ArgoSizeSpec extends Specification {
    private static final ObjectMapper JSON = new ObjectMapper()

    private static int bytes(List manifests) {
        manifests.sum { JSON.writeValueAsBytes(it.content()).length }
    }

    private static List<Step> steps(int count, Map options = [:]) {
        (1..count).collect { Nodes.step(options, String.format('step-number-%03d', it)) }
    }

    private static List compiled(List<Step> steps) {
        Compiled.of(Nodes.flow(steps as flow.graph.Node[]))
    }

    def "a plain step takes at most 120 bytes, one with retry and resources of its own at most 500"() {
        when:
        def plain = (bytes(compiled(steps(150))) - bytes(compiled(steps(50)))) / 100
        def own = { int count ->
            (1..count).collect { Nodes.step(String.format('step-number-%03d', it), retry: it % 7 + 1, memory: 1000 + it) }
        }
        def special = (bytes(compiled(own(150))) - bytes(compiled(own(50)))) / 100
        println "a plain step $plain bytes, one of its own kind $special"

        then:
        plain <= 120
        special <= 500
    }

    def "a thousand steps take at most 130 kB, are within the limits of Argo's definitions, and run"() {
        when:
        def manifests = compiled(steps(1000))
        def ran = []
        def run = Interpreter.run(manifests.collect { JSON.valueToTree(it.content()) }, 'f', 'f-x', [:],
            { pod -> ran << pod.environment().FLOW_TASK_STEP; Pods.Ended.with(0) } as Pods, new Random(1))
        println "1,000 steps: ${bytes(manifests)} bytes"

        then:
        bytes(manifests) <= 130_000
        manifests.every { it.content().spec.templates.size() <= 200 }
        manifests.every { it.content().spec.templates.every { !it.dag || it.dag.tasks.size() <= 200 } }
        run.phase() == ArgoNode.Phase.SUCCEEDED
        ran == (1..1000).collect { String.format('step-number-%03d', it) } + 'end'
    }

    def "more templates than one object may hold are spread over several, each before the one that needs it"() {
        when:
        def manifests = compiled((1..450).collect { Nodes.step("s$it", memory: 1000 + it) })
        def ran = []
        def run = Interpreter.run(manifests.collect { JSON.valueToTree(it.content()) }, 'f', 'f-x', [:],
            { pod -> ran << pod.environment().FLOW_TASK_STEP; Pods.Ended.with(0) } as Pods, new Random(1))

        then:
        manifests*.name().collect { it.replaceFirst(/-[0-9a-f]{6}$/, '') } == ['f-part-2', 'f-part-1', 'f']

        and: 'a run looks parts up when it comes to them, so those of another flow are called otherwise'
        def others = compiled((1..450).collect { Nodes.step("s$it", memory: 2000 + it) })*.name()
        others.intersect(manifests*.name()) == ['f']

        and:
        manifests.every { it.content().spec.templates.size() <= 200 }
        run.phase() == ArgoNode.Phase.SUCCEEDED
        ran.size() == 451
    }

    def "a flow of which Argo would have to keep too much in each run is refused, and one that is a little smaller is not"() {
        given:
        def wide = { int steps -> (1..steps).collect { Nodes.step("step-number-$it", memory: 1000 + it) } }

        when:
        compiled(wide(3500))

        then:
        def refused = thrown(ProblemException)
        refused.problems()*.code() == [Code.F030]
        refused.problems()[0].message() =~ /Argo would keep \d+ kB of this flow in each run/

        expect:
        compiled(wide(1500))
    }

    def "500 steps compile within half a second"() {
        given:
        def flow = Nodes.flow(steps(500) as flow.graph.Node[])

        when:
        def took = (1..3).collect {
            def before = System.nanoTime()
            Compiled.of(flow)
            (System.nanoTime() - before) / 1e6
        }
        println "500 steps compile in $took ms"

        then:
        took.min() <= 500
    }
}
