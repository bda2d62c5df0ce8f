package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import flow.argo.Node.Phase
import spock.lang.Requires
import spock.lang.Specification

/**
 * What a compiler to Argo must know (field/argo.md §0 and the surprises of the reference manifests), as far as it shows when a workflow runs: a manifest
 * that gets it wrong fails in the interpreter as it does there, and one beside it that gets it right does not. What does not show there is found by
 * {@link Traps} or {@link CrdSchema}; and what flow never writes is looked for in all that it does, by {@link NeverEmittedSpec}.
 */
class VerdictsSpec extends Specification {
    private static final ObjectMapper JSON = new ObjectMapper()
    private static final Map POD = [name: 'task', container: [image: 'x', env: [[name: 'SAYS', value: '{{tasks.name}}']]]]
    private static final Map RETRY = [limit: '2', retryPolicy: 'Always']
    private static final Map DECIDES = [name: 'decide', container: [image: 'x', env: [[name: 'SAYS', value: '{{tasks.name}}']]],
                                        outputs: [parameters: [[name: 'next', valueFrom: [path: '/next']]]]]

    private static final List<Map> ONE = [[name: 'a', template: 'task']]
    private static final Map PLAIN = dag(ONE)

    /** What the task of that name writes; an exit code instead for one that fails; or a closure that says so for each attempt. */
    Map<String, Object> does = [:]
    final List<String> ran = []
    final List<Pods.Pod> pods = []

    private Interpreter.Run run(Map spec, Map<String, String> arguments = [:]) {
        def template = [metadata: [name: 'w'], spec: [entrypoint: 'main', templateDefaults: [container: [:]]] + spec]
        Interpreter.run([JSON.valueToTree(template) as JsonNode], 'w', 'w-x', arguments, { pod(it) } as Pods, new Random(1))
    }

    private Pods.Ended pod(Pods.Pod pod) {
        pods << pod
        def name = pod.environment().SAYS
        ran << name
        def what = does[name] instanceof Closure ? (does[name] as Closure)() : does[name]
        new Pods.Ended(Optional.of(what instanceof Integer ? what : 0), what instanceof String ? ['/next': what] : [:])
    }

    private static JsonNode manifest(Map spec) {
        JSON.valueToTree([kind: 'WorkflowTemplate', metadata: [name: 'w'], spec: [entrypoint: 'main', templateDefaults: [container: [command: ['c']]]] + spec])
    }

    private static List<String> traps(Map spec) { Traps.of([manifest(spec)]) }

    private static Map dag(List<Map> tasks, List<Map> others = []) {
        [templates: [[name: 'main', dag: [tasks: tasks]], POD, DECIDES] + others]
    }

    def "1: a `when` that is no truth value once it is filled in is an Error of its task"() {
        expect:
        run(dag([[name: 'a', template: 'task', when: 'perhaps']])).phase() == Phase.ERROR
        run(dag([[name: 'a', template: 'task', when: "{{= 'x' == 'x' }}"]])).phase() == Phase.SUCCEEDED
    }

    def "2: a task that is called like a word of expressions is an Error of those that wait for it"() {
        expect:
        run(dag([[name: word, template: 'task'], [name: 'b', template: 'task', depends: "${word}.Succeeded".toString()]])).phase() == phase

        where:
        word         || phase
        'in'         || Phase.ERROR
        'not'        || Phase.ERROR
        'matches'    || Phase.ERROR
        'true'       || Phase.ERROR
        'x---r-in'   || Phase.SUCCEEDED
        'len'        || Phase.SUCCEEDED
        'in-between' || Phase.SUCCEEDED
    }

    def "3: an expression over a task that is no ancestor leaves the workflow running for ever, without a message"() {
        given:
        does = [a: '1', b: '1']

        expect:
        run(dag([[name: 'a', template: 'decide'], [name: 'b', template: 'task', when: "{{= tasks.later.outputs.parameters.next == '1' }}"]])).phase() == null
        run(dag([[name: 'a', template: 'decide'], [name: 'b', template: 'task', depends: 'a.Succeeded', when: "{{= tasks.a.outputs.parameters.next == '1' }}"]])).phase() == Phase.SUCCEEDED
    }

