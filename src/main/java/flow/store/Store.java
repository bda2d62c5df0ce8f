package flow.store;

import flow.graph.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All runs of a place, written and read by any number of processes at once. */
public interface Store {

    /**
     * Begins a run under a new id. It can be read from now on; whoever called writes it until it is closed, and nobody else can.
     *
     * @param start its first record; large parameters are taken out of it and kept like artifacts
     * @throws StoreFailure when the place cannot be written; nothing is left behind
     */
    RunWriter create(RunStart start);

    /**
     * The same under an id that was chosen before, so that whoever chose it can find out whether the run was ever begun.
     *
     * @param runId as {@link RunIds#next} makes them
     * @throws StoreFailure also when there is a run of that id
     */
    RunWriter create(String runId, RunStart start);

    /**
     * Begins a run that resumes another one, the {@link RunStart#originRunId}. While it is written nobody else resumes that one.
     * It is there with all that it inherits or not at all; unless {@code again}, that is safe on the disk before it takes over.
     *
     * @param inherited what it begins with
     * @param again whether the origin stays free to be resumed by others later; else this run takes it over for good, as
     *     {@link RunReader#successor} of it says from the moment in which this returns
     * @throws RunLocked when the origin is still being written, is being resumed, or (unless {@code again}) has a successor
     * @throws StoreFailure when there is no such origin, or the place cannot be written; nothing is left behind
     * @throws StoreCorrupt when it cannot be told what the origin is
     */
    RunWriter resume(RunStart start, Inheritance inherited, boolean again);

    /** The same with nothing to begin with. */
    default RunWriter resume(RunStart start, boolean again) {
        return resume(start, Inheritance.NONE, again);
    }

    /**
     * Begins a run that a deployment makes, where no process lives as long as the run: nobody writes it but its tasks, by {@link
     * #attempt}, and it is over when somebody says so by {@link #end}. Each of its tasks may call this; the first one begins it. It is
     * there for good when this returns.
     *
     * @param runId see {@link RunIds#isDeployed}
     * @return the run as it began, by this call or by one before
     * @throws StoreFailure for any other id, and when the place cannot be written
     */
    RunReader begin(String runId, RunStart start);

    /**
     * Says how a run ended that was begun by {@link #begin}. Should its target have gone on with it afterwards, it ends once more, and
     * the last end counts.
     *
     * @param run of this store
     * @throws StoreFailure when no deployment makes it, and when the place cannot be written
     */
    void end(RunReader run, RunEnd end);

    /**
     * One attempt at a task of a run, by a process of its own. What it keeps and prints is the run's; of its records, which are
     * appended when it ends, only the first {@link TaskDone} of a task counts, whichever attempt appends it: {@link RunReader#ofTask}
     * tells which that was. Nodes of a gang count together: those of the first attempt of which all have appended it. {@link
     * RunWriter#append} of it returns when it is safe on the disk.
     *
     * @param run of this store
     */
    AttemptWriter attempt(RunReader run, TaskId task, int attempt);

    /**
     * Changes the tags that people gave a run, for good; changes at the same moment are all made, one after the other.
     *
     * @param change is given the tags as they are
     * @return as they are now
     */
    RunTags tag(String runId, UnaryOperator<RunTags> change);

    /**
     * Takes runs away, and then the values that no run speaks of any more. Runs that are being written or resumed stay, as does
     * what they may need; others may be begun and resumed meanwhile. One that a crash cuts short is finished by the next.
     *
     * @param progress is told what is done, as {@code runs to remove: 3 of 20}
     * @throws RunLocked while somebody else does the same
     * @throws StoreFailure when the place cannot be written; what went until then is gone
     */
    Cleaned clean(Cleanup cleanup, Consumer<String> progress);

    /** The same, without telling. */
    default Cleaned clean(Cleanup cleanup) {
        return clean(cleanup, doing -> {});
    }

    /**
     * Looks at everything, and stops at nothing that it finds. Runs that are being written are looked at as far as they go.
     *
     * @param runId the only run to look at; null for the whole place
     * @param progress is told now and then how far it is, {@code run 3 of 20}
     * @throws StoreFailure when there is no such run, or the place as a whole cannot be read
     */
    Checkup check(@Nullable String runId, Consumer<String> progress);

    /** What tasks on other machines need of their scripts. */
    StoredPackages packages();

    /** The values of all runs. */
    StoredValues values();

    /** The ids of all runs, oldest first. */
    List<String> runIds();

    /**
     * @throws StoreFailure when there is no such run
     * @throws StoreCorrupt when its first record cannot be read
     */
    default RunReader open(String runId) {
        return find(runId).orElseThrow(() -> new StoreFailure("there is no run '" + runId + "' in " + this));
    }

    /**
     * The same, empty when there is no such run.
     *
     * @throws StoreCorrupt when its first record cannot be read
     */
    Optional<RunReader> find(String runId);
}
