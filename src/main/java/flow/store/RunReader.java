package flow.store;

import flow.graph.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A run as it stands in the store, finished or not. May be used by several threads. */
public interface RunReader extends StoredValues {

    /** Who writes a run of a deployment, which is not over. */
    String ARGO = "Argo Workflows";

    String runId();

    /** The first record, with all that was known before the first task. */
    RunStart start();

    /**
     * All records behind the first one, in the order they were written; of a run that is being written those that are there when
     * the stream begins. What a power cut or a killed process left of a last record is not part of it.
     *
     * @throws StoreCorrupt (while the stream is read) when a record is not what was written
     */
    Stream<RunRecord> records();

    /** Of those records the ones of whoever writes the run, without those that tasks wrote themselves. */
    Stream<RunRecord> written();

    /**
     * What a task left that ran in a process of its own, without reading much else; empty of every other task, of which {@link #records}
     * tell. Those tell of this one, too: behind all that whoever writes the run has said.
     */
    Optional<TaskDone> ofTask(TaskId task);

    /** The same of all other tasks, in no order, read together. */
    List<TaskDone> ofOtherTasks(Set<TaskId> known);

    /**
     * What an attempt left in a process of its own, whether or not it counts: that of a node of a gang does not before all nodes of that
     * attempt have ended well.
     */
    Optional<TaskDone> ofAttempt(TaskId task, int attempt);

    /** The same of an attempt that failed. */
    Optional<TaskFailed> ofFailure(TaskId task, int attempt);

    /** As they are now: others may change them at any time. */
    RunTags tags();

    /** How it ended, without reading all of it; empty while it is written, and of a run whose process was lost. */
    Optional<RunEnd> end();

    /**
     * Who writes it, as in {@code process 4711 on this machine}. One that is not there will never be again: ask this first, and look
     * for the end then.
     */
    Optional<String> writer();

    /** The run that resumed this one and took it over for good; empty when none did, or when a crash left only its name. */
    Optional<String> successor();

    /**
     * What was printed, from the first line on. A run that printed nothing has an empty log. One that is over and has lost part of
     * its log is damaged, which shows where the log is read to its end.
     */
    LogReader log();
}
