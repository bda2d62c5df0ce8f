package flow.argo

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import flow.cli.Terminal
import flow.store.RunEnd
import flow.store.RunIds
import flow.store.Store
import flow.store.WhatTasksLeft
import flow.store.local.LocalStore

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList
import java.util.function.Supplier

/**
 * A script that is deployed to the interpreter: compiled by `flow deploy --dry-run`, and each of its pods is `flow task` with nothing
 * but the container's environment, in this process.
 */
class Deployment implements Pods {
    final Path folder
    final Terminal terminal
    final String script
    final List<JsonNode> manifests
    final List<Pods.Pod> pods = new CopyOnWriteArrayList<>()
    /** What pods said that are over. */
    final List<String> said = new CopyOnWriteArrayList<>()
    /** What becomes of a pod besides; null for nothing. */
    Closure<Pods.Ended> fate = { Pods.Pod pod -> null }
    /** Secrets that the cluster has, by `secret/key`. */
    Map<String, String> secrets = [:]

    private final StorePlace there

    /** @param options of `flow deploy` */
    Deployment(Path folder, String script, List<String> options = [], StorePlace there = StorePlace.inFolder(folder.resolve('deployed'))) {
        this.folder = folder
        this.there = there
        this.terminal = terminalOf(there.environment())
        this.script = script
        def packed = terminal.flow('package', script, '--upload', '--store', store)
        assert packed.exit() == 0: packed.err()
        def deployed = terminal.flow('deploy', script, '--dry-run', '--format', 'json', '--store', store, *options)
        assert deployed.exit() == 0: deployed.err()
        manifests = new ObjectMapper().readTree(deployed.out()).get('items').toList()
    }

    private Terminal terminalOf(Map<String, String> environment) {
        def terminal = new Terminal(folder)
        terminal.environment = environment + [PATH: System.getenv('PATH'), XDG_CACHE_HOME: "$folder/cache".toString()]
        terminal
    }

    /** Where the values are. */
    String getStore() { there.place() }

    List<JsonNode> getTemplates() { manifests.findAll { it.get('kind').asText() == 'WorkflowTemplate' } }

    String getName() { templates.last().at('/metadata/name').asText() }

    Interpreter.Run run(Map<String, String> arguments = [:], long seed = 1) {
        Interpreter.run(templates, name, "$name-x7k2p".toString(), arguments, this, new Random(seed))
    }

    /** The run that a Sensor started. */
    Interpreter.Run run(SensorInterpreter.Created created, long seed = 1) {
        Interpreter.run(templates, created.workflow().at('/spec/workflowTemplateRef/name').asText(), created.name(), created.arguments(), created.annotations(), this, new Random(seed))
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
        nodes(pod).collect { begun(pod, it) }.collect { it.get() }.max { it.exitCode().get() }
    }

    /** What their controller tells the pods of a gang, which are there at the same time. */
    private static List<Map<String, String>> nodes(Pods.Pod pod) {
        pod.nodes() == 0 ? [[:]] : (0..<pod.nodes()).collect { [JOB_COMPLETION_INDEX: "$it".toString()] }
    }

    /** Those of its variables that hold a secret which is there. */
    private Map<String, String> held(Pods.Pod pod) {
        pod.secrets().findAll { secrets.containsKey(it.value) }.collectEntries { [it.key, secrets[it.value]] }
    }

    private Supplier<Pods.Ended> begun(Pods.Pod pod, Map<String, String> node) {
        def outputs = Files.createTempDirectory(folder, 'outputs')
        def task = begin(there.environment() + pod.environment() + held(pod) + node + [FLOW_TASK_OUTPUTS: outputs.toString()])
        return {
            def result = task.get()
            said << "${pod.node()} $node: ${result.exit()} ${result.err()}".toString()
            new Pods.Ended(Optional.of(result.exit()), outputs.toFile().listFiles().collectEntries { ['/tmp/flow/' + it.name, it.text] })
        }
    }

    /** `flow task` in that environment, which is over when its result is asked for. */
    protected Supplier<Terminal.Result> begin(Map<String, String> environment) {
        return { terminalOf(environment).flow('task') }
    }

    Store getDeployed() { there.store() }

    /** The same script, run by threads. */
    Store runHere(String... options) {
        terminal.environment += [FLOW_STORE: "$folder/here".toString()]
        terminal.flow('run', script, *options)
        new LocalStore(folder.resolve('here'))
    }

    /** That a run there did the same as one here: the same tasks ran, left the same values, and it ended in the same way. */
    void requireSame(Interpreter.Run run, String... options) {
        def store = runHere(options)
        def here = store.open(store.runIds().last())
        def left = deployed.open(runId)
        assert WhatTasksLeft.of(left) == WhatTasksLeft.of(here): said.join('\n')
        assert left.end().get().status() == here.end().get().status()
        assert (run.phase() == Node.Phase.SUCCEEDED) == (here.end().get().status() == RunEnd.Status.SUCCEEDED): "$run\n${said.join('\n')}"
    }
}
