package flow.argo

import flow.cli.Terminal
import flow.launcher.Jdk
import flow.launcher.Started

import java.nio.file.Files
import java.nio.file.Path
import java.util.function.Supplier

/** The same with the real program, two pods side by side: each a process that knows nothing but what its container would tell it. */
class DeploymentByProcesses extends Deployment {
    private static final Path FLOW = Path.of(System.getProperty('flow.home'), 'bin', 'flow')
    /** What an image may bring along: with the simpler compiler a task of these takes half the time. */
    private static final Map<String, String> IMAGE =
        [PATH: System.getenv('PATH'), JAVA_HOME: Jdk.RUNNING.toString(), FLOW_JAVA_OPTS: '-XX:TieredStopAtLevel=1']

    DeploymentByProcesses(Path folder, String script, StorePlace there) {
        super(folder, script, [], there)
    }

    @Override
    int atOnce() { 2 }

    @Override
    protected Supplier<Terminal.Result> begin(Map<String, String> environment) {
        def home = Files.createTempDirectory(folder, 'pod').toString()
        def pod = new Started(environment + IMAGE + [HOME: home], ['env', '-C', home, FLOW.toString(), 'task'])
        return { new Terminal.Result(pod.exitCode, pod.out, pod.err) }
    }
}
