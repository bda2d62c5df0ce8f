package flow.store.local;

import flow.graph.TaskId;
import flow.store.LogReader;
import flow.store.RecordFormat;
import flow.store.RunEnd;
import flow.store.RunRecord;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import flow.store.TaskDone;
import flow.store.TaskFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * What tasks wrote of a run themselves, each in a process of its own: in {@code tasks/process.2/} the file {@code done}, a file {@code
 * failed-0} for each attempt that failed, and logs. Where nobody else writes the run, its end is a file {@code end} beside {@code tasks}.
 */
final class TasksApart {
    private static final String DONE = "done";
    private static final String FAILED = "failed-";
    private static final String LOG = "log-";
    private static final String END = "end";

    private final String runId;
    private final Path run;
    private final Path folder;
    private final Disk disk;

    TasksApart(String runId, Path run, Disk disk) {
        this.runId = runId;
        this.run = run;
        this.folder = run.resolve("tasks");
        this.disk = disk;
    }

    Optional<TaskDone> done(TaskId task) {
        return record(of(task).resolve(DONE)).map(record -> (TaskDone) record);
    }

    Optional<TaskFailed> failed(TaskId task, int attempt) {
        return record(of(task).resolve(FAILED + attempt)).map(record -> (TaskFailed) record);
    }

    /** How the run ended, where nobody but its tasks writes it. */
    Optional<RunEnd> end() {
        return record(run.resolve(END)).map(record -> (RunEnd) record);
    }

    /** What was said before no longer counts. */
    void end(RunEnd end) {
        Path file = run.resolve(END);
        try {
            new WholeFiles(disk).writeForced(file, framed(end));
            disk.forceNames(run);
        } catch (IOException broken) {
            throw StoreFailure.of(file, "cannot be written", broken);
        }
    }

    private Path of(TaskId task) {
        return folder.resolve(task.fileName());
    }

    private Path place(RunRecord record) {
        if (record instanceof TaskDone done) {
            return of(done.task()).resolve(DONE);
        }
        if (record instanceof TaskFailed failed) {
            return of(failed.task()).resolve(FAILED + failed.attempt());
        }
        if (record instanceof RunEnd) {
            return run.resolve(END);
        }
        throw new IllegalArgumentException("a task writes down how it ended, and nothing else");
    }

    private Optional<RunRecord> record(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (JournalReader reader = JournalReader.open(file, head())) {
            byte[] payload = reader.next();
            if (payload == null) {
                throw new StoreCorrupt(file.toString(), "it is not what was written there");
            }
            RunRecord record = RecordFormat.read(payload, reader.place());
            if (!isOneOfThese(record) || !file.equals(place(record))) {
                throw new StoreCorrupt(file.toString(), "it is the record of another task");
            }
            return Optional.of(record);
        }
    }

    private static boolean isOneOfThese(RunRecord record) {
        return record instanceof TaskDone || record instanceof TaskFailed || record instanceof RunEnd;
    }

    private Head head() {
        return new Head("flow-task", runId);
    }

    /** All of them, in no order. */
    List<RunRecord> records() {
        List<RunRecord> records = new ArrayList<>();
        each(file -> {
            String name = file.getFileName().toString();
            if (name.equals(DONE) || name.startsWith(FAILED)) {
                record(file).ifPresent(records::add);
            }
        });
        return records;
    }

    /** By where they are. */
    Map<String, Supplier<LogReader>> logs() {
        Map<String, Supplier<LogReader>> logs = new LinkedHashMap<>();
        each(file -> {
            if (file.getFileName().toString().startsWith(LOG)) {
                logs.put(file.toString(), () -> new LocalLogReader(file, Head.ofLog(runId), Optional::empty));
            }
        });
        return logs;
    }

    /** What is done with each file. */
    private interface Visit {
        void to(Path file);
    }

    private void each(Visit visit) {
        if (!folder.toFile().exists()) {
            return;
        }
        try {
            for (Path task : Names.in(folder)) {
                if (Files.isDirectory(task)) {
                    Names.in(task).stream().sorted().forEach(visit::to);
                }
            }
        } catch (IOException broken) {
            throw StoreFailure.of(folder, "cannot be read", broken);
        }
    }

    /** Writes down that a task is done, unless it is already, or that an attempt failed; it is on the disk when this returns. */
    void write(RunRecord record) {
        Path file = place(record);
        try {
            disk.createFolders(file.getParent());
            new Turn(run.resolve("tasks.lock"), disk).take(() -> {
                if (!Files.exists(file)) {
                    new WholeFiles(disk).writeForced(file, framed(record));
                    disk.forceNames(file.getParent());
                    disk.forceNames(folder);
                    disk.forceNames(run);
                }
                return file;
            });
        } catch (IOException broken) {
            throw StoreFailure.of(file, "cannot be written", broken);
        }
    }

    private byte[] framed(RunRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head().bytes());
        bytes.writeBytes(head().framing().frame(0, RecordFormat.write(record)));
        return bytes.toByteArray();
    }

    /** A new file for what an attempt prints. */
    Path newLog(TaskId task, int attempt) throws IOException {
        disk.createFolders(of(task));
        String chance = Long.toHexString(ThreadLocalRandom.current().nextLong());
        return of(task).resolve(LOG + attempt + "-" + chance);
    }
}
