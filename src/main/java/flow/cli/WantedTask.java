package flow.cli;

import flow.graph.Flow;
import flow.graph.TaskId;
import flow.resume.Fate;
import flow.resume.Plan;
import flow.resume.Reason;
import flow.resume.Rerun;
import flow.store.RunReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the one task of a run that was asked for, with everything that it needs. */
final class WantedTask {
    private static final int LISTED = 10;

    private final Flow flow;
    private final RunReader origin;

    WantedTask(Flow flow, RunReader origin) {
        this.flow = flow;
        this.origin = origin;
    }

    /**
     * What that task takes over.
     *
     * @throws UsageFault when there is no such task, more than one may be meant, or what it needs is not there
     */
    Plan plan(TypedTask typed) {
        requireStep(typed.step());
        TaskId task = task(typed);
        Plan plan = Plan.ofOne(flow, origin, task);
        boolean isReady = plan.reruns().anyMatch(rerun -> rerun.reason().kind() == Reason.Kind.ASKED);
        if (!isReady) {
            throw withoutInputs(plan, task.toString());
        }
        return plan;
    }

    private void requireStep(String typed) {
        List<String> steps = flow.tasks().stream().map(step -> step.name()).toList();
        if (!steps.contains(typed)) {
            throw new UsageFault(Unknown.step(typed, steps));
        }
    }

    private TaskId task(TypedTask typed) {
        Plan plan = Plan.of(flow, origin, null);
        List<Fate> fates = plan.fates().stream()
                .filter(fate -> fate.step().equals(typed.step()))
                .toList();
        if (fates.isEmpty()) {
            throw new UsageFault("run " + origin.runId() + " has no task of '" + typed.step()
                    + "': it took another way, or there were no items");
        }
        List<TaskId> known = fates.stream().flatMap(fate -> fate.id().stream()).toList();
        if (known.isEmpty()) {
            throw withoutInputs(plan, fates.get(0).task());
        }
        return typed.index() == null ? single(typed.step(), known) : named(typed, known);
    }

    /** The nodes of a gang are one. */
    private static TaskId single(String step, List<TaskId> known) {
        List<TaskId> wholes = known.stream().map(TaskId::whole).distinct().toList();
        if (wholes.size() > 1) {
            throw new UsageFault("'" + step + "' has " + wholes.size() + " tasks, say which: " + listed(wholes));
        }
        return known.get(0);
    }

    private TaskId named(TypedTask typed, List<TaskId> known) {
        return known.stream()
                .filter(typed::isMeant)
                .findFirst()
                .orElseThrow(() -> new UsageFault("run " + origin.runId() + " has no task '" + typed.index()
                        + "'; there " + (known.size() == 1 ? "is " : "are ") + listed(known)));
    }

    private static String listed(List<TaskId> tasks) {
        String first = tasks.stream().limit(LISTED).map(TaskId::toString).collect(Collectors.joining(", "));
        return tasks.size() > LISTED ? first + " and " + (tasks.size() - LISTED) + " more" : first;
    }

    /** @param spelled a task that would be run only because of what stands before it, or of where it stands */
    private UsageFault withoutInputs(Plan plan, String spelled) {
        String what = "'" + spelled + "' has no inputs in run " + origin.runId() + ": ";
        Optional<Reason> why = plan.reruns()
                .filter(rerun -> rerun.task().equals(spelled))
                .map(Rerun::reason)
                .findFirst();
        return plan.reruns()
                .filter(Rerun::isCause)
                .filter(cause -> why.equals(Optional.of(Reason.after(cause.task()))))
                .findFirst()
                .map(cause -> new UsageFault(what + "'" + cause.task() + "' before it is not done ("
                        + cause.reason().text() + ")"))
                .orElseGet(
                        () -> new UsageFault(what + why.map(Reason::text).orElse("what stands before it has changed")));
    }
}
