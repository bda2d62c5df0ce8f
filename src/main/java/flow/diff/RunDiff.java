package flow.diff;

import flow.client.Artifact;
import flow.client.Run;
import flow.client.Step;
import flow.client.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Two runs side by side. When they ran, and how long it took, are no differences.
 *
 * @param code what they were made of: {@code flow}, {@code graph} (its digest), and {@code step NAME} for each step (the digest of its code, empty when it is
 *     not known)
 * @param parameters by name, in the order of the script
 * @param tasks {@code STEP/TASK}; equal when they went alike: in the same state, after as many attempts
 * @param artifacts {@code STEP/TASK/NAME}: what each task set; equal when the digests are
 */
public record RunDiff(
        Run left,
        Run right,
        List<Sides<String>> code,
        List<Sides<Artifact>> parameters,
        List<Sides<Task>> tasks,
        List<Sides<Artifact>> artifacts) {

    /** All that either of them has, equal or not. */
    public static RunDiff of(Run left, Run right) {
        return new RunDiff(
                left,
                right,
                Sides.of(code(left), code(right), RunDiff::isSameCode),
                Sides.of(left.getParameters(), right.getParameters(), RunDiff::isEqual),
                Sides.of(tasks(left), tasks(right), RunDiff::isAlike),
                Sides.of(artifacts(left), artifacts(right), RunDiff::isEqual));
    }

    private static Map<String, String> code(Run run) {
        Map<String, String> code = new LinkedHashMap<>();
        code.put("flow", run.getFlow());
        code.put("graph", run.getGraph());
        run.getSteps()
                .forEach(step -> code.put("step " + step.getName(), Objects.requireNonNullElse(step.getCode(), "")));
        return code;
    }

    /** What is not known of one is no difference. */
    private static boolean isSameCode(String left, String right) {
        return left.equals(right) || left.isEmpty() || right.isEmpty();
    }

    private static Map<String, Task> tasks(Run run) {
        Map<String, Task> tasks = new LinkedHashMap<>();
        for (Step step : run.getSteps()) {
            step.getTasks().forEach(task -> tasks.put(step.getName() + "/" + task.getId(), task));
        }
        return tasks;
    }

    private static Map<String, Artifact> artifacts(Run run) {
        Map<String, Artifact> artifacts = new LinkedHashMap<>();
        tasks(run)
                .forEach((path, task) ->
                        task.getOwn().forEach((name, artifact) -> artifacts.put(path + "/" + name, artifact)));
        return artifacts;
    }

    private static boolean isAlike(Task left, Task right) {
        return left.getState() == right.getState() && left.getAttempts() == right.getAttempts();
    }

    private static boolean isEqual(Artifact left, Artifact right) {
        return left.getDigest().equals(right.getDigest()) && left.getEncoding().equals(right.getEncoding());
    }

    /** Only what differs. */
    public RunDiff differing() {
        return new RunDiff(
                left,
                right,
                Sides.differing(code),
                Sides.differing(parameters),
                Sides.differing(tasks),
                Sides.differing(artifacts));
    }

    /** Whether nothing differs. */
    public boolean isEqual() {
        return Stream.of(code, parameters, tasks, artifacts)
                .flatMap(List::stream)
                .allMatch(Sides::isEqual);
    }
}
