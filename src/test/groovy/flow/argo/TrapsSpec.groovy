package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import org.yaml.snakeyaml.Yaml
import spock.lang.Specification

/** Each trap is found, and what is like it and right is not; nothing that flow makes for Argo has one. */
class TrapsSpec extends Specification {
    private static final int FLOWS = 200
    private static final ObjectMapper JSON = new ObjectMapper()
    private static final Map POD = [name: 'task', container: [:]]
    private static final Map ITEM = [name: 'one', inputs: [parameters: [[name: 'at']]], container: [env: [[name: 'AT', value: '{{inputs.parameters.at}}']]]]
    private static final Map DECIDES = [name: 'decide', outputs: [parameters: [[name: 'next', valueFrom: [path: '/next']]]], container: [:]]

    private static JsonNode workflow(Map spec) {
        def whole = [entrypoint: 'main', templateDefaults: [container: [image: 'x', command: ['c']]]] + spec
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
        [onExit: 'exit'] + dag([task()], [[name: 'exit', dag: [tasks: [[name: 'e', template: 'last', continueOn: [failed: true, error: true]] + more]]], [name: 'last', container: [:]] + template])
    }

    def "#what is found"() {
        expect:
        traps(wrong).any { it.contains(message) }
        traps(right) == []

        where:
        what                                | message                               | wrong                                                                    | right
        'a template twice'                  | "templates: 'task' is there 2 times"  | dag([task()], [POD])                                                     | dag([task()], [POD + [name: 'task-2']])
        'a task twice'                      | "'a' is there 2 times"                | dag([task(), task()])                                                    | dag([task(), task(name: 'b')])
        'an argument twice'                 | "'at' is there 2 times"               | dag([[name: 'a', template: 'one', arguments: [parameters: [[name: 'at', value: '1'], [name: 'at', value: '2']]]]]) | dag([[name: 'a', template: 'one'] + given(at: '1')])
        'a variable twice'                  | "'X' is there 2 times"                | says('1', [container: [env: [[name: 'X', value: '1'], [name: 'X', value: '2']]]]) | says('1')
        'a template that is not there'      | "there is no template 'tusk'"         | dag([task(template: 'tusk')])                                            | dag([task()])
        'an entrypoint that is not there'   | "entrypoint: there is no template"    | dag([task()]) + [entrypoint: 'mein']                                     | dag([task()])
        'a default of a parameter'          | 'Argo does not look at its default'   | dag([task()]) + [arguments: [parameters: [[name: 'p', default: '1']]]]   | dag([task()]) + [arguments: [parameters: [[name: 'p', value: '1']]]]
        'retries of everything'             | 'retryStrategy: repeats DAGs as well' | dag([task()]) + [retryStrategy: [limit: '1']]                            | dag([task()])
        'retries of all templates'          | 'retryStrategy: holds for DAGs'       | dag([task()]) + [templateDefaults: [retryStrategy: [limit: '1'], container: [image: 'x', command: ['c']]]] | dag([task()])
        'retries of a DAG'                  | 'repeated on top of its tasks'        | [templates: [[name: 'main', retryStrategy: [limit: '1', retryPolicy: 'Always'], dag: [tasks: [task()]]], POD]] | dag([task()])
        'retries without a limit'           | 'for ever'                            | repeated(retryPolicy: 'Always')                                          | repeated(limit: '1', retryPolicy: 'Always')
        'a limit that is a number'          | 'limits are texts'                    | repeated(limit: 1, retryPolicy: 'Always')                                | repeated(limit: '1', retryPolicy: 'Always')
        'retries of failures alone'         | 'pods that were lost are not repeated' | repeated(limit: '1')                                                    | repeated(limit: '1', retryPolicy: 'Always')
        'a backoff without a duration'      | 'a backoff needs a duration'          | repeated(limit: '1', retryPolicy: 'Always', backoff: [factor: '2'])      | repeated(limit: '1', retryPolicy: 'Always', backoff: [duration: '2s', factor: '2'])
        'retries that look at what is not'  | 'there is no such thing'              | repeated(limit: '1', retryPolicy: 'Always', expression: "workflow.nome == 'x'") | repeated(limit: '1', retryPolicy: 'Always', expression: "!(lastRetry.exitCode in ['2'])")
        'an end that is not tolerated'      | 'a run that succeeded fails with it'  | ending(continueOn: [failed: true])                                       | ending([:])
        'a pod for the end'                 | 'a run that succeeded fails with it'  | dag([task()]) + [onExit: 'task']                                         | ending([:])
        'a word of expressions'             | 'its name is a word of expressions'   | dag([task(name: 'in')])                                                  | dag([task(name: 'len')])
        'a condition that cannot be read'   | 'depends: unexpected'                 | dag([task(), task(name: 'b', depends: 'a.Succeeded &&& a.Failed')])      | dag([task(), task(name: 'b', depends: '(a.Succeeded || a.Failed)')])
        'a result that there is not'        | 'does not know .Done'                 | dag([task(), task(name: 'b', depends: 'a.Done')])                        | dag([task(), task(name: 'b', depends: 'a')])
        'a dependency that is not there'    | "depends on 'c', which is not there"  | dag([task(), task(name: 'b', depends: 'c.Succeeded')])                   | dag([task(), task(name: 'b', depends: 'a.Succeeded')])
        'a circle'                          | 'waits for itself'                    | dag([task(depends: 'b'), task(name: 'b', depends: 'a')])                 | dag([task(depends: 'b'), task(name: 'b')])
        'a when that is half a text'        | 'is more than one expression'         | then(when: "'{{tasks.d.outputs.parameters.next}}' == 'x'")               | then(when: "{{= tasks.d.outputs.parameters.next == 'x' }}")
        'fan-outs over texts'               | 'withParam is not looked into'        | each([withParam: '{{tasks.d.outputs.parameters.next}}'] + given(at: '1')) | each([withSequence: [count: '{{tasks.d.outputs.parameters.next}}']] + given(at: '{{item}}'))
        'an argument for nothing'           | "'task' has no input 'at'"            | dag([task(given(at: '1'))])                                              | dag([task(template: 'one') + given(at: '1')])
        'an input without a value'          | "input 'at' of 'one' gets no value"   | dag([task(template: 'one')])                                             | dag([task(template: 'two')], [ITEM + [name: 'two', inputs: [parameters: [[name: 'at', default: '']]]]])
        'an expression that is not closed'  | "'{{' is not closed"                  | says('{{= 1 + 1')                                                        | says('{{= 1 + 1 }}')
        'braces that are not closed'        | "'{{' is not closed"                  | says('{{ as it is')                                                      | says('{ {as it is')
        'an expression that makes no sense' | 'unexpected'                          | says("{{= 'a' 'b' }}")                                                   | says("{{= 'a' == 'b' }}")
        'a text that does not end'          | 'a text does not end'                 | says("{{= 'a }}")                                                        | says("{{= 'a' }}")
        'coalescing among others'           | 'cannot be mixed'                     | says("{{= workflow.name ?? 'a' == 'b' }}")                               | says("{{= (workflow.name ?? 'a') == 'b' }}")
        'a function that there is not'      | 'there is no function'                | says('{{= sprig.env(workflow.name) }}')                                  | says('{{= toJson(workflow.name) }}')
        'a root that there is not'          | 'leaves it as it is'                  | says('{{task.name}}')                                                    | says('{{tasks.name}}')
        'blanks in a tag'                   | 'leaves it as it is'                  | says('{{ workflow.name }}')                                              | says('{{workflow.name}}')
        'a parameter that there is not'     | 'there is no such parameter'          | says('{{workflow.parameters.q}}', [:], given(p: '1'))                    | says('{{workflow.parameters.p}}', [:], given(p: '1'))
        'the same in an expression'         | 'there is no such parameter'          | says('{{= len(workflow.parameters.q) }}', [:], given(p: '1'))            | says('{{= len(workflow.parameters.p) }}', [:], given(p: '1'))
        'an input that there is not'        | 'there is no such input'              | says('{{inputs.parameters.at}}')                                         | says('{{inputs.parameters.at}}', [inputs: [parameters: [[name: 'at', default: '']]]])
        'attempts of what is not repeated'  | 'nothing is repeated here'            | says('{{retries}}')                                                      | says('{{retries}}', [retryStrategy: [limit: '1', retryPolicy: 'Always']])
        'items of nothing'                  | 'there are no items here'             | dag([task(template: 'one') + given(at: '{{item}}')])                     | dag([task(template: 'one', withSequence: [count: '2']) + given(at: '{{item}}')])
        'the end before it'                 | 'known at the end of a run only'      | says('{{workflow.status}}')                                              | ending([:], [container: [env: [[name: 'S', value: '{{workflow.status}}']]]])
        'a plan where there is none'        | 'known to a schedule only'            | says('{{workflow.scheduledTime}}')                                       | says('{{workflow.creationTimestamp}}')
        'a task that is no ancestor'        | "no task 'd' is over by then"         | then(depends: '', when: "{{= tasks.d.outputs.parameters.next == 'x' }}") | then(when: "{{= tasks.d.outputs.parameters.next == 'x' }}")
        'a tag of it'                       | "no task 'd' is over by then"         | then([depends: ''] + given(at: '{{tasks.d.status}}'))                    | then(given(at: '{{tasks.d.status}}'))
        'an output that there is not'       | "task 'd' has no such thing"          | then(when: "{{= tasks.d.outputs.parameters.mext == 'x' }}")              | then(when: "{{= tasks['d'].outputs.parameters['next'] == 'x' }}")
        'a task inside a pod'               | "no task 'd' is over by then"         | says('{{tasks.d.outputs.parameters.next}}')                              | says('{{tasks.name}}')
        'a pod without a command'           | 'without a command'                   | dag([task()]) + [templateDefaults: [container: [image: 'x']]]            | dag([task()])
        'another kind of template'          | 'is not looked into'                  | dag([task()], [[name: 'waits', suspend: [:]]])                           | dag([task()])
        'a variable of 128 KiB'             | 'variable X is too long'              | says('x' * (128 * 1024 - 2))                                             | says('x' * (128 * 1024 - 3))
        'an argument of 128 KiB'            | 'an argument is too long'             | dag([[name: 'a', template: 'one'] + given(at: 'x' * 128 * 1024)])        | dag([[name: 'a', template: 'one'] + given(at: 'x' * 64 * 1024)])
        'a parameter of 128 KiB'            | 'its value is too long'               | dag([task()]) + given(p: 'x' * 128 * 1024)                               | dag([task()]) + given(p: 'x' * 64 * 1024)
        'too many templates'                | '201 templates are too many'          | dag([task()], (5..201).collect { POD + [name: "t$it".toString()] })      | dag([task()], (5..200).collect { POD + [name: "t$it".toString()] })
        'too many bytes'                    | 'bytes are too many'                  | dag([task()]) + given((1..3).collectEntries { ["p$it".toString(), 'x' * 100_000] }) | dag([task()]) + given((1..2).collectEntries { ["p$it".toString(), 'x' * 100_000] })
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
        traps(reading(tag, a, b, others)).any { it.contains("b reads what 'a' leaves, which may be $phase") }
        traps(reading(expression, a, b, others)).any { it.contains("b reads what 'a' leaves, which may be $phase") }
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
            def loop = [name: 'loop', outputs: [parameters: [[name: 'next', valueFrom: [expression: expression]]]], dag: [tasks: [
                [name: 'first', template: 'decide'] + more, [name: 'again', template: 'decide', depends: 'first', when: "{{= tasks.first.status == 'Succeeded' }}"]]]]
            traps(dag([task(template: 'loop')], [loop]))
        }

        expect:
        handing('tasks.again.outputs.parameters.next').any { it.contains("outputs reads what 'again' leaves, which may be Skipped") }
        handing('tasks.again.outputs.parameters.next ?? tasks.first.outputs.parameters.next') == []
        handing('tasks.again.outputs.parameters.next ?? tasks.first.outputs.parameters.next', [when: '{{= 1 == 2 }}']).size() == 1
        handing('tasks.again.outputs.parameters.next ?? tasks.furst.outputs.parameters.next').any { it.contains("no task 'furst'") }
    }

    def "templates of other objects are found, and a schedule gives what has no value"() {
        given:
        def whole = workflow([templates: [[name: 'main', dag: [tasks: [[name: 'a', templateRef: [name: 'w-part-1', template: template]] + given(at: '1')]]]],
                              arguments: [parameters: [[name: 'p'], [name: 'time', value: '']]]])
        def part = JSON.valueToTree([kind: 'WorkflowTemplate', metadata: [name: 'w-part-1'], spec: [templates: [ITEM]]])
        def cron = JSON.valueToTree([kind: 'CronWorkflow', metadata: [name: 'w'], spec: [schedules: ['0 1 * * *'], workflowSpec: [workflowTemplateRef: [name: reference]] + given(arguments)]])

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
