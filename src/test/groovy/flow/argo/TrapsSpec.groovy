package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import org.yaml.snakeyaml.Yaml
import spock.lang.Specification

/** Each trap is found, and what is like it and right is not; nothing that flow makes for Argo has one. */
class TrapsSpec extends Specification {
    private static final int FLOWS = 200
    private static final ObjectMapper JSON = new ObjectMapper()
    private static final String NEXT = '{{tasks.d.outputs.parameters.next}}'
    private static final Map DEFAULTS = [container: [image: 'x', command: ['c']]]
    private static final Map RETRY = [limit: '1', retryPolicy: 'Always']
    private static final Map EMPTY = [parameters: [[name: 'at', default: '']]]
    private static final List STATUS = [[name: 'S', value: '{{workflow.status}}']]
    private static final Map POD = [name: 'task', container: [:]]
    private static final Map ITEM = [name: 'one', inputs: [parameters: [[name: 'at']]], container: [env: [[name: 'AT', value: '{{inputs.parameters.at}}']]]]
    private static final Map DECIDES = [name: 'decide', outputs: [parameters: [[name: 'next', valueFrom: [path: '/next']]]], container: [:]]

    private static JsonNode workflow(Map spec) {
        def whole = [entrypoint: 'main', templateDefaults: DEFAULTS] + spec
        JSON.valueToTree([kind: 'WorkflowTemplate', metadata: [name: 'w'], spec: whole])
    }

    private static List<String> traps(Map spec) { Traps.of([workflow(spec)]) }

    /** One DAG of these tasks, and further templates. */
    private static Map dag(List<Map> tasks, List<Map> others = []) { [templates: [[name: 'main', dag: [tasks: tasks]], POD, ITEM, DECIDES] + others] }

    private static Map task(Map more = [:]) { [name: 'a', template: 'task'] + more }

    private static Map given(Map arguments) { [arguments: [parameters: arguments.collect { name, value -> [name: name, value: value] }]] }

    /** A pod that is told this. */
    private static Map says(String value, Map more = [:], Map spec = [:]) {
        dag([[name: 'a', template: 'says']], [[name: 'says', container: [env: [[name: 'X', value: value]]]] + more]) + spec
    }

    private static Map then(Map more) { dag([[name: 'd', template: 'decide'], [name: 'b', template: 'one', depends: 'd.Succeeded'] + given(at: '1') + more]) }

    private static Map each(Map more) { dag([[name: 'd', template: 'decide'], [name: 'each', template: 'one', depends: 'd.Succeeded'] + more]) }

    private static Map repeated(Map strategy) { dag([task()], [[name: 'r', retryStrategy: strategy, container: [:]]]) }

    private static Map ending(Map more, Map template = [:]) {
        def last = [name: 'e', template: 'last', continueOn: [failed: true, error: true]] + more
        [onExit: 'exit'] + dag([task()], [[name: 'exit', dag: [tasks: [last]]], [name: 'last', container: [:]] + template])
    }

