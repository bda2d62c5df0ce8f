package flow.compile.argo;

import flow.compile.DeployOptions;
import flow.compile.Manifest;
import flow.graph.Cron;
import flow.graph.Flow;
import flow.graph.Schedule;
import java.util.List;
import java.util.Map;

/** Starts runs at certain times. */
final class CronWorkflow {
    /** Of the policies for runs that overlap; flow's are the same, in lower case. */
    private static final Map<Schedule.Concurrency, String> CONCURRENCY = Map.of(
            Schedule.Concurrency.ALLOW, "Allow",
            Schedule.Concurrency.FORBID, "Forbid",
            Schedule.Concurrency.REPLACE, "Replace");

    /** How many finished runs Argo leaves alone; how long it does is for the template to say. */
    private static final int HISTORY = 1000;

    private CronWorkflow() {}

    /** How late a run is started that could not be in time, as while Argo's controller was down; none is with 0. */
    private static long deadline(Schedule schedule) {
        return schedule.missed() == Schedule.Missed.NONE
                ? 0
                : schedule.startingDeadline().toSeconds();
    }

    static Manifest of(Flow flow, Schedule schedule, DeployOptions options) {
        String name = ArgoNames.deployment(options.name());
        Map<String, Object> time = Fields.of("name", Environment.SCHEDULED)
                .with("value", "{{workflow.scheduledTime}}")
                .map();
        Map<String, Object> run = Fields.of("workflowTemplateRef", Map.of("name", name))
                .with("arguments", Map.of("parameters", List.of(time)))
                .map();
        Map<String, Object> spec = Fields.of(
                        "schedules",
                        schedule.crons().stream().map(Cron::toUnix).distinct().toList())
                .with("timezone", schedule.effectiveTimezone().getId())
                .with("concurrencyPolicy", CONCURRENCY.get(schedule.concurrency()))
                .with("startingDeadlineSeconds", deadline(schedule))
                .with("successfulJobsHistoryLimit", HISTORY)
                .with("failedJobsHistoryLimit", HISTORY)
                .with("workflowMetadata", Map.of("labels", Labels.of(options)))
                .with("workflowSpec", run)
                .map();
        return new Manifest(Fields.of("apiVersion", WorkflowTemplates.API)
                .with("kind", "CronWorkflow")
                .with(
                        "metadata",
                        Fields.of("name", name)
                                .with("labels", Labels.of(options))
                                .with("annotations", Annotations.titles(flow))
                                .map())
                .with("spec", spec)
                .map());
    }
}
