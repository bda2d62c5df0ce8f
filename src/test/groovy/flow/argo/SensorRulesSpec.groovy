package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory
import flow.argo.SensorInterpreter.Sent
import spock.lang.Requires
import spock.lang.Specification

import java.nio.file.Path

/** What is wrong with a Sensor is found; and what of it would start other runs than it seems to is shown by what Argo Events makes of it. */
class SensorRulesSpec extends Specification {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
    private static final String SENSOR = '''
        apiVersion: argoproj.io/v1alpha1
        kind: Sensor
        metadata: {name: f}
        spec:
          dependencies:
            - name: event-a
              eventSourceName: flow-events
              eventName: event
              filters: {exprs: [{expr: value == wanted1, fields: [{name: value, path: body.name}, {name: wanted1, path: '!"a"'}]}]}
            - {name: event-b, eventSourceName: github, eventName: push}
          triggers:
            - template:
                name: a
                conditions: event-a && event-b
                conditionsReset: [{byTime: {cron: 0 0 * * *, timezone: Europe/Berlin}}]
                k8s:
                  operation: create
                  source: {resource: {apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {generateName: f-}}}
                  parameters: [{src: {dependencyName: event-a, dataKey: body|@tostr}, dest: metadata.annotations.a}]
              rateLimit: {unit: Minute, requestsPerUnit: 3}
              retryStrategy: {steps: 5, duration: 2s, factor: 2}
              atLeastOnce: true
        '''.stripIndent()

    private static JsonNode sensor(Closure change = { }) {
        def sensor = YAML.readTree(SENSOR)
        change(sensor)
        sensor
    }

    private static final String DEPENDENCY = '/spec/dependencies/0'
    private static final String TRIGGER = '/spec/triggers/0'

    def "#what is found"() {
        expect:
        SensorRules.faults(sensor()) == []
        SensorRules.faults(sensor(change)).any { it.contains(message) }

        where:
        what                             | message                                       | change
        'no source'                      | 'must define eventSourceName'                 | { it.at(DEPENDENCY).remove('eventSourceName') }
        'a word for a name'              | 'filter: a condition cannot name it'          | { it.at(DEPENDENCY).put('name', 'filter') }
        'two of a name'                  | "two dependencies are called 'event-b'"       | { it.at(DEPENDENCY).put('name', 'event-b') }
        'one that is not there'          | "there is no dependency 'event-c'"            | { it.at(TRIGGER).get('template').put('conditions', 'event-a && event-b && event-c') }
        'one for which nothing waits'    | "no trigger waits for 'event-b'"              | { it.at(TRIGGER).get('template').put('conditions', 'event-a') }
        'an expression without fields'   | 'one of expr filters is not valid'            | { it.at(DEPENDENCY).at('/filters/exprs/0').putArray('fields') }
        'an empty value of data'         | 'one of data filters is not valid'            | { it.at(DEPENDENCY).get('filters').putArray('data').addObject().put('path', 'a').put('type', 'string').putArray('value').add('') }
        'a cron of six fields'           | 'invalid conditionsReset'                     | { it.at(TRIGGER).at('/template/conditionsReset/0/byTime').put('cron', '0 0 0 * * *') }
        'a timezone that Go has not'     | 'invalid conditionsReset'                     | { it.at(TRIGGER).at('/template/conditionsReset/0/byTime').put('timezone', '+02:00') }
        'a wrong operation'              | 'a: is invalid'                               | { it.at(TRIGGER).at('/template/k8s').put('operation', 'submit') }
        'a parameter without a place'    | 'a parameter is invalid'                      | { it.at(TRIGGER).at('/template/k8s/parameters/0').remove('dest') }
        'a parameter of something else'  | "a parameter is of 'event-x'"                 | { it.at(TRIGGER).at('/template/k8s/parameters/0/src').put('dependencyName', 'event-x') }
        'a unit that is none'            | 'invalid rateLimit'                           | { it.at(TRIGGER).get('rateLimit').put('unit', 'minute') }
        'an event that may get lost'     | 'an event is lost'                            | { it.at(TRIGGER).remove('atLeastOnce') }
        'nothing to wait for'            | 'no event dependencies found'                 | { it.get('spec').putArray('dependencies') }
        'nothing to start'               | 'no triggers found'                           | { it.get('spec').putArray('triggers') }
    }

    /** With the template of the runs that it starts, which needs `p` and tells its pods of the event `a`. */
    private static List<String> traps(Closure change) {
        def objects = YAML.readerFor(JsonNode).readValues("""
            kind: WorkflowTemplate
            metadata: {name: f}
            spec:
              entrypoint: main
              arguments: {parameters: [{name: p, enum: [x, y]}, {name: q, value: ''}]}
              templateDefaults: {container: {image: x, command: [x], env: [{name: E, value: "{{=toJson(sprig.pick(workflow.annotations, 'a'))}}"}]}}
              templates: [{name: main, dag: {tasks: [{name: t, template: task}]}}, {name: task, container: {}}]
            ---
            """.stripIndent() + SENSOR).readAll()
        def run = objects[1].at('/spec/triggers/0/template/k8s/source/resource')
        run.putObject('spec').putObject('workflowTemplateRef').put('name', 'f')
        run.get('spec').putObject('arguments').putArray('parameters').addObject().put('name', 'p').put('value', 'x')
        change(objects[1])
        Traps.of(objects)
    }

