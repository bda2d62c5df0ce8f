package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import flow.cli.Terminal
import flow.store.RunIds
import flow.store.Store
import flow.store.local.LocalStore

import java.nio.file.Path

/**
 * A script that is deployed to the interpreter: compiled by `flow deploy --dry-run`, and each of its pods is `flow task` with nothing
 * but the container's environment, in this process.
 */
class Deployment implements Pods {
    final Path folder
    final Terminal terminal
    final String script
    final List<JsonNode> manifests
    final List<Pods.Pod> pods = []
    /** What becomes of a pod besides; null for nothing. */
    Closure<Pods.Ended> fate = { Pods.Pod pod -> null }

    /** Where the values are; a folder beside the script unless said. */
    final String store
    private final Map<String, String> environment
    private final Closure<Store> opened

    /** @param options of `flow deploy` */
    Deployment(Path folder, String script, List<String> options = []) {
        this(folder, script, options, "$folder/deployed".toString(), [:], { new LocalStore(folder.resolve('deployed')) })
    }

    /**
     * @param environment with which the place of the store is reached
     * @param opened the store, for a look at it
     */
    Deployment(Path folder, String script, List<String> options, String store, Map<String, String> environment, Closure<Store> opened) {
        this.folder = folder
        this.store = store
        this.environment = environment + [PATH: System.getenv('PATH'), XDG_CACHE_HOME: "$folder/cache".toString()]
        this.opened = opened
        this.terminal = new Terminal(folder)
        this.script = script
        terminal.environment = this.environment
        def packed = terminal.flow('package', script, '--upload', '--store', store)
        assert packed.exit() == 0: packed.err()
        def deployed = terminal.flow('deploy', script, '--dry-run', '--format', 'json', '--store', store, *options)
        assert deployed.exit() == 0: deployed.err()
        manifests = new ObjectMapper().readTree(deployed.out()).get('items').toList()
    }

    List<JsonNode> getTemplates() { manifests.findAll { it.get('kind').asText() == 'WorkflowTemplate' } }

    String getName() { templates.last().at('/metadata/name').asText() }

    Interpreter.Run run(Map<String, String> arguments = [:], long seed = 1) {
        Interpreter.run(templates, name, "$name-x7k2p".toString(), arguments, this, new Random(seed))
    }

    String getRunId() { RunIds.ofArgo("$name-x7k2p".toString()) }

    @Override
    Pods.Ended run(Pods.Pod pod) {
        pods << pod
        def chosen = fate(pod)
        if (chosen != null) {
            return chosen
        }
        assert pod.command() == ['/opt/flow/bin/flow', 'task']
        def outputs = folder.resolve("outputs-${pods.size()}")
        def here = new Terminal(folder)
        here.environment = environment + pod.environment() + [FLOW_TASK_OUTPUTS: outputs.toString()]
        def result = here.flow('task')
        said << "$pod.node(): $result.exit $result.err"
        def files = outputs.toFile().listFiles()?.collectEntries { ['/tmp/flow/' + it.name, it.text] } ?: [:]
        new Pods.Ended(Optional.of(result.exit()), files)
    }

    final List<String> said = []

    Store getDeployed() { opened() }

    /** The same script, run by threads. */
    Store runHere(String... options) {
        terminal.environment += [FLOW_STORE: "$folder/here".toString()]
        terminal.flow('run', script, *options)
        new LocalStore(folder.resolve('here'))
    }
}
