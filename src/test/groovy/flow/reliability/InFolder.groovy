package flow.reliability

import flow.launcher.Jdk
import flow.launcher.Started
import flow.store.Store
import flow.store.TaskDone
import flow.store.local.LocalStore

import java.nio.file.Files
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

    /** The tasks that are done in the newest of the chain. */
    static List<TaskDone> done(Path folder, Store store = new LocalStore(folder.resolve('.flow'))) {
        def run = newest(store)
        run == null ? [] : store.open(run).records().toList().findAll { it instanceof TaskDone }
    }

    /** The tasks whose bodies have run, each as often as it did, as they wrote down outside of the store. */
    static List<String> ran(Path folder) {
        def file = folder.resolve('ran')
        Files.exists(file) ? Files.readAllLines(file) : []
    }

    /** How often the tasks ran that are done; none that was done before has run since. */
    static Map<String, Integer> committed(Path folder, Map<String, Integer> before, String when, Store store = new LocalStore(folder.resolve('.flow'))) {
        def times = ran(folder).countBy { it }
        before.each { task, count -> assert times[task] == count, "$task was done and ran again; $when" }
        done(folder, store).collect { "${it.task().step()}/${it.task().spelling()}".toString() }.collectEntries { [it, times[it]] }
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
