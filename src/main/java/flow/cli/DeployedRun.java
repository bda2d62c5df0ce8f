package flow.cli;

import flow.compile.DeploymentFacts;
import flow.compile.SubmittedParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
 */
record DeployedRun(
        String parameters, DeploymentFacts facts, @Nullable Instant scheduledTime) {
    static final String PARAMETERS = "FLOW_TASK_PARAMETERS";
    static final String DEPLOYMENT = "FLOW_TASK_DEPLOYMENT";
    static final String SCHEDULED = "FLOW_TASK_SCHEDULED";

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
                    time(environment.getOrDefault(SCHEDULED, ""))));
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
