package flow.compile.argo;

import flow.compile.DeployOptions;
import flow.graph.Cron;
import flow.graph.Flow;
import flow.graph.Gang;
import flow.graph.Kubernetes;
import flow.graph.Parameter;
import flow.graph.Schedule;
import flow.graph.Secret;
import flow.graph.TaskNode;
import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What a flow wants and Argo cannot do: said with the script's line, never approximated. */
final class Refusals {
    /** In bytes: as much as a pod can be told of all parameters together. */
    private static final int MOST_DEFAULTS = 90_000;

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String IN_UTC = "write the times with timezone: 'UTC', where clocks are never changed";

    private final Flow flow;
    private final DeployOptions options;
    private final List<Problem> problems = new ArrayList<>();

    Refusals(Flow flow, DeployOptions options) {
        this.flow = flow;
        this.options = options;
    }

    List<Problem> all() {
        problems.addAll(new TriggerRefusals(flow).all());
        if (flow.starts().schedule() != null) {
            check(flow.starts().schedule());
        }
        checkDefaults();
        flow.tasks().forEach(this::check);
        return problems;
    }

    private void add(Position position, String message, String hint) {
        problems.add(Problem.of(Code.F030, position, message, hint));
    }

    private void check(Schedule schedule) {
        for (Cron cron : schedule.crons()) {
            cron.unixObstacle()
                    .ifPresent(obstacle -> add(
                            schedule.position(),
                            "Argo cannot run '" + cron.text() + "' ("
                                    + cron.dialect().title() + "): " + obstacle,
                            "Argo's crons have five fields: minute, hour, day of month, month, day of week"));
        }
        ControllerTimes.differences(schedule).forEach(difference -> add(schedule.position(), text(difference), IN_UTC));
        if (schedule.missed() == Schedule.Missed.ALL) {
            add(
                    schedule.position(),
                    "Argo starts only the latest of the times that a schedule missed, and missed: says 'all'",
                    "write missed: 'latest' or 'none'");
        }
        for (Parameter parameter : flow.parameters()) {
            if (parameter.required()) {
                add(
                        parameter.position(),
                        "parameter '" + parameter.name()
                                + "' is required, and nobody is there to give it when the schedule" + " starts a run",
                        "give it a default:, or leave the schedule out");
            }
        }
    }

    private static String text(ControllerTimes.Difference difference) {
        String what = difference.isLeftOut() ? "leaves out " : "starts a run too many at ";
        return "where clocks are changed, Argo's controller loses track of '"
                + difference.cron().text() + "': it " + what + MINUTES.format(difference.at()) + " in "
                + difference.at().getZone();
    }

    private void checkDefaults() {
        long size = options.defaults().values().stream()
                .mapToLong(value -> value.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (size > MOST_DEFAULTS) {
            Parameter largest = flow.parameters().stream()
                    .max((one, other) -> Integer.compare(length(one), length(other)))
                    .orElseThrow();
            add(
                    largest.position(),
                    "the defaults of the parameters have " + size / 1000
                            + " kB together, which is more than a pod can be told",
                    "keep what is large in a file beside the script or an object elsewhere, and its name in the parameter");
        }
    }

    private int length(Parameter parameter) {
        return options.defaults().getOrDefault(parameter.name(), "").length();
    }

    private void check(TaskNode node) {
        Double factor = node.options().effectiveRetry().factor();
        if (factor != null && !Backoff.isWhole(factor)) {
            add(
                    node.position(),
                    "step '" + node.name()
                            + "': Argo lets the delay between attempts grow by whole factors only, not by " + factor,
                    "write factor: " + (int) Math.ceil(factor));
        }
        for (Secret secret : node.options().effectiveSecrets()) {
            if (secret.provider() == Secret.Provider.AWS_SECRETS_MANAGER) {
                add(
                        node.position(),
                        "step '" + node.name() + "': this release reads no secrets of AWS Secrets Manager in pods",
                        "have them copied into a Kubernetes secret, and write 'kubernetes:secret/key'");
            }
        }
        if (node instanceof Gang && node.options().catchInto() != null) {
            add(
                    node.position(),
                    "step '" + node.name() + "': Argo cannot catch what becomes of the nodes of a gang",
                    "leave catchInto: out, and put it into a step that looks at what the gang has left");
        }
        if (node.options().kubernetes() != null) {
            check(node, node.options().kubernetes());
        }
    }

    private void check(TaskNode node, Kubernetes kubernetes) {
        if (kubernetes.placement().namespace() != null) {
            add(
                    node.position(),
                    "step '" + node.name() + "': Argo runs all pods of a run in the namespace of the deployment",
                    "leave namespace: out, and deploy with --namespace "
                            + kubernetes.placement().namespace());
        }
        KubernetesTexts.of(kubernetes).filter(PlainText::hasTag).findFirst().ifPresent(text -> {
            String shown = text.length() <= 60 ? text : text.substring(0, 60) + "…";
            add(
                    node.position(),
                    "step '" + node.name() + "': Argo would take '{{' in '" + shown + "' for an expression of its own",
                    "write it without two braces in a row");
        });
    }
}
