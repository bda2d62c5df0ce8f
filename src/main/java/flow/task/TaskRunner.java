package flow.task;

import flow.Failure;
import flow.MissingSecretException;
import flow.graph.TaskNode;
import flow.problem.Masks;
import flow.problem.Position;
import flow.store.Decision;
import flow.store.StoreFailure;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Executes tasks of one run. Safe for use by any number of threads. */
public final class TaskRunner implements AutoCloseable {
    private final RunNames names;
    private final Host host;
    private final Masks masks;
    /** Of the attempts that are being made, and of those that were given up and still run. */
    private final Set<Programs> programs = ConcurrentHashMap.newKeySet();

    private final RunValues values;
    private final Diagnoses diagnoses;
    private final RunLogs logs;

    public TaskRunner(RunContext run, RunValues values, UserFrames frames, RunLogs logs) {
        this.names = new RunNames(run, values);
        this.values = values;
        this.host = run.host();
        this.masks = logs.masks();
        this.diagnoses = new Diagnoses(frames, masks);
        this.logs = logs;
    }

    /** One attempt at a task, to be made. */
    public Execution execution(Task task) {
        return new Execution(this, task);
    }

    Outcome run(Task task, Programs own) {
        TaskLog log = logs.open(task);
        Outcome outcome = equipped(task, log, own);
        try {
            logs.close(log);
            return outcome;
        } catch (StoreFailure lost) {
            return new Outcome.Failed(diagnoses.of(lost, task, near(task)), lost);
        }
    }

    private Outcome equipped(Task task, TaskLog log, Programs own) {
        programs.add(own);
        TaskNode node = task.node();
        try (Equipment equipment = new Equipment(task, host, log, masks, own)) {
            return node == null
                    ? decided(task, Ended.WITHOUT_BODY, values.of(equipment), equipment)
                    : attempt(task, node, equipment);
        } catch (Throwable exhausted) {
            // Whatever a body uses up, memory or stack, can be missing here too.
            return failed(task, exhausted, "exception");
        } finally {
            programs.remove(own);
        }
    }

    /** An attempt is given up: what its threads still print is not in its name. */
    public void abandon(Task task) {
        logs.abandon(task);
    }

    /**
     * How an attempt ends that was given up from outside, as by its timeout: nothing that it did is kept.
     *
     * @param kind as in {@link Failure}
     */
    public Outcome givenUp(Task task, Throwable why, String kind) {
        Outcome.Failed failed = failed(task, why, kind);
        if (!task.catches(why)) {
            return failed;
        }
        Changes changes = withFailure(Changes.NONE, task, failed.diagnosis().failure());
        return new Outcome.Done(changes, changes.on(task.view()), null, null, List.of(), failed.diagnosis(), null);
    }

    /** The same where nothing goes on, so that there is no use in catching it. */
    public Outcome.Failed failed(Task task, Throwable why, String kind) {
        return new Outcome.Failed(diagnoses.of(why, task, near(task)).as(kind), why);
    }

    private static Position near(Task task) {
        return task.node() == null ? Position.NOWHERE : task.node().position();
    }

    /** Ends the programs of attempts that were given up, and waits until they have ended. */
    @Override
    public void close() {
        programs.forEach(Programs::close);
    }

    /** What a body left when it ended. */
    private record Ended(Changes changes, @Nullable Diagnosis caught) {
        static final Ended WITHOUT_BODY = new Ended(Changes.NONE, null);
    }

    private Outcome attempt(Task task, TaskNode node, Equipment equipment) {
        try {
            RunValues own = values.of(equipment);
            Ended ended = task.hooked() == null
                    ? body(task, node, new BodyScope(task, names, own, equipment))
                    : hook(node, new HookScope(task, task.hooked(), names, own, equipment));
            return decided(task, ended, own, equipment);
        } catch (MissingSecretException missing) {
            return givenUp(task, missing, "exception");
        } catch (Throwable thrown) {
            return new Outcome.Failed(diagnoses.of(thrown, task, node.position()), thrown);
        }
    }

    private static Ended hook(TaskNode node, HookScope scope) throws Throwable {
        node.body().code().run(scope);
        return Ended.WITHOUT_BODY;
    }

    private Ended body(Task task, TaskNode node, BodyScope scope) throws Throwable {
        try {
            node.body().code().run(scope);
            return new Ended(withFailure(scope.keep(), task, null), null);
        } catch (Throwable thrown) {
            if (!task.catches(thrown)) {
                throw thrown;
            }
            Diagnosis caught = diagnoses.of(thrown, task, node.position());
            return new Ended(withFailure(kept(scope, task), task, caught.failure()), caught);
        }
    }

    /** What a failed body has set. Nothing where it was the keeping that failed, unless the language refuses it. */
    private static Changes kept(BodyScope scope, Task task) {
        try {
            return scope.keep();
        } catch (Throwable thrown) {
            if (!task.catches(thrown)) {
                throw thrown;
            }
            return Changes.NONE;
        }
    }

    private Changes withFailure(Changes changes, Task task, @Nullable Failure failure) {
        String name = task.node() == null ? null : task.node().options().catchInto();
        return name == null ? changes : changes.and(name, values.keep(name, failure));
    }

    private Outcome decided(Task task, Ended ended, RunValues own, Equipment equipment) {
        View left = ended.changes().on(task.view());
        if (task.decides() == null) {
            return new Outcome.Done(ended.changes(), left, null, null, own.losses(), ended.caught(), own.reads());
        }
        Deciding deciding = new Deciding(task, new ConditionScope(task, left, names, own, equipment), own);
        try {
            Decision decision = deciding.decide(task.decides());
            return new Outcome.Done(
                    ended.changes(), left, decision, deciding.warning(), own.losses(), ended.caught(), own.reads());
        } catch (Throwable thrown) {
            return new Outcome.Failed(diagnoses.of(thrown, task, deciding.position()), thrown);
        }
    }
}