    def "4: a tag of what a skipped task would have written is an Error, and an expression with a fallback is none"() {
        given:
        def skipped = [name: 'a', template: 'decide', when: '{{= 1 == 2 }}']
        def reading = { String value -> [name: 'b', template: 'reader', depends: 'a.Skipped', arguments: [parameters: [[name: 'x', value: value]]]] }
        def reader = [name: 'reader', inputs: [parameters: [[name: 'x']]], container: [image: 'x']]

        expect:
        run(dag([skipped, reading('{{tasks.a.outputs.parameters.next}}')], [reader])).phase() == Phase.ERROR
        run(dag([skipped, reading("{{= tasks.a.outputs.parameters.next ?? 'none' }}")], [reader])).phase() == Phase.SUCCEEDED
    }

    def "5: a default of a workflow's parameter is no value"() {
        expect:
        run(dag([[name: 'a', template: 'task']]) + [arguments: [parameters: [[name: 'p', default: '1']]]]).phase() == Phase.ERROR
        run(dag([[name: 'a', template: 'task']]) + [arguments: [parameters: [[name: 'p', value: '1']]]]).phase() == Phase.SUCCEEDED
        run(dag([[name: 'a', template: 'task']]) + [arguments: [parameters: [[name: 'p']]]], [p: '1']).phase() == Phase.SUCCEEDED
    }

    def "6: tags in the value of a parameter are filled in where it is used, and base64 of all parameters is made before"() {
        given:
        def shows = [name: 'shows', container: [image: 'x', env: [
            [name: 'PLAIN', value: '{{workflow.parameters.p}}'], [name: 'ALL', value: "{{=sprig.b64enc(toJson(sprig.omit(workflow.parameters, 'json')))}}"]]]]

        when:
        def run = run(dag([[name: 'a', template: 'shows']], [shows]) + [arguments: [parameters: [[name: 'p', value: 'x']]]], [p: '{{workflow.name}}'])

        then:
        run.phase() == Phase.SUCCEEDED
        pods[0].environment().PLAIN == 'w-x'
        new String(pods[0].environment().ALL.decodeBase64()) == '{"p":"{{workflow.name}}"}'
    }

    def "7: retries of all templates would repeat DAGs as well: the interpreter does not know them, and they are a trap"() {
        when:
        run(wrong)

        then:
        def broken = thrown(RuntimeException)
        broken.message.contains('the interpreter does not know retryStrategy')
        traps(wrong) != []

        where:
        wrong << [PLAIN + [retryStrategy: RETRY], PLAIN + [templateDefaults: [retryStrategy: RETRY]],
                  [templates: [[name: 'main', retryStrategy: RETRY, dag: [tasks: [[name: 'a', template: 'task']]]], POD]]]
    }

    def "7: on pods retries repeat what failed, as often as their limit says"() {
        given:
        does = [a: 1]
        def right = dag([[name: 'a', template: 'again']], [POD + [name: 'again', retryStrategy: RETRY]])

        expect:
        run(right).phase() == Phase.FAILED
        ran == ['a', 'a', 'a']
        traps(right) == []
    }

    def "8: a pod whose output was lost is repeated by the policy Always, and not by OnFailure"() {
        given:
        def decides = { String policy -> dag([[name: 'd', template: 'again']], [DECIDES + [name: 'again', retryStrategy: RETRY + [retryPolicy: policy]]]) }
        does = [d: { ran.size() == 1 ? 0 : 'x' }]

        when:
        def always = run(decides('Always'))
        def attempts = ran.size()
        ran.clear()
        def onFailure = run(decides('OnFailure'))

        then:
        always.phase() == Phase.SUCCEEDED
        attempts == 2
        onFailure.phase() == Phase.ERROR
        ran.size() == 1
        traps(decides('Always')) == []
        traps(decides('OnFailure')) != []
    }

    def "9: what follows the end changes the status when it fails, unless it is tolerated"() {
        given:
        does = [e: 1]
        def exit = { Map task -> [onExit: 'exit'] + dag([[name: 'a', template: 'task']], [[name: 'exit', dag: [tasks: [[name: 'e', template: 'task'] + task]]]]) }

        expect:
        run(exit([:])).phase() == Phase.FAILED
        run(exit([continueOn: [failed: true, error: true]])).phase() == Phase.SUCCEEDED
    }

    def "10: a choice in which nothing matches is a success that leaves out what follows, and a strict one is an Error"() {
        given:
        does = [d: 'unknown']
        def option = { String when -> [[name: 'd', template: 'decide'], [name: 'a', template: 'task', depends: 'd.Succeeded', when: when], [name: 'end', template: 'task', depends: 'a.Succeeded']] }

        when:
        def loose = run(dag(option("{{= tasks.d.outputs.parameters.next == 'a' }}")))

        then:
        loose.phase() == Phase.SUCCEEDED
        !ran.contains('end')
        run(dag(option("{{= tasks.d.outputs.parameters.next == 'a' ? 'true' : tasks.d.outputs.parameters.next in ['b'] ? 'false' : 'no option' }}"))).phase() == Phase.ERROR
    }

