package flow.store;

/**
 * What a run goes on from.
 *
 * @param runId the run that it resumes
 * @param firstRunId the first run of the chain, which began from nothing: the same where that is the one it resumes
 */
public record Origin(String runId, String firstRunId) {}