    def "it is found: #message"() {
        expect:
        traps(wrong).any { it.contains(message) }
        traps(right) == []

        where:
        message                                | wrong | right
        "templates: 'task' is there 2 times"   | dag([task()], [POD]) | dag([task()], [POD + [name: 'task-2']])
        "'a' is there 2 times"                 | dag([task(), task()]) | dag([task(), task(name: 'b')])
        "'at' is there 2 times"                | dag([task(template: 'one', arguments: [parameters: [[name: 'at', value: '1']] * 2])]) | dag([task(template: 'one') + given(at: '1')])
        "'X' is there 2 times"                 | says('1', [container: [env: [[name: 'X', value: '1']] * 2]]) | says('1')
        "there is no template 'tusk'"          | dag([task(template: 'tusk')]) | dag([task()])
        "entrypoint: there is no template"     | dag([task()]) + [entrypoint: 'mein'] | dag([task()])
        'Argo does not look at its default'    | dag([task()]) + [arguments: [parameters: [[name: 'p', default: '1']]]] | dag([task()]) + given(p: '1')
        'retryStrategy: repeats DAGs as well'  | dag([task()]) + [retryStrategy: [limit: '1']] | dag([task()])
        'retryStrategy: holds for DAGs'        | dag([task()]) + [templateDefaults: DEFAULTS + [retryStrategy: [limit: '1']]] | dag([task()])
        'repeated on top of its tasks'         | [templates: [[name: 'main', retryStrategy: RETRY, dag: [tasks: [task()]]], POD]] | dag([task()])
        'for ever'                             | repeated(retryPolicy: 'Always') | repeated(RETRY)
        'limits are texts'                     | repeated(limit: 1, retryPolicy: 'Always') | repeated(RETRY)
        'pods that were lost are not repeated' | repeated(limit: '1') | repeated(RETRY)
        'a backoff needs a duration'           | repeated(RETRY + [backoff: [factor: '2']]) | repeated(RETRY + [backoff: [duration: '2s', factor: '2']])
        'there is no such thing'               | repeated(RETRY + [expression: "workflow.nome == 'x'"]) | repeated(RETRY + [expression: "!(lastRetry.exitCode in ['2'])"])
        'a run that succeeded fails with it'   | ending(continueOn: [failed: true]) | ending([:])
        'a run that succeeded fails with it'   | dag([task()]) + [onExit: 'task'] | ending([:])
        'its name is a word of expressions'    | dag([task(name: 'in')]) | dag([task(name: 'len')])
        'depends: unexpected'                  | dag([task(), task(name: 'b', depends: 'a.Succeeded &&& a.Failed')]) | dag([task(), task(name: 'b', depends: '(a.Succeeded || a.Failed)')])
        'does not know .Done'                  | dag([task(), task(name: 'b', depends: 'a.Done')]) | dag([task(), task(name: 'b', depends: 'a')])
        "depends on 'c', which is not there"   | dag([task(), task(name: 'b', depends: 'c.Succeeded')]) | dag([task(), task(name: 'b', depends: 'a.Succeeded')])
        'waits for itself'                     | dag([task(depends: 'b'), task(name: 'b', depends: 'a')]) | dag([task(depends: 'b'), task(name: 'b')])
        'is more than one expression'          | then(when: "'{{tasks.d.outputs.parameters.next}}' == 'x'") | then(when: "{{= tasks.d.outputs.parameters.next == 'x' }}")
        'withParam is not looked into'         | each([withParam: NEXT] + given(at: '1')) | each([withSequence: [count: NEXT]] + given(at: '{{item}}'))
        "'task' has no input 'at'"             | dag([task(given(at: '1'))]) | dag([task(template: 'one') + given(at: '1')])
        "input 'at' of 'one' gets no value"    | dag([task(template: 'one')]) | dag([task(template: 'two')], [ITEM + [name: 'two', inputs: EMPTY]])
        "'{{' is not closed"                   | says('{{= 1 + 1') | says('{{= 1 + 1 }}')
        "'{{' is not closed"                   | says('{{ as it is') | says('{ {as it is')
        'unexpected'                           | says("{{= 'a' 'b' }}") | says("{{= 'a' == 'b' }}")
        'a text does not end'                  | says("{{= 'a }}") | says("{{= 'a' }}")
        'cannot be mixed'                      | says("{{= workflow.name ?? 'a' == 'b' }}") | says("{{= (workflow.name ?? 'a') == 'b' }}")
        'there is no function'                 | says('{{= sprig.env(workflow.name) }}') | says('{{= toJson(workflow.name) }}')
        'leaves it as it is'                   | says('{{task.name}}') | says('{{tasks.name}}')
        'leaves it as it is'                   | says('{{ workflow.name }}') | says('{{workflow.name}}')
        'there is no such parameter'           | says('{{workflow.parameters.q}}', [:], given(p: '1')) | says('{{workflow.parameters.p}}', [:], given(p: '1'))
        'there is no such parameter'           | says('{{= len(workflow.parameters.q) }}', [:], given(p: '1')) | says('{{= len(workflow.parameters.p) }}', [:], given(p: '1'))
        'there is no such input'               | says('{{inputs.parameters.at}}') | says('{{inputs.parameters.at}}', [inputs: EMPTY])
        'nothing is repeated here'             | says('{{retries}}') | says('{{retries}}', [retryStrategy: RETRY])
        'there are no items here'              | dag([task(template: 'one') + given(at: '{{item}}')]) | dag([task(template: 'one', withSequence: [count: '2']) + given(at: '{{item}}')])
        'known at the end of a run only'       | says('{{workflow.status}}') | ending([:], [container: [env: STATUS]])
        'known to a schedule only'             | says('{{workflow.scheduledTime}}') | says('{{workflow.creationTimestamp}}')
        "no task 'd' is over by then"          | then(depends: '', when: "{{= tasks.d.outputs.parameters.next == 'x' }}") | then(when: "{{= tasks.d.outputs.parameters.next == 'x' }}")
        "no task 'd' is over by then"          | then([depends: ''] + given(at: '{{tasks.d.status}}')) | then(given(at: '{{tasks.d.status}}'))
        "task 'd' has no such thing"           | then(when: "{{= tasks.d.outputs.parameters.mext == 'x' }}") | then(when: "{{= tasks['d'].outputs.parameters['next'] == 'x' }}")
        "no task 'd' is over by then"          | says(NEXT) | says('{{tasks.name}}')
        'without a command'                    | dag([task()]) + [templateDefaults: [container: [image: 'x']]] | dag([task()])
        'is not looked into'                   | dag([task()], [[name: 'waits', suspend: [:]]]) | dag([task()])
        'variable X is too long'               | says('x' * (128 * 1024 - 2)) | says('x' * (128 * 1024 - 3))
        'an argument is too long'              | dag([task(template: 'one') + given(at: 'x' * 128 * 1024)]) | dag([task(template: 'one') + given(at: 'x' * 64 * 1024)])
        'its value is too long'                | dag([task()]) + given(p: 'x' * 128 * 1024) | dag([task()]) + given(p: 'x' * 64 * 1024)
        '201 templates are too many'           | dag([task()], (5..201).collect { POD + [name: "t$it".toString()] }) | dag([task()], (5..200).collect { POD + [name: "t$it".toString()] })
        'bytes are too many'                   | dag([task()]) + given(p: 'x' * 100_000, q: 'x' * 100_000, r: 'x' * 100_000) | dag([task()]) + given(p: 'x' * 100_000, q: 'x' * 100_000)
    }