    def "12: a fan-out of nothing is skipped, so that whoever waits for its success is left out"() {
        given:
        does = [d: '0']
        def fan = { String depends -> [[name: 'd', template: 'decide'], [name: 'each', template: 'task', depends: 'd.Succeeded', withSequence: [count: '{{tasks.d.outputs.parameters.next}}']],
                                       [name: 'join', template: 'task', depends: depends]] }

        when:
        run(dag(fan('each.Succeeded')))

        then:
        !ran.contains('join')

        when:
        run(dag(fan('each.Succeeded || each.Skipped')))

        then:
        ran.contains('join')
    }

    @Requires(value = { CrdSchema.there }, reason = "the definitions of Argo's objects are not beside this project")
    def "13: #what are as many as Argo's definitions allow, and one more is refused"() {
        expect:
        CrdSchema.faults(manifest(of(most))) == []
        CrdSchema.faults(manifest(of(most + 1))).any { it.contains('are not within the limits') }

        where:
        what                   | most | of
        'templates'            | 200  | { count -> dag(ONE, (4..count).collect { POD + [name: "t$it".toString()] }) }
        'tasks of a DAG'       | 200  | { count -> dag((1..count).collect { [name: "t$it".toString(), template: 'task'] }) }
        'inputs of a template' | 500  | { count -> dag(ONE, [POD + [name: 'b', inputs: [parameters: (1..count).collect { [name: "p$it".toString()] }]]]) }
    }

    def "14: a run keeps the template that is run twice, and all that it refers to once"() {
        given:
        def large = { int count, int bytes -> PLAIN + [arguments: [parameters: (1..count).collect { [name: "p$it".toString(), value: 'x' * bytes] }]] }
        def part = { String name -> [kind: 'WorkflowTemplate', metadata: [name: name], spec: large(3, 90_000)] }
        def whole = manifest(large(2, 90_000))

        expect:
        traps(large(3, 90_000)) == []
        traps(large(4, 90_000)).any { it.contains('bytes are too many') }
        Traps.of([JSON.valueToTree(part('w-part-1')), whole]).every { !it.contains('a run keeps') }
        Traps.of([JSON.valueToTree(part('w-part-1')), JSON.valueToTree(part('w-part-2')), whole]).any { it.contains('a run keeps') }
    }

    def "15: an item costs #nodes nodes, #how"() {
        given:
        does = [d: { next }]
        def each = { int items ->
            next = "$items".toString()
            def fan = [name: 'each', template: template, depends: 'd.Succeeded', withSequence: [count: '{{tasks.d.outputs.parameters.next}}']]
            def others = [POD + [name: 'again', retryStrategy: RETRY], [name: 'body', dag: [tasks: [[name: 'a', template: 'again']]]]]
            run(dag([[name: 'd', template: 'decide'], fan], others)).nodes().size()
        }

        expect:
        each(20) - each(10) == nodes * 10

        where:
        template | nodes | how
        'task'   | 1     | 'one that is a pod'
        'again'  | 2     | 'one that may be repeated'
        'body'   | 3     | 'one with a DAG of its own around that'
    }

    private String next

    def "15: an item of one step, which flow repeats when it is told to, costs two nodes"() {
        given:
        def nodes = { int items ->
            def templates = Emitted.ofScript("flow('f') { step('d') { many = [] }; foreach('many') { step('each', retry: 1) { } }; join('all') { inputs -> } }")
            def pods = { Pods.Pod pod -> new Pods.Ended(Optional.of(0), ['/tmp/flow/next': "$items".toString()]) } as Pods
            Interpreter.run(templates, 'f', 'f-x', [:], pods, new Random(1)).nodes().size()
        }

        expect:
        nodes(20) - nodes(10) == 20
    }

