package flow.cli;

import flow.graph.TaskId;
import flow.run.TaskProcesses;
import flow.store.LogLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Processes of {@code flow task} on this machine. */
final class ChildProcesses implements TaskProcesses {
    private final Path program;
    private final Path folder;
    private final Map<String, String> environment;
    private final Duration grace;
    private final String script;
    private final List<String> with;

    /**
     * @param program bin/flow
     * @param folder in which the script was typed
     * @param environment with the settings of this process
     * @param grace how long one may take to end once it was told to
     * @param script as it was typed
     */
    ChildProcesses(
            Path program,
            Path folder,
            Map<String, String> environment,
            Duration grace,
            String script,
            List<String> with) {
        this.program = program;
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.grace = grace;
        this.script = script;
        this.with = List.copyOf(with);
    }

    @Override
    public TaskProcess start(String runId, TaskId task, int attempt, Consumer<LogLine> lines) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), TaskCommand.NAME).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(TaskSurroundings.variables(runId, task, attempt, script, with));
        // Its input stays open as long as this process lives: see Lifeline.
        return new ChildProcess(builder.start(), grace, lines);
    }
}
