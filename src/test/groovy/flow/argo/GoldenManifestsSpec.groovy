package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory
import flow.cli.Terminal
import flow.docs.Page
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/**
 * What every example becomes in Argo stands beside it, in `dsl-examples/argo`; `-Dflow.update=true` writes it anew. What it cannot show is
 * shortened: the digest of the package, which is another one whenever a file is, and values of a thousand characters.
 */
class GoldenManifestsSpec extends Specification {
    private static final Path EXAMPLES = Page.HOME.resolve('dsl-examples')
    private static final List<String> NAMES =
        EXAMPLES.toFile().list().findAll { it.endsWith('.flow.groovy') }*.replace('.flow.groovy', '').sort()
    private static final int LONG = 5_000
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())

    @TempDir
    Path folder

    private String compiled(Path script, String... options) {
        def terminal = new Terminal(folder)
        terminal.environment = [PATH: System.getenv('PATH'), XDG_CACHE_HOME: "$folder/cache".toString(), FLOW_KUBERNETES_IMAGE: 'flowscript/flow:1']
        def result = terminal.flow('deploy', script.toString(), '--dry-run', '--store', 's3://bucket/runs', *options)
        assert result.exit() == 0: result.err()
        result.out()
    }

    private static String shortened(String manifests) {
        manifests.replaceAll(/"[0-9a-f]{64}"/, '"(digest of the code package)"').readLines()
            .collect { it.length() < LONG ? it : it.replaceFirst(/".*/, "\"(${it.length()} characters)\"") }.join('\n') + '\n'
    }

    private static List<JsonNode> objects(String manifests) {
        YAML.readerFor(JsonNode).readValues(manifests).readAll()
    }

    private static List<String> faults(JsonNode object) {
        EventsSchema.knows(object) ? EventsSchema.faults(object) : CrdSchema.faults(object)
    }

    def "what events need once is as it stands there"() {
        given:
        def golden = EXAMPLES.resolve('events/flow-events.yaml')
        def terminal = new Terminal(folder)
        def now = terminal.flow('deploy', '--eventsource', '--namespace', 'flows').out()
        if (Page.UPDATES) {
            Files.createDirectories(golden.parent)
            golden.text = now
        }

        expect:
        now == golden.text
        objects(now)*.get('kind')*.asText() == ['EventBus', 'EventSource', 'Service']
        objects(now).take(2).every { faults(it) == [] }
    }

    def "#name is as it stands there"() {
        given:
        def golden = EXAMPLES.resolve("argo/${name}.yaml")
        def now = shortened(compiled(EXAMPLES.resolve("${name}.flow.groovy")))
        if (Page.UPDATES) {
            Files.createDirectories(golden.parent)
            golden.text = now
        }

        expect:
        now == golden.text

        where:
        name << NAMES
    }

    def "compiled twice it is the same, byte for byte"() {
        expect:
        compiled(EXAMPLES.resolve('penguins.flow.groovy')) == compiled(EXAMPLES.resolve('penguins.flow.groovy'))
    }

    @Requires(value = { CrdSchema.there }, reason = "the definitions of Argo's objects are not beside this project")
    def "#name has the structure that Argo's definitions demand"() {
        expect:
        objects(compiled(EXAMPLES.resolve("${name}.flow.groovy"))).every { faults(it) == [] }

        where:
        name << NAMES
    }

    @Requires(value = { CrdSchema.there }, reason = "the definitions of Argo's objects are not beside this project")
    def "so has a flow with everything in it"() {
        given:
        def script = folder.resolve('Sink_flow.flow.groovy')
        script.text = EVERYTHING

        when:
        def objects = objects(compiled(script, '--max-concurrent-runs', '3', '--workflow-timeout', '6 h', '--workflow-priority', '5', '--tag', 'x {{y}}', '--with', 'retry=1', '--production'))

        then:
        objects*.get('kind')*.asText() == ['ConfigMap', 'WorkflowTemplate', 'CronWorkflow']
        objects.drop(1).every { faults(it) == [] }
        objects*.at('/metadata/name')*.asText()[1..2] == ['shop-prod-sink-flow-d5a6f9'] * 2
        objects[2].at('/spec/schedules')*.asText() == ['0 10 * * *', '30 6 * * 1']

        and: 'braces of users stand nowhere but where Argo does not look'
        def own = ['{{workflow.', '{{tasks.', '{{inputs.', '{{retries}}', '{{item}}', '{{=']
        def texts = objects[1].findValuesAsText('value') + objects[1].findValuesAsText('description') + objects[1].findValuesAsText('workflows.argoproj.io/description')
        texts.findAll { it.contains('{{') }.every { text -> own.any { text.contains(it) } }
        objects[1].at('/spec/arguments/parameters').find { it.get('name').asText() == 'note' }.get('value').asText() == 'flow:b64:' + '{{workflow.name}} "q" \n $(X)'.bytes.encodeBase64()
    }

    /** A flow with everything in it. */
    static final String EVERYTHING = '''
        flow('Sink_flow') {
            description 'All {{at}} once {{=1+'
            project('shop')
            tags 'a', 'b{{c}}'
            schedule crons: ['0 10 * * ? *', '30 6 * * 1'], timezone: 'America/New_York'
            parameter 'alpha', type: Double, default: 0.01, help: 'Rate {{x}}'
            parameter 'mode', default: 'fast', choices: ['fast', 'slow'], help: 'How'
            parameter 'note', default: '{{workflow.name}} "q" \\n $(X)'
            parameter 'opt', type: Integer
            parameter 'tree', type: Json, default: [a: [1, 2]]
            eachStep kubernetes: [cpu: 1, memory: '512 MiB']
            onFailure { println it }
            step('in', retry: [times: 2, delay: '10 s', factor: 2, maxDelay: '1 min', on: ['IOException']], timeout: '2 h') { datasets = [1, 2, 3] }
            foreach('datasets', as: 'd', maxParallel: 2) {
                step('proc_ess', catchInto: 'why', secrets: ['kubernetes:db/password', 'env:TOKEN'], kubernetes: [
                    image: 'python:3.12', gpu: 1, imagePullSecrets: ['reg'], volumes: [[mountPath: '/data', claim: 'data']], labels: [team: 'x'],
                    nodeSelector: [disk: 'ssd'], tolerations: [[key: 'gpu', operator: 'Exists', effect: 'NoSchedule']], sharedMemory: '1 GiB',
                    podSpecPatch: [priorityClassName: 'high'], secrets: ['creds'], serviceAccount: 'special']) { r = d }
                step('mid_') { }
                choose { when({ d > 2 }) { step('big') { s = 1 }; step('bigger') { s = 2 } } }
                choose { when({ d > 1 }) { foreach([1, 2]) { step('deep') { z = input } }; join('deepj') { inputs -> } }; otherwise { } }
            }
            join('merge') { inputs -> total = 1 }
            parallel { step('report', catchInto: 'f') { h = 1 }; branch('publish') { repeat('short', until: { true }, atMost: 3) { step('sh') { } } } }
            join('gather') { inputs -> page = 1 }
            repeat('refine', until: { page > 3 }, atMost: 500) { step('iterate', catchInto: 'e') { page = page + 1 } }
            repeat('again', until: { page > 3 }, atMost: 5) { step('pre') {}; choose { when({ page > 1}) { step('x1') {} } } }
            step('train', nodes: 3, retry: 1) { loss = 1 }
            join('trained') { inputs -> }
        }
        '''.stripIndent()
}
