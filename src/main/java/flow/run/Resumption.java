package flow.run;

import flow.resume.Plan;

/**
 * How a run goes on from an earlier one.
 *
 * @param plan what it takes over
 * @param isAnew whether others may go on from that run too, after this one: a part of it is only to be run again. Otherwise one
 *     run alone ever does
 */
public record Resumption(Plan plan, boolean isAnew) {}
