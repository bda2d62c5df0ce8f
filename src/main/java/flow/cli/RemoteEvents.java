package flow.cli;

import flow.Failure;
import flow.client.NotFound;
import flow.client.Runs;
import flow.client.Task;
import flow.compile.argo.ArgoNames;
import flow.deploy.DeployRefused;
import flow.deploy.Deployer;
import flow.deploy.RemoteRun;
import flow.deploy.RemoteRun.RemoteTask;
import flow.deploy.Trouble;
import flow.graph.Flow;
import flow.graph.StepOptions;
import flow.graph.TaskId;
import flow.graph.TaskNode;
import flow.problem.Position;
import flow.problem.Visible;
import flow.progress.Progress;
import flow.run.RunEvent;
import flow.run.RunResult;
import flow.store.LogEntry;
import flow.store.LogLine;
import flow.store.LogSource;
import flow.store.RunEnd.Status;
import flow.store.RunIds;
import flow.store.Store;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import flow.task.Diagnosis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes of what a target says of a run, look after look, what would be told of one on this machine. */
final class RemoteEvents {
    /** What needs no word. */
    private static final Set<String> USUAL =
            Set.of(RemoteRun.Phase.PENDING.spelling(), RemoteRun.Phase.RUNNING.spelling());

    private final Surroundings surroundings;
    private final Supplier<Store> store;
    private final Deployer deployer;
    private final Flow flow;
    private final String id;
    private final Progress progress;
    private final Set<String> begun = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final Set<Trouble> troubles = new HashSet<>();
    private final Map<TaskId, Diagnosis> failed = new LinkedHashMap<>();
    /** What became of pods whose tasks are caught, until they are. */
    private final Map<TaskId, Diagnosis> lost = new LinkedHashMap<>();

    private boolean isStarted;
    private String state = RemoteRun.Phase.RUNNING.spelling();

    /** Who may not look at pods is told nothing of them, and everything else. */
    private boolean areTroublesKnown = true;

    private @Nullable Runs runs;

    /**
     * @param store opens the place where the run's tasks tell of themselves
     * @param name as its target calls it
     */
    RemoteEvents(
            Surroundings surroundings,
            Supplier<Store> store,
            Deployer deployer,
            Flow flow,
            String name,
            Progress progress) {
        this.surroundings = surroundings;
        this.store = store;
        this.deployer = deployer;
        this.flow = flow;
        this.id = RunIds.ofArgo(name);
        this.progress = progress;
    }

    void tell(RemoteRun run) {
        if (!isStarted) {
            isStarted = true;
            progress.accept(new RunEvent.RunStarted(now(run.startedAt()), id, flow.name()));
        }
        if (!run.phase().isOver()) {
            tellState(RemoteStatus.state(run));
        }
        run.tasks().stream().filter(task -> !task.isBehindEnd()).forEach(this::tell);
        boolean isWaiting = run.tasks().stream().anyMatch(task -> task.phase() == RemoteRun.Phase.PENDING);
        if (isWaiting && areTroublesKnown) {
            try {
                deployer.troubles(run.name()).stream().filter(troubles::add).forEach(this::warn);
            } catch (DeployRefused untold) {
                areTroublesKnown = false;
            }
        }
    }

    /** That a run waits for its turn, is suspended or is being terminated, and that it is no more. */
    private void tellState(String now) {
        boolean isNews = !now.equals(state) && !(USUAL.contains(now) && USUAL.contains(state));
        state = now;
        if (isNews) {
            say("Argo: " + now);
        }
    }

    /** As of the run itself: nothing of it is a task's. */
    private void say(String text) {
        LogLine line = new LogLine(
                surroundings.clock().instant(),
                LogLine.Stream.ERR,
                Visible.text(text).replace('\n', ' '));
        progress.accept(new RunEvent.LinePrinted(new LogEntry(LogSource.RUN, line)));
    }

    private void warn(Trouble trouble) {
        progress.accept(new RunEvent.Warning(
                surroundings.clock().instant(),
                TaskId.of(ArgoNames.step(trouble.task()), ""),
                Position.NOWHERE,
                trouble.task() + " cannot start yet: "
                        + Visible.text(RemoteStatus.text(trouble)).replace('\n', ' ')));
    }

