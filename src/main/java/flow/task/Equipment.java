package flow.task;

import flow.graph.Program;
import flow.graph.Secret;
import flow.graph.TaskNode;
import flow.problem.Masks;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one attempt has for itself beside the values that it sees: its secrets, its variables, a folder, its programs. */
final class Equipment implements AutoCloseable {
    private final Host host;
    private final TaskLog log;
    private final Programs programs;
    private final TempDir tempDir;
    private final Lazy<Map<String, String>> secrets;
    private final Lazy<Map<String, String>> environment;

    Equipment(Task task, Host host, TaskLog log, Masks masks, Programs programs) {
        this.host = host;
        this.log = log;
        this.programs = programs;
        TaskNode node = task.node();
        Map<String, String> ofStep = node == null ? Map.of() : node.options().environment();
        List<Secret> wanted = node == null ? List.of() : node.options().effectiveSecrets();
        tempDir = new TempDir(task.id().step());
        secrets = new Lazy<>(() -> hidden(Secrets.of(wanted, host), masks));
        environment = new Lazy<>(() -> all(host, ofStep, secrets.get()));
    }

    private static Map<String, String> hidden(Map<String, String> fetched, Masks masks) {
        masks.hide(fetched.values());
        return fetched;
    }

    /** The later ones win. */
    private static Map<String, String> all(Host host, Map<String, String> ofStep, Map<String, String> secrets) {
        Map<String, String> all = new TreeMap<>(host.environment());
        all.putAll(host.configured());
        all.putAll(ofStep);
        all.putAll(secrets);
        return Collections.unmodifiableMap(all);
    }

    TempDir tempDir() {
        return tempDir;
    }

    /** Fetched at the first call; a call that fails leaves the next one to try again. */
    Map<String, String> secrets() {
        return secrets.get();
    }

    /** What {@code env} shows and programs are given. */
    Map<String, String> environment() {
        return environment.get();
    }

    /** Runs a program to its end, as {@link ProgramRun#in} says. */
    Object exec(Program program) throws InterruptedException {
        Map<String, String> variables = new TreeMap<>(environment());
        variables.putAll(program.environment());
        Path folder = program.folder() == null ? tempDir.path() : host.folder().resolve(program.folder());
        Path output = program.output() == null ? null : tempDir.path().resolve(program.output());
        return new ProgramRun(program, variables, folder, output, log).in(programs);
    }

    @Override
    public void close() {
        programs.close();
        tempDir.close();
    }
}
