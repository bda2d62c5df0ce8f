package flow.deploy.kubernetes;

import flow.compile.argo.Marks;
import flow.deploy.Deployment;
import flow.event.Condition;
import flow.event.WrittenConditions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads from the objects of a deployment what it is. */
final class DeploymentReader {
    /** Of a CronWorkflow that could not start a run. */
    private static final List<String> PROBLEMS = List.of("SubmissionError", "SpecError");

    private DeploymentReader() {}

    /**
     * @param main its WorkflowTemplate
     * @param cron null when it has no schedule
     * @param sensor null when it waits for nothing, or it is not known
     */
    static Deployment of(Live main, @Nullable Live cron, @Nullable Live sensor) {
        return of(main, cron, sensor, null);
    }

    /** One of which somebody took the WorkflowTemplate away: what is written down there is gone with it. */
    static Deployment broken(Live cron) {
        return of(cron, cron, null, ObjectType.WORKFLOW_TEMPLATE.kind() + " " + cron.name() + " is gone");
    }

    private static Deployment of(Live main, @Nullable Live cron, @Nullable Live sensor, @Nullable String fault) {
        String branch = main.annotation(Marks.BRANCH);
        return new Deployment(
                main.name(),
                main.annotation(Marks.FLOW),
                branch.isEmpty() ? null : branch,
                main.annotation(Marks.PRODUCTION).equals("true"),
                main.annotation(Ownership.OWNER),
                main.annotation(Marks.PACKAGE),
                main.annotation(Marks.STORE),
                cron == null ? null : timetable(cron),
                isTriggered(main) ? new Deployment.Waits(conditions(main), problem(sensor)) : null,
                inputs(main),
                main.list("metadata", "managedFields").stream()
                        .filter(fields -> fields.text("manager").equals(ApiServer.FIELD_MANAGER))
                        .map(fields -> fields.time("time"))
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                fault);
    }

    private static Deployment.Timetable timetable(Live cron) {
        return new Deployment.Timetable(
                cron.texts("spec", "schedules"),
                cron.text("spec", "timezone"),
                isSuspended(cron),
                cron.time("status", "lastScheduledTime"),
                cron.list("status", "conditions").stream()
                        .filter(condition -> PROBLEMS.contains(condition.text("type")))
                        .filter(condition -> condition.text("status").equals("True"))
                        .map(condition -> condition.text("message"))
                        .findFirst()
                        .orElse(null));
    }

    static boolean isSuspended(Live cron) {
        return cron.isTrue("spec", "suspend");
    }

    /** Whether it has a Sensor. */
    static boolean isTriggered(Live main) {
        return !main.annotation(Marks.TRIGGERS).isEmpty();
    }

    /** What Argo Events has against a Sensor, such as that there is no bus. */
    private static @Nullable String problem(@Nullable Live sensor) {
        return sensor == null
                ? null
                : sensor.list("status", "conditions").stream()
                        .filter(condition -> condition.text("status").equals("False"))
                        .map(condition -> condition.text("message"))
                        .findFirst()
                        .orElse(null);
    }

    /** None where somebody changed what was written down of them. */
    private static List<Condition> conditions(Live main) {
        try {
            return WrittenConditions.read(main.annotation(Marks.TRIGGERS));
        } catch (IllegalArgumentException changed) {
            return List.of();
        }
    }

    /** Of the flow's own; what only the schedule fills in has no type. */
    private static List<Deployment.Input> inputs(Live main) {
        Map<String, String> types = types(main.annotation(Marks.PARAMETERS));
        return main.list("spec", "arguments", "parameters").stream()
                .filter(parameter -> types.containsKey(parameter.text("name")))
                .map(parameter -> new Deployment.Input(
                        parameter.text("name"),
                        types.get(parameter.text("name")),
                        parameter.at("value") == null ? null : parameter.text("value"),
                        parameter.texts("enum")))
                .toList();
    }

    private static Map<String, String> types(String written) {
        Map<String, String> types = new LinkedHashMap<>();
        for (String one : written.split(", ")) {
            int colon = one.indexOf(": ");
            if (colon > 0) {
                types.put(one.substring(0, colon), one.substring(colon + 2));
            }
        }
        return types;
    }
}