    def "a run that cannot begin is found: #message"() {
        expect:
        traps { } == []
        traps(change).any { it.contains(message) }

        where:
        message                                       | change
        "there is no WorkflowTemplate 'g'"            | { it.at('/spec/triggers/0/template/k8s/source/resource/spec/workflowTemplateRef').put('name', 'g') }
        "parameter 'p' gets no value"                 | { it.at('/spec/triggers/0/template/k8s/source/resource/spec/arguments').putArray('parameters') }
        "'f' has no parameter 'r'"                    | { it.at('/spec/triggers/0/template/k8s/source/resource/spec/arguments/parameters').addObject().put('name', 'r').put('value', '') }
        "'z' is no choice of 'p'"                     | { it.at('/spec/triggers/0/template/k8s/source/resource/spec/arguments/parameters/0').put('value', 'z') }
        "no pod is told of 'b'"                       | { it.at('/spec/triggers/0/template/k8s/parameters/0').put('dest', 'metadata.annotations.b') }
        'Argo looks for expressions in what an event' | { it.at('/spec/triggers/0/template/k8s/parameters/0').put('dest', 'spec.arguments.parameters.0.value') }
        "there is no dependency 'event-c'"            | { it.at('/spec/triggers/0/template').put('conditions', 'event-a && event-b && event-c') }
    }

    @Requires(value = { EventsSchema.there }, reason = 'the schema of Argo Events is not beside this project')
    def "the schema finds #what"() {
        expect:
        EventsSchema.faults(sensor()) == []
        EventsSchema.faults(sensor(change)).any { it.contains(message) }

        where:
        what                | message                              | change
        'an unknown field'  | "there is no field 'condition'"      | { it.at(TRIGGER).get('template').put('condition', 'event-a') }
        'a wrong type'      | 'is no integer'                      | { it.at(TRIGGER).get('rateLimit').put('requestsPerUnit', '3') }
        'what is missing'   | "'eventName' is missing"             | { it.at(DEPENDENCY).remove('eventName') }
        'another version'   | 'is not "argoproj.io/v1alpha1"'      | { it.put('apiVersion', 'argoproj.io/v1') }
    }

    @Requires(value = { EventsSchema.there }, reason = 'the schema of Argo Events is not beside this project')
    def "the sample that Argo Events took is right"() {
        given:
        def sample = Path.of(System.getProperty('flow.home')).resolveSibling('shared/field/argo-samples/events.yaml')
        def objects = YAML.readerFor(JsonNode).readValues(sample.toFile()).readAll().findAll { EventsSchema.knows(it) }

        expect:
        objects*.get('kind')*.asText() == ['EventBus', 'EventSource', 'Sensor']
        objects.every { EventsSchema.faults(it) == [] }
    }

    private static Sent sent(String body, String id = 'c-1') { new Sent('flow-events', 'event', id, body) }

    def "two events start a run when both have come, the latest of each, and nothing is left of them then"() {
        given:
        def sensor = new SensorInterpreter(sensor())

        expect:
        sensor.send(sent('{"name":"a","n":1}')) == []
        sensor.send(sent('{"name":"b"}')) == []
        sensor.send(sent('{"name":"a", "n":2.50}')) == []
        sensor.send(new Sent('github', 'push', 'c-2', '7'))*.annotations() == [[a: '{"name":"a", "n":2.50}']]
        sensor.send(new Sent('github', 'push', 'c-3', '8')) == []
        sensor.send(sent('{"name":"a"}')).size() == 1
    }

    def "what has come is forgotten when the time of the reset comes"() {
        given:
        def sensor = new SensorInterpreter(sensor())

        when:
        sensor.send(sent('{"name":"a"}'))
        sensor.reset('a')

        then:
        sensor.send(new Sent('github', 'push', 'c-2', '7')) == []
        sensor.send(sent('{"name":"a"}')).size() == 1
    }

    def "what gjson and Go read otherwise than one would think is an error here: #what"() {
        given:
        def field = wrong.startsWith('!') ? 1 : 0
        def wrongly = new SensorInterpreter(sensor { it.at("$DEPENDENCY/filters/exprs/0/fields/$field").put('path', wrong) })
        def rightly = new SensorInterpreter(sensor { it.at("$DEPENDENCY/filters/exprs/0/fields/$field").put('path', right) })

        when:
        rightly.send(sent('{"name":"a"}'))
        wrongly.send(sent('{"name":"a"}'))

        then:
        thrown(Expression.Broken)

        where:
        what                       | wrong         | right
        'a bracket in a literal'   | '!"a}"'       | '!"a\\u007d"'
        'a wildcard in a path'     | 'body.na*'    | 'body.na\\*'
        'the length of a list'     | 'body.#'      | 'body.\\#'
        'a modifier'               | 'body.@this'  | 'body.\\@this'
    }
}