    private void tell(RemoteTask task) {
        Optional<TaskId> known = id(task);
        if (known.isEmpty() || task.phase() == RemoteRun.Phase.PENDING) {
            return;
        }
        String attempt = task.name() + " " + task.at() + " " + task.attempt();
        TaskId which = known.get();
        boolean isHandler = !task.name().startsWith(ArgoNames.task(which.step()) + "(")
                && !task.name().equals(ArgoNames.task(which.step()));
        if (!isHandler && begun.add(attempt)) {
            progress.accept(new RunEvent.TaskStarted(now(task.startedAt()), which, task.attempt()));
        }
        if (task.phase().isOver() && ended.add(attempt)) {
            end(task, which, isHandler);
        }
    }

    private void end(RemoteTask task, TaskId which, boolean isHandler) {
        Instant at = now(task.endedAt());
        Duration took = Duration.between(task.startedAt() == null ? at : task.startedAt(), at);
        if (!task.phase().isBad()) {
            Diagnosis caught = isHandler ? lost.remove(which) : null;
            progress.accept(new RunEvent.TaskFinished(at, which, task.attempt(), took, caught));
            return;
        }
        Diagnosis diagnosis = diagnosis(which, task);
        if (task.isRepeated()) {
            progress.accept(
                    new RunEvent.TaskRetried(at, which, task.attempt(), diagnosis, delay(which, task.attempt())));
        } else if (isHandler || !isCaught(which)) {
            failed.put(which, diagnosis);
            progress.accept(new RunEvent.TaskFailed(at, which, task.attempt(), diagnosis));
        } else {
            lost.put(which, diagnosis);
        }
    }

    /** Whether something else takes over what becomes of its pod. */
    private boolean isCaught(TaskId task) {
        return options(task).catchInto() != null;
    }

    /** As the step has it, and so Argo: until the next attempt. */
    private Duration delay(TaskId task, int attempt) {
        return options(task).effectiveRetry().delayBefore(attempt + 1);
    }

    /** None of a task that only decides. */
    private StepOptions options(TaskId task) {
        return flow.tasks().stream()
                .filter(node -> node.name().equals(task.step()))
                .map(TaskNode::options)
                .findFirst()
                .orElse(StepOptions.NONE);
    }

    /** As the task itself tells it in the store; of one that did not live to tell, as the target does. */
    private Diagnosis diagnosis(TaskId which, RemoteTask task) {
        return written(which, task.attempt()).orElseGet(() -> {
            Failure failure =
                    new Failure("", task.message(), "", "lost", task.attempt() + 1, which.step(), which.toString());
            return new Diagnosis(failure, Position.NOWHERE, List.of(), null, null);
        });
    }

    private Optional<Diagnosis> written(TaskId which, int attempt) {
        try {
            Task task = runs().get(id).step(which.step()).task(which.toString());
            return task.failedAttempts().stream()
                    .filter(failure -> failure.attempt() == attempt)
                    .findFirst()
                    .map(Diagnosis::of);
        } catch (NotFound | StoreFailure | StoreCorrupt unknown) {
            return Optional.empty();
        }
    }

    private Runs runs() {
        Runs opened = runs == null ? new Runs(store.get()) : runs;
        runs = opened;
        return opened;
    }

    ExitCode end(RemoteRun run) {
        boolean isGood = !run.phase().isBad();
        Status status = isGood ? Status.SUCCEEDED : run.isTerminated() ? Status.ABORTED : Status.FAILED;
        RunResult result = new RunResult(id, status, failed.size(), new ArrayList<>(failed.values()), List.of(), null);
        progress.accept(new RunEvent.RunFinished(now(run.endedAt()), result));
        if (!isGood && failed.isEmpty() && !run.message().isEmpty()) {
            surroundings.err().println("Argo says: " + Visible.text(run.message()));
        }
        return isGood ? ExitCode.OK : ExitCode.RUN_FAILED;
    }

    /** Empty for what flow did not name. */
    private Optional<TaskId> id(RemoteTask task) {
        try {
            return Optional.of(TaskId.of(ArgoNames.step(task.name()), task.at()));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Instant now(@Nullable Instant told) {
        return told == null ? surroundings.clock().instant() : told;
    }
}
