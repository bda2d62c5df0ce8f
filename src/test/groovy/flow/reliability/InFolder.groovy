package flow.reliability

import flow.launcher.Jdk
import flow.launcher.Started
import flow.store.Store

import java.nio.file.Path

/** The real {@code flow} at work in a folder, and what its runs made of a flow. */
class InFolder {
    private static final Path FLOW = Path.of(System.getProperty('flow.home'), 'bin', 'flow')

    private InFolder() {}

    /** @param cache of compiled scripts, which processes share */
    static Started start(Path folder, Path cache, List<String> command, Map<String, String> more = [:]) {
        new Started([JAVA_HOME: Jdk.RUNNING.toString(), PATH: System.getenv('PATH'), HOME: folder.toString(), XDG_CACHE_HOME: cache.toString()] + more,
            ['sh', '-c', "cd '$folder' && exec '$FLOW' ${command.join(' ')}".toString()])
    }

    /** Of the chain that a run and those that resumed it are; null when there is no run. */
    static String newest(Store store) {
        def run = store.runIds().find { store.open(it).start().origin() == null }
        for (def next = run; next != null; next = store.open(run).successor().orElse(null)) {
            run = next
        }
        run
    }
}
