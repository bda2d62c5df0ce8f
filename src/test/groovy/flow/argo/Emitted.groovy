package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory
import flow.cli.Terminal
import flow.compile.argo.Compiled
import flow.docs.Page
import flow.parity.Graphs
import flow.parity.Script
import flow.parity.tests.BasicArtifact
import flow.run.Nodes
import flow.run.RandomFlow

import java.nio.file.Files
import java.nio.file.Path

/** What flow makes for Argo, in many ways: each as what it is and a closure that gets its objects. */
class Emitted {
    private static final Path EXAMPLES = Page.HOME.resolve('dsl-examples/argo')
    private static final ObjectMapper JSON = new ObjectMapper()
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())

    private Emitted() {}

    /** As they stand beside the examples. */
    static List<List> examples() {
        EXAMPLES.toFile().list().sort().collect { name -> [name, { -> YAML.readerFor(JsonNode).readValues(EXAMPLES.resolve(name).toFile()).readAll() }] }
    }

    static List<List> coreGraphs() {
        Graphs.ALL.collect { graph -> ["core graph $graph.name".toString(), { -> ofScript(Script.of(new BasicArtifact(), graph)) }] }
    }

    static List<List> randomFlows(int count) {
        (0..<count).collect { seed -> ["random flow $seed".toString(), { -> Compiled.of(Nodes.flow(new RandomFlow(seed).nodes)).collect { JSON.valueToTree(it.content()) } }] }
    }

    /** Deployed by the program itself. */
    static List<JsonNode> ofScript(String script, String... options) {
        JSON.readTree(text(script, '--format', 'json', *options)).get('items').toList()
    }

    /** The same as it is printed. */
    static String text(String script, String... options) {
        def folder = Files.createTempDirectory('emitted')
        try {
            def terminal = new Terminal(folder)
            terminal.environment = [PATH: System.getenv('PATH'), XDG_CACHE_HOME: "$folder/cache".toString(), FLOW_KUBERNETES_IMAGE: 'flowscript/flow:1']
            def result = terminal.flow('deploy', terminal.file('x.flow.groovy', script).toString(), '--dry-run', '--store', 's3://bucket/runs', *options)
            assert result.exit() == 0: result.err()
            return result.out()
        } finally {
            folder.toFile().deleteDir()
        }
    }
}
