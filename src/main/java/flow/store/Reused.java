package flow.store;

import org.jspecify.annotations.Nullable;

/**
 * Where a task comes from that was not run but taken over.
 *
 * @param runId the run in which it ran
 * @param code what {@link RunStart#code} said of its step in that run; null when it is what the run at hand says
 */
public record Reused(String runId, @Nullable String code) {}