    /** A task `b` that reads what `a` leaves, as `value`. */
    private static Map reading(String value, Map a, Map b = [:], List<Map> others = []) {
        dag([[name: 'a', template: 'decide'] + a, [name: 'b', template: 'one', depends: 'a.Succeeded || a.Skipped'] + given(at: value) + b] + others)
    }

    def "what may not be there needs something else: #what"() {
        given:
        def tag = '{{tasks.a.outputs.parameters.next}}'
        def safe = "{{= tasks.a.outputs.parameters.next ?? 'none' }}"
        def expression = "{{= tasks.a.outputs.parameters.next == 'x' }}"

        expect:
        [tag, expression].every { value -> traps(reading(value, a, b, others)).any { it.contains("b reads what 'a' leaves, which may be $phase") } }
        traps(reading(safe, a, b, others)) == []
        traps(reading(tag, a, b + [depends: 'a.Succeeded'], others)) == []

        where:
        what                             | phase     | a                               | b                                             | others
        'it was skipped'                 | 'Skipped' | [when: '{{= 1 == 2 }}']         | [:]                                           | []
        'there are no items'             | 'Skipped' | [withSequence: [count: '0']]    | [:]                                           | []
        'it failed'                      | 'Failed'  | [:]                             | [depends: 'a.Succeeded || a.Failed']          | []
        'it was lost'                    | 'Error'   | [:]                             | [depends: 'a.Succeeded || c.Succeeded']       | [[name: 'c', template: 'task', depends: 'a.Errored']]
        'what it waits for was skipped'  | 'Omitted' | [depends: 'c.Succeeded']        | [depends: 'a.Succeeded || a.Omitted']         | [[name: 'c', template: 'task', when: '{{= 1 == 2 }}']]
        'anything became of it'          | 'Failed'  | [:]                             | [depends: 'a.Succeeded || !a.Succeeded']      | []
    }

    def "a default of the output or of the input is something else, too"() {
        given:
        def tag = '{{tasks.a.outputs.parameters.next}}'
        def skipped = [when: '{{= 1 == 2 }}']
        def decides = DECIDES + [name: 'safe', outputs: [parameters: [[name: 'next', valueFrom: [path: '/next', default: '0']]]]]
        def reads = ITEM + [name: 'reads', inputs: [parameters: [[name: 'at', default: '0']]]]
        def with = { Map a, Map b, String value -> traps([templates: reading(value, skipped + a, b).templates + [decides, reads]]) }

        expect:
        with([:], [:], tag).size() == 1
        with([template: 'safe'], [:], tag) == []
        with([:], [template: 'reads'], tag) == []
        with([:], [template: 'reads'], "1$tag").size() == 1
    }

