package flow.cli;

import flow.compile.DeploymentFacts;
import flow.compile.SubmittedEvents;
import flow.compile.SubmittedParameters;
import flow.event.Condition;
import flow.event.Conditions;
import flow.event.Dependency;
import flow.event.Event;
import flow.event.Start;
import flow.graph.Flow;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the environment of a pod says of the run of a deployment besides what each task is told. The first task of a run begins it with
 * that; all others find it in the store.
 *
 * @param parameters {@code FLOW_TASK_PARAMETERS}, see {@link SubmittedParameters}
 * @param facts {@code FLOW_TASK_DEPLOYMENT}
 * @param scheduledTime {@code FLOW_TASK_SCHEDULED}, when a schedule meant it to start; null when none did
 * @param events {@code FLOW_TASK_EVENTS}, base64 of a JSON object that has the body of each event that started it, as a text, by what the
 *     Sensor calls its dependency; empty when none did
 */
record DeployedRun(
        String parameters, DeploymentFacts facts, @Nullable Instant scheduledTime, String events) {
    static final String PARAMETERS = "FLOW_TASK_PARAMETERS";
    static final String DEPLOYMENT = "FLOW_TASK_DEPLOYMENT";
    static final String SCHEDULED = "FLOW_TASK_SCHEDULED";
    static final String EVENTS = "FLOW_TASK_EVENTS";

    /**
     * Empty where no deployment makes the run.
     *
     * @throws UsageFault when it cannot be understood
     */
    static Optional<DeployedRun> of(Map<String, String> environment) {
        String facts = environment.getOrDefault(DEPLOYMENT, "");
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DeployedRun(
                    environment.getOrDefault(PARAMETERS, ""),
                    DeploymentFacts.of(facts),
                    time(environment.getOrDefault(SCHEDULED, "")),
                    environment.getOrDefault(EVENTS, "")));
        } catch (IllegalArgumentException broken) {
            throw new UsageFault(DEPLOYMENT + " is not what 'flow deploy' wrote: " + broken.getMessage());
        }
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            throw new UsageFault(SCHEDULED + " is a time like 2026-11-27T02:00:00Z, not '" + text + "'");
        }
    }

    /**
     * What started it.
     *
     * @throws UsageFault when that is no event, or none that the flow waits for
     */
    Optional<Start> start(Flow flow) {
        if (events.isEmpty()) {
            return Optional.empty();
        }
        List<Condition> conditions = Conditions.of(flow, facts.branch());
        try {
            Map<String, String> bodies = SubmittedEvents.read(events);
            return bodies.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Start.of(conditions, came(conditions, bodies))
                            .orElseThrow(() -> new UsageFault("flow '" + flow.name() + "' does not wait for "
                                    + String.join(" and ", bodies.keySet()) + ", by which this run was started")));
        } catch (IllegalArgumentException broken) {
            throw new UsageFault("what started this run is no event: " + broken.getMessage());
        }
    }

    private static Map<String, Event> came(List<Condition> conditions, Map<String, String> bodies) {
        Map<String, Event> events = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            for (Dependency dependency : condition.dependencies()) {
                String body = bodies.get(dependency.id());
                if (body != null) {
                    events.put(
                            dependency.id(),
                            dependency.source() == null
                                    ? Event.parse(body)
                                    : Event.from(dependency.source(), dependency.name(), body));
                }
            }
        }
        return events;
    }

    /**
     * By name, as people typed them.
     *
     * @throws UsageFault when they were more than Argo hands to a pod, or are broken
     */
    Map<String, String> texts() {
        if (parameters.equals(SubmittedParameters.TOO_LARGE)) {
            throw new UsageFault(SubmittedParameters.TOO_LARGE_ADVICE);
        }
        try {
            return parameters.isEmpty() ? Map.of() : SubmittedParameters.read(parameters);
        } catch (IllegalArgumentException broken) {
            throw new UsageFault(PARAMETERS + " cannot be read: " + broken.getMessage());
        }
    }
}
