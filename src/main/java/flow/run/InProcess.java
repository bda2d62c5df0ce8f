package flow.run;

import flow.run.TaskProcesses.TaskProcess;
import flow.store.LogEntry;
import flow.store.LogSource;
import flow.store.RunReader;
import flow.store.TaskDone;
import flow.store.TaskFailed;
import flow.task.Diagnosis;
import flow.task.FailedApart;
import flow.task.LineListener;
import flow.task.Outcome;
import flow.task.ProcessLost;
import flow.task.Task;
import flow.task.TaskRunner;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An attempt that is made by a process of its own, which writes down how it ended; one that does not was lost. */
final class InProcess implements Making {
    private static final int SIGNALLED = 128;

    private final Task task;
    private final RunReader run;
    private final Unsaid unsaid;
    private final TaskRunner runner;
    private final TaskProcesses processes;
    private final LineListener lines;
    private @Nullable TaskProcess process;
    private boolean isEnded;

    /**
     * @param unsaid what tasks did not write down themselves
     * @param lines hears what the process prints, which stores that itself
     */
    InProcess(Task task, RunReader run, Unsaid unsaid, TaskRunner runner, TaskProcesses processes, LineListener lines) {
        this.task = task;
        this.run = run;
        this.unsaid = unsaid;
        this.runner = runner;
        this.processes = processes;
        this.lines = lines;
    }

    @Override
    public Outcome make() {
        unsaid.makeKnown();
        try {
            TaskProcess started = started();
            int exitCode = started == null ? SIGNALLED : started.exitCode();
            Optional<TaskDone> done = run.ofTask(task.id()).or(() -> run.ofAttempt(task.id(), task.attempt()));
            if (done.isPresent()) {
                return Outcome.Done.takenOver(task, done.get());
            }
            return run.ofFailure(task.id(), task.attempt())
                    .<Outcome>map(InProcess::failed)
                    .orElseGet(() -> lost("its process ended with exit code " + text(exitCode) + lastWords(started)));
        } catch (IOException failed) {
            return lost("its process cannot be started: " + failed.getMessage());
        }
    }

    private Outcome lost(String why) {
        unsaid.expect();
        return runner.givenUp(task, new ProcessLost(why), "lost");
    }

    private static Outcome failed(TaskFailed written) {
        return new Outcome.Failed(Diagnosis.of(written), new FailedApart(written));
    }

    private static String lastWords(@Nullable TaskProcess process) {
        String words = process == null ? "" : process.lastWords();
        return words.isEmpty() ? "" : ":\n" + words;
    }

    private static String text(int exitCode) {
        return exitCode > SIGNALLED ? exitCode + " (signal " + (exitCode - SIGNALLED) + ")" : String.valueOf(exitCode);
    }

    /** Null when it is to end before it began. */
    private synchronized @Nullable TaskProcess started() throws IOException {
        if (!isEnded) {
            LogSource source = new LogSource(task.id(), task.attempt());
            process = processes.start(run.runId(), task.id(), task.attempt(), line -> {
                lines.hear(new LogEntry(source, line));
                lines.keepUp();
            });
        }
        return process;
    }

    @Override
    public synchronized void end() {
        isEnded = true;
        if (process != null) {
            process.end();
        }
    }

    @Override
    public boolean isOnItsOwn() {
        return true;
    }
}