    def "what a DAG hands up is there whenever it succeeded"() {
        given:
        def handing = { String expression, Map more = [:] ->
            def again = [name: 'again', template: 'decide', depends: 'first', when: "{{= tasks.first.status == 'Succeeded' }}"]
            def tasks = [[name: 'first', template: 'decide'] + more, again]
            traps(dag([task(template: 'loop')], [[name: 'loop', outputs: [parameters: [[name: 'next', valueFrom: [expression: expression]]]], dag: [tasks: tasks]]]))
        }

        expect:
        handing('tasks.again.outputs.parameters.next').any { it.contains("outputs reads what 'again' leaves, which may be Skipped") }
        handing('tasks.again.outputs.parameters.next ?? tasks.first.outputs.parameters.next') == []
        handing('tasks.again.outputs.parameters.next ?? tasks.first.outputs.parameters.next', [when: '{{= 1 == 2 }}']).size() == 1
        handing('tasks.again.outputs.parameters.next ?? tasks.furst.outputs.parameters.next').any { it.contains("no task 'furst'") }
    }

    def "templates of other objects are found, and a schedule gives what has no value"() {
        given:
        def elsewhere = [name: 'a', templateRef: [name: 'w-part-1', template: template]] + given(at: '1')
        def whole = workflow([templates: [[name: 'main', dag: [tasks: [elsewhere]]]], arguments: [parameters: [[name: 'p'], [name: 'time', value: '']]]])
        def part = JSON.valueToTree([kind: 'WorkflowTemplate', metadata: [name: 'w-part-1'], spec: [templates: [ITEM]]])
        def run = [workflowTemplateRef: [name: reference]] + given(arguments)
        def cron = JSON.valueToTree([kind: 'CronWorkflow', metadata: [name: 'w'], spec: [schedules: ['0 1 * * *'], workflowSpec: run]])

        expect:
        Traps.of([part, whole, cron]).every { it.contains(message) }
        Traps.of([part, whole, cron]).size() == count

        where:
        template | reference | arguments                                       | count | message
        'one'    | 'w'       | [p: '1', time: '{{workflow.scheduledTime}}']    | 0     | ''
        'two'    | 'w'       | [p: '1', time: '{{workflow.scheduledTime}}']    | 1     | "there is no template 'two'"
        'one'    | 'v'       | [p: '1']                                        | 1     | "there is no WorkflowTemplate 'v'"
        'one'    | 'w'       | [time: '1']                                     | 1     | "parameter 'p' gets no value"
        'one'    | 'w'       | [p: '1', q: '1']                                | 1     | "has no parameter 'q'"
        'one'    | 'w'       | [p: '{{workflow.status}}']                      | 1     | 'known at the end of a run only'
    }

    def "in YAML #yaml the words #words are no texts to Argo"() {
        expect:
        PlainWords.of(yaml) == words

        where:
        yaml                                  || words
        'name: n'                             || ['n']
        'name: "n"'                           || []
        'y: "1"'                              || ['y']
        '"y": "1"'                            || []
        'names: [on, Off, YES, x, "no"]'      || ['on', 'Off', 'YES']
        'limit: 12'                           || []
        'limit: 012'                          || ['012']
        'limit: 1_000'                        || ['1_000']
        'time: 12:30:00'                      || ['12:30:00']
        'day: 2026-11-27'                     || ['2026-11-27']
        'day: "2026-11-27"'                   || []
        'a: ~'                                || ['~']
        'a: true'                             || []
        'true: a'                             || ['true']
        '012: a'                              || ['012']
        "'012': a"                            || []
        '<<: {a: b}'                          || ['<<']
    }

    def "#what has no trap"() {
        expect:
        Traps.of(objects()) == []

        where:
        [what, objects] << Emitted.examples() + Emitted.coreGraphs()
    }

    def "no generated flow has one"() {
        expect:
        Emitted.randomFlows(FLOWS).every { what, objects ->
            assert Traps.of(objects()) == []: what
            true
        }
    }

    def "neither has a flow with everything in it, and its YAML is the same to a reader of YAML 1.1"() {
        given:
        def script = GoldenManifestsSpec.EVERYTHING.stripIndent()
        def yaml = Emitted.text(script)
        def objects = Emitted.ofScript(script)

        expect:
        Traps.of(objects) == []
        PlainWords.of(yaml) == []
        new Yaml().loadAll(yaml).toList() == JSON.convertValue(objects, List)
    }
}