    def "#verdict is a trap, and what is right beside it is none"() {
        expect:
        traps(wrong) != []
        traps(right) == []

        where:
        verdict | wrong | right
        '2: a name that is a word' | dag([[name: 'in', template: 'task']]) | dag([[name: 'x---r-in', template: 'task']])
        '5: a default of an argument' | PLAIN + arguments(default: '1') | PLAIN + arguments(value: '1')
        '16: a variable of 128 KiB' | says('x' * 128 * 1024) | says('x' * 120 * 1024)
        '18: a container without a command' | PLAIN + [templateDefaults: [container: [image: 'x']]] | PLAIN
        '19: a limit that is a number' | dag(ONE, [POD + [name: 'again', retryStrategy: RETRY + [limit: 2]]]) | dag(ONE, [POD + [name: 'again', retryStrategy: RETRY]])
        '20: failures before the end' | says('{{workflow.failures}}') | saysAtTheEnd('{{workflow.failures}}')
        '21: failFast beside parallelism' | limited([failFast: true]) | limited([:])
    }

    private static Map saysAtTheEnd(String value) {
        def end = [name: 'exit', dag: [tasks: [[name: 'e', template: 'says', continueOn: [failed: true, error: true]]]]]
        [onExit: 'exit'] + dag([[name: 'a', template: 'task']], [end, [name: 'says', container: [image: 'x', env: [[name: 'X', value: value]]]]])
    }

    private static Map arguments(Map of) { [arguments: [parameters: [[name: 'p'] + of]]] }

    private static Map says(String value) { dag([[name: 'a', template: 'says']], [[name: 'says', container: [image: 'x', env: [[name: 'X', value: value]]]]]) }

    private static Map limited(Map more) {
        dag([[name: 'a', template: 'limit']], [[name: 'limit', parallelism: 1, dag: [tasks: [[name: 'each', template: 'task', withSequence: [count: '2']]]]] + more])
    }

    def "17: in YAML a name without quotes may be no text"() {
        expect:
        PlainWords.of('name: n') == ['n']
        PlainWords.of('name: "n"') == []
    }

    def "21: failFast is nothing that the interpreter knows, and limits work without it"() {
        expect:
        run(limited([:])).phase() == Phase.SUCCEEDED

        when:
        run(limited([failFast: true]))

        then:
        def broken = thrown(RuntimeException)
        broken.message.contains('the interpreter does not know failFast')
    }

    def "surprise 9: a skipped last task takes on the failure of a task that was caught, unless one that ran stands between"() {
        given:
        does = [risky: 1, pick: 'none']
        def caught = [[name: 'risky', template: 'task'], [name: 'handler', template: 'task', depends: 'risky.Failed || risky.Errored']]

        expect:
        run(dag(caught + [[name: 'option', template: 'task', depends: 'risky.Succeeded || handler.Succeeded', when: '{{= 1 == 2 }}']])).phase() == Phase.FAILED
        run(dag(caught + [[name: 'pick', template: 'decide', depends: 'risky.Succeeded || handler.Succeeded'],
                          [name: 'option', template: 'task', depends: 'pick.Succeeded', when: "{{= tasks.pick.outputs.parameters.next == 'a' }}"]])).phase() == Phase.SUCCEEDED
    }

    def "a DAG that calls itself deeper than 99 templates is an Error"() {
        given:
        def loop = { int rounds -> dag([[name: 'again', template: 'loop', arguments: [parameters: [[name: 'round', value: '1']]]]], [[name: 'loop', inputs: [parameters: [[name: 'round']]], dag: [tasks: [
            [name: 'body', template: 'task'],
            [name: 'next', template: 'loop', depends: 'body.Succeeded', when: "{{= asInt(inputs.parameters.round) < $rounds }}".toString(), arguments: [parameters: [[name: 'round', value: '{{= asInt(inputs.parameters.round) + 1 }}']]]]]]]]) }

        expect:
        run(loop(97)).phase() == Phase.SUCCEEDED
        run(loop(98)).phase() == Phase.ERROR
    }

    def "what the interpreter does not know is an error that says so: #what"() {
        when:
        run(spec)

        then:
        def broken = thrown(RuntimeException)
        broken.message.contains('the interpreter does not know')

        where:
        what                      | spec
        'a kind of template'      | [templates: [[name: 'main', suspend: [:]]]]
        'a field of a task'       | [templates: [[name: 'main', dag: [tasks: [[name: 'a', template: 'task', withItems: [1]]]]], POD]]
        'retries of other kinds'  | [templates: [[name: 'main', dag: [tasks: [[name: 'a', template: 't']]]], POD + [name: 't', retryStrategy: [limit: '1']]]]
        'defaults of other kinds' | [templateDefaults: [retryStrategy: [limit: '1']], templates: [[name: 'main', dag: [tasks: [[name: 'a', template: 'task']]]], POD]]
    }
}
