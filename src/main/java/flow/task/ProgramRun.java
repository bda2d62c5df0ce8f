package flow.task;

import flow.ProgramFailedException;
import flow.graph.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One program while it runs.
 *
 * @param environment all variables that it sees
 * @param folder where it runs
 * @param output the file for its standard output; null when that is answered
 * @param log takes all that it writes, except to {@code output}
 */
record ProgramRun(
        Program program,
        Map<String, String> environment,
        Path folder,
        @Nullable Path output,
        TaskLog log) {

    /**
     * Runs it to its end.
     *
     * @return what it wrote to its standard output, without the last line end; or the file with it
     * @throws ProgramFailedException when it cannot be started, fails, or writes more than can be answered
     * @throws InterruptedException when it was told to end
     */
    Object in(Programs programs) throws InterruptedException {
        InputStream input = open();
        ProcessTree tree = start(programs, input);
        try {
            return follow(tree, input, programs);
        } finally {
            if (tree.root().isAlive()) {
                tree.end();
            }
            programs.ended(tree);
        }
    }

    private InputStream open() {
        try {
            return program.input() == null
                    ? InputStream.nullInputStream()
                    : program.input().open();
        } catch (IOException unreadable) {
            throw Feed.unreadable(program.name(), unreadable);
        }
    }

    /** An input that nothing is going to read is closed. */
    private ProcessTree start(Programs programs, InputStream input) throws InterruptedException {
        try {
            return start(programs);
        } catch (Throwable notStarted) {
            try {
                input.close();
            } catch (IOException alsoBroken) {
                notStarted.addSuppressed(alsoBroken);
            }
            throw notStarted;
        }
    }

    private ProcessTree start(Programs programs) throws InterruptedException {
        if (!Files.isDirectory(folder)) {
            throw new ProgramFailedException(
                    "'" + program.name() + "' cannot be started: there is no folder " + folder, 126, List.of());
        }
        List<String> command = new ArrayList<>(program.command());
        command.set(
                0,
                Executable.find(program.name(), folder, environment.getOrDefault("PATH", ""))
                        .toString());
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        if (output != null) {
            builder.redirectOutput(output.toFile());
        }
        try {
            return programs.start(builder);
        } catch (IOException refused) {
            throw Executable.cannotStart(program.name(), refused);
        }
    }

    private Object follow(ProcessTree tree, InputStream input, Programs programs) throws InterruptedException {
        Process process = tree.root();
        StandardOutput out = new StandardOutput(log, tree::endInBackground);
        StandardError err = new StandardError(log);
        String name = "flow exec " + program.name();
        Pump outPump = new Pump(name, process.getInputStream(), out).started();
        Pump errPump = new Pump(name, process.getErrorStream(), err).started();
        Feed feed = new Feed(program.name(), input, process.getOutputStream(), tree::end).started(name);
        int exitCode = process.waitFor();
        outPump.await();
        errPump.await();
        if (Thread.interrupted() || programs.isOver()) {
            throw new InterruptedException("'" + program.name() + "' was ended");
        }
        feed.check();
        if (out.isTooMuch()) {
            throw out.tooMuch(program.name(), exitCode);
        }
        if (exitCode != 0) {
            throw err.failure(program.name(), exitCode);
        }
        return output == null ? out.text() : output;
    }
}
