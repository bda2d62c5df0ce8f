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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What tasks wrote of a run themselves, each in a process of its own: in {@code tasks/process.2/} the file {@code done}, a file {@code
 * failed-0} for each attempt that failed, and logs. Of a node of a gang there is a file {@code left-0} for each attempt that ended well, and
 * for the gang {@code whole}, once all nodes of an attempt have. Where nobody else writes the run, its end is a file {@code end} beside {@code tasks}.
 */
final class TasksApart {
    private static final String DONE = "done";
    private static final String FAILED = "failed-";
    private static final String LOG = "log-";
    private static final String LEFT = "left-";
    private static final String WHOLE = "whole";
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
        return task.isNode()
                ? record(of(task.whole()).resolve(WHOLE)).flatMap(whole -> left(task, ((TaskDone) whole).attempt()))
                : record(of(task).resolve(DONE)).map(record -> (TaskDone) record);
    }

    /** What an attempt left, whether or not it counts. */
    Optional<TaskDone> left(TaskId task, int attempt) {
        return task.isNode()
                ? record(of(task).resolve(LEFT + attempt)).map(record -> (TaskDone) record)
                : done(task).filter(done -> done.attempt() == attempt);
    }

    Optional<TaskFailed> failed(TaskId task, int attempt) {
        return record(of(task).resolve(FAILED + attempt)).map(record -> (TaskFailed) record);
    }

    /** How the run ended, where nobody but its tasks writes it. */
    Optional<RunEnd> end() {
        return record(run.resolve(END)).map(record -> (RunEnd) record);
    }

    /** Whether somebody said so; it is not read, so that one with a damaged end is over, too. */
    boolean isOver() {
        return Files.exists(run.resolve(END));
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
            return of(done.task()).resolve(done.task().isNode() ? LEFT + done.attempt() : DONE);
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
            if (!isOneOfThese(record) || !file.equals(place(record)) && !file.equals(whole(record))) {
                throw new StoreCorrupt(file.toString(), "it is the record of another task");
            }
            return Optional.of(record);
        }
    }

    /** Where a record of a node says which attempt of its gang counts; null of every other one. */
    private @Nullable Path whole(RunRecord record) {
        return record instanceof TaskDone done && done.task().isNode()
                ? of(done.task().whole()).resolve(WHOLE)
                : null;
    }

    private static boolean isOneOfThese(RunRecord record) {
        return record instanceof TaskDone || record instanceof TaskFailed || record instanceof RunEnd;
    }

    private Head head() {
        return new Head("flow-task", runId);
    }

    /** All that count, in no order. */
    List<RunRecord> records() {
        Map<Path, RunRecord> read = new LinkedHashMap<>();
        each(file -> {
            String name = file.getFileName().toString();
            boolean isRecord =
                    name.equals(DONE) || name.equals(WHOLE) || name.startsWith(FAILED) || name.startsWith(LEFT);
            if (isRecord) {
                record(file).ifPresent(record -> read.put(file, record));
            }
        });
        return read.entrySet().stream()
                .filter(entry -> counts(entry.getKey(), entry.getValue(), read))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Those of them that are of other tasks, and done. */
    List<TaskDone> done(Set<TaskId> known) {
        return records().stream()
                .flatMap(record -> record instanceof TaskDone done ? Stream.of(done) : Stream.empty())
                .filter(done -> !known.contains(done.task()))
                .toList();
    }

    private boolean counts(Path file, RunRecord record, Map<Path, RunRecord> all) {
        Path place = whole(record);
        return place == null
                || file.equals(place(record))
                        && all.get(place) instanceof TaskDone whole
                        && whole.attempt() == ((TaskDone) record).attempt();
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

    /**
     * Writes down that a task is done, unless it is already, or that an attempt failed; it is on the disk when this returns. The nodes of
     * a gang are done together, when the last one of an attempt is.
     *
     * @param nodes how many the gang has, of a node of one
     * @return whether it was this call that wrote it
     */
    boolean write(RunRecord record, int nodes) {
        Path file = place(record);
        Path whole = whole(record);
        try {
            return new Turn(run.resolve("tasks.lock"), disk).take(() -> {
                boolean isFirst = write(file, record);
                if (whole != null && isWhole((TaskDone) record, nodes)) {
                    write(whole, record);
                }
                return isFirst;
            });
        } catch (IOException broken) {
            throw StoreFailure.of(file, "cannot be written", broken);
        }
    }

    private boolean isWhole(TaskDone done, int nodes) {
        TaskId gang = done.task().whole();
        return IntStream.range(0, nodes)
                .mapToObj(node -> of(gang.inside(new TaskId.Index.Node(node))))
                .allMatch(node -> Files.exists(node.resolve(LEFT + done.attempt())));
    }

    private boolean write(Path file, RunRecord record) throws IOException {
        if (Files.exists(file)) {
            return false;
        }
        disk.createFolders(file.getParent());
        new WholeFiles(disk).writeForced(file, framed(record));
        disk.forceNames(file.getParent());
        disk.forceNames(folder);
        disk.forceNames(run);
        return true;
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
